import { useMemo, useRef, useState } from 'react';
import { keysOf } from '../../../../shared/commands.ts';
import { conflictedCopyOf } from '../../../../shared/domain/conflicted-copy.ts';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { NoteSummary } from '../../../../shared/domain/interview.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { askHighlights, useResolved } from '../../../state/evidence.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useVault } from '../../../state/vault.ts';
import { isMac, pressed } from '../../../ui/keys.ts';
import { acceptWords, chooseHolder, countAs, putMarkBack, takeOut } from './evidence-edits.ts';
import { type EvidenceAction, type EvidenceActions, evidenceActions, whyNot } from './row-actions.ts';
import { type EvidenceRow, orderOf, rowsOf } from './rows.ts';
import { focusRow, leaveFrom, useActiveRow } from './use-active-row.ts';
import { usePuttable } from './use-puttable.ts';

/** Quotes that stay as they were attached, and what had become of them then. For as long as the window is open. */
const kept = new Set<string>();
const keptKey = ({ one: { evidence, at } }: EvidenceRow) =>
  `${evidence.highlight} ${evidence.quote}\n${at?.text ?? ''}`;

/** The evidence of a finding with all that can be done about it, by mouse and by keys. `pick` asks for another highlight. */
export function useEvidence(finding: FindingSummary, pick: (row: EvidenceRow) => void) {
  const list = useMemo(() => [finding], [finding]);
  const found = useResolved(list)?.get(finding.id) ?? null;
  const [keptNow, setKeptNow] = useState(new Set(kept));
  const plain = useMemo(() => rowsOf(finding, found?.resolved ?? null), [finding, found]);
  const puttable = usePuttable(plain);
  const notes = useVault((s) => s.notes);
  const copied = useMemo(() => withCopies(notes), [notes]);
  const rows = useMemo(
    () =>
      plain.map((row) => ({
        ...row,
        canPutBack: puttable.has(row.key),
        isKept: keptNow.has(keptKey(row)),
        hasCopy: copied.has(row.one.at?.noteId ?? ''),
      })),
    [plain, puttable, keptNow, copied],
  );
  const order = useMemo(() => orderOf(rows), [rows]);
  const { active, setActive, pane } = useActiveRow(finding.id, order);
  const now = useRef({ finding, rows, order });
  now.current = { finding, rows, order };

  const actions = useMemo<EvidenceActions>(() => {
    const run = (key: string, action: EvidenceAction) => {
      const { finding, rows } = now.current;
      const row = rows.find((one) => one.key === key);
      if (!row || whyNot(row, action) !== null) return;
      if (action === 'open') {
        leaveFrom(finding.id, key);
        openIn(row);
      } else if (action === 'keep') {
        if (!kept.delete(keptKey(row))) kept.add(keptKey(row));
        setKeptNow(new Set(kept));
      } else if (action === 'accept') void acceptWords(finding, row);
      else if (action === 'put-back') void putMarkBack(row);
      else if (action === 'replace') pick(row);
      else if (action === 'remove') void takeOut(finding, row);
      else if (action !== row.one.evidence.stance) void countAs(finding, row, action);
    };
    return {
      run,
      async choose(key, noteId) {
        const row = now.current.rows.find((one) => one.key === key);
        if (!row || row.locked) return;
        const { highlights } = await askHighlights({ ids: [row.one.evidence.highlight] });
        const holder = highlights.find((one) => one.noteId === noteId);
        if (holder) await chooseHolder(now.current.finding, row, holder);
      },
      onFocus: setActive,
      onKey(key, event) {
        const { order } = now.current;
        const at = order.indexOf(key);
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[event.key];
        const action = evidenceActions.find((one) =>
          keysOf(`evidence:${one}`, isMac).some((keys) => pressed(keys, event)),
        );
        if (to === undefined && !action) return;
        event.preventDefault();
        event.stopPropagation();
        if (action) return run(key, action);
        const next = order[Math.max(0, Math.min(order.length - 1, to ?? at))];
        if (next !== undefined) focusRow(pane, next);
      },
    };
  }, [pick, setActive, pane]);

  useRowCommands(actions, rows.find((row) => row.key === active) ?? null);
  return { rows, counts: found?.counts ?? null, active, actions, pane };
}

function useRowCommands(actions: EvidenceActions, row: EvidenceRow | null) {
  const why = (action: EvidenceAction) => (row ? whyNot(row, action) : 'Choose a piece of evidence first');
  const run = (action: EvidenceAction) => () => row && actions.run(row.key, action);
  useCommand('evidence:open', run('open'), why('open'));
  useCommand('evidence:supports', run('supports'), why('supports'));
  useCommand('evidence:contradicts', run('contradicts'), why('contradicts'));
  useCommand('evidence:context', run('context'), why('context'));
  useCommand('evidence:accept', run('accept'), why('accept'));
  useCommand('evidence:keep', run('keep'), why('keep'));
  useCommand('evidence:put-back', run('put-back'), why('put-back'));
  useCommand('evidence:replace', run('replace'), why('replace'));
  useCommand('evidence:remove', run('remove'), why('remove'));
}

/** Ids of the interviews beside whose files a conflicted copy stands. */
function withCopies(notes: readonly NoteSummary[]): ReadonlySet<string> {
  const originals = new Set(notes.map(({ path }) => conflictedCopyOf(path)).filter((path) => path !== null));
  if (originals.size === 0) return originals;
  return new Set(notes.filter(({ path }) => originals.has(path)).map(({ id }) => id));
}

function openIn({ one: { at } }: EvidenceRow) {
  if (!at) return;
  const reveal = { highlightId: at.highlightId };
  useNavigation.getState().go({ area: 'interviews', noteId: at.noteId, reveal, focus: 'body' });
}

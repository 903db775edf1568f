import { Plus } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { keysOf } from '../../../../shared/commands.ts';
import { type FindingSummary, type Stance, stances } from '../../../../shared/domain/finding.ts';
import type { Counts } from '../../../../shared/findings/count.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useVault } from '../../../state/vault.ts';
import side from '../../../styles/side-pane.module.css';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { plural } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { isMac } from '../../../ui/keys.ts';
import { PaneHeader } from '../../../ui/PaneHeader.tsx';
import { trashFindings } from '../list/trash-findings.ts';
import { ReviewSection } from '../review/ReviewSection.tsx';
import { ReviewContext } from '../review/review-context.ts';
import { useFindingReviews } from '../review/use-finding-reviews.ts';
import { EvidenceItem, stanceIcons } from './EvidenceItem.tsx';
import styles from './EvidencePane.module.css';
import { EvidencePicker, type Picking } from './EvidencePicker.tsx';
import { EvidenceSummary } from './EvidenceSummary.tsx';
import { oppositeQuery, searchWords } from './opposite.ts';
import type { EvidenceActions } from './row-actions.ts';
import { byStance, type EvidenceRow } from './rows.ts';
import { Suggestions } from './Suggestions.tsx';
import { useEvidence } from './use-evidence.ts';

/** Rows of a group that are drawn at first, and so many more on request. */
const atFirst = 50;
const more = 100;

/** What a claim rests on, beside its text. Composed by the workbench. */
export function EvidencePane({ findingId }: { findingId: string }) {
  const finding = useVault((s) => s.findings.find(({ id }) => id === findingId));
  if (finding) return <Evidence key={finding.id} finding={finding} />;
  return (
    <section data-pane="inspector" aria-label="Evidence" className={cx(side.pane, styles.pane)}>
      <PaneHeader title="Evidence" />
    </section>
  );
}

function Evidence({ finding }: { finding: FindingSummary }) {
  const [picking, setPicking] = useState<Picking | null>(null);
  const replace = useCallback(
    (row: EvidenceRow) =>
      setPicking({
        replaces: row,
        stance: row.one.evidence.stance,
        query: searchWords(row.one.evidence.quote).join(' '),
      }),
    [],
  );
  const { rows, counts, active, actions, pane } = useEvidence(finding, replace);
  const groups = useMemo(() => byStance(rows), [rows]);
  const locked = finding.readOnly === null ? null : 'This finding is open for reading only';
  const { reviews, context } = useFindingReviews(finding, locked);
  const add = (stance: Stance) => setPicking({ replaces: null, stance, query: '' });
  const opposite = () =>
    setPicking({
      replaces: null,
      stance: 'contradicts',
      query: oppositeQuery(
        finding.claim,
        rows.map(({ one }) => one),
      ),
    });
  useCommand('evidence:add', () => add('supports'), locked);
  useCommand('evidence:opposite', opposite, locked);
  useCommand('finding:trash', () => {
    useNavigation.getState().go({ area: 'findings' });
    void trashFindings([finding.id]);
  });

  return (
    <section ref={pane} data-pane="inspector" aria-label="Evidence" className={cx(side.pane, styles.pane)}>
      <PaneHeader title="Evidence" count={rows.length}>
        <IconButton
          label="Add evidence…"
          keys={keysOf('evidence:add', isMac)[0] ?? ''}
          icon={<Plus size={16} aria-hidden />}
          aria-disabled={locked !== null || undefined}
          onClick={() => locked === null && add('supports')}
        />
      </PaneHeader>
      <ReviewContext value={context}>
        <div className={styles.body}>
          <ReviewSection reviews={reviews} />
          <EvidenceSummary counts={counts} isEmpty={rows.length === 0} />
          {stances.map((stance) => (
            <Group key={stance} stance={stance} rows={groups[stance]} counts={counts} active={active} actions={actions}>
              {stance === 'supports' && rows.length === 0 && (
                <p className={styles.empty}>
                  No evidence yet.{' '}
                  <button
                    type="button"
                    className={styles.link}
                    disabled={locked !== null}
                    onClick={() => add('supports')}
                  >
                    Add a highlight
                  </button>
                </p>
              )}
              {stance === 'contradicts' && groups.contradicts.length === 0 && (
                <p className={styles.empty}>
                  None yet.{' '}
                  <button type="button" className={styles.link} disabled={locked !== null} onClick={opposite}>
                    Search for the opposite
                  </button>
                </p>
              )}
            </Group>
          ))}
          <Suggestions finding={finding} locked={locked !== null} />
        </div>
      </ReviewContext>
      {picking && <EvidencePicker finding={finding} {...picking} close={() => setPicking(null)} />}
    </section>
  );
}

const titles: Record<Stance, string> = { supports: 'Supports', contradicts: 'Counter-evidence', context: 'Context' };

interface GroupProps {
  stance: Stance;
  rows: readonly EvidenceRow[];
  counts: Counts | null;
  active: string | null;
  actions: EvidenceActions;
  /** What stands there where the group is empty. */
  children: ReactNode;
}

function Group({ stance, rows, counts, active, actions, children }: GroupProps) {
  const [most, setMost] = useState(atFirst);
  if (rows.length === 0 && stance === 'context') return null;
  const Icon = stanceIcons[stance];
  const against = stance === 'contradicts' && counts && counts.contradicting.mentions > 0 ? counts.contradicting : null;
  return (
    <section className={styles.group} data-stance={stance} aria-labelledby={`evidence-${stance}`}>
      <h2 id={`evidence-${stance}`} className={side.head}>
        <Icon size={14} aria-hidden />
        {titles[stance]} <span className={side.count}>{rows.length.toLocaleString('en-US')}</span>
        {against && (
          <span className={styles.tally}>
            {plural(against.people, 'person', 'people')} · {plural(against.companies, 'company', 'companies')}
          </span>
        )}
      </h2>
      {children}
      {rows.length > 0 && (
        <ul aria-label={titles[stance]}>
          {rows.slice(0, most).map((row) => (
            <EvidenceItem key={row.key} row={row} active={row.key === active} actions={actions} />
          ))}
        </ul>
      )}
      {rows.length > most && (
        <Button variant="quiet" className={styles.showMore} onClick={() => setMost(most + more)}>
          Show {Math.min(more, rows.length - most)} more of {rows.length - most}
        </Button>
      )}
    </section>
  );
}

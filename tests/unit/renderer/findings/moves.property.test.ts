import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceRows, toSort, waitingRow } from '../../../../renderer/features/findings/board/cards.ts';
import { cardsAt } from '../../../../renderer/features/findings/board/evidence-model.ts';
import { withPending } from '../../../../renderer/features/findings/board/pending.ts';
import { planMove } from '../../../../renderer/features/findings/board/plan-move.ts';
import { type FindingSummary, stances } from '../../../../shared/domain/finding.ts';
import { applyEdits } from '../../../../shared/markdown/document-edits.ts';
import { readFindingFields } from '../../../../shared/markdown/finding-fields.ts';
import { noteText } from '../../../support/temp-vault.ts';
import { runs } from '../../shared/markdown/markdown-arbitrary.ts';
import { evidence, finding, highlight, highlightId } from './board.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const all = names.map((name) => highlight(name));
const ids = ['01JDA0R7Y5N3W9Q2H8E6C4KQA0', '01JDA0R7Y5N3W9Q2H8E6C4KQA1', '01JDA0R7Y5N3W9Q2H8E6C4KQA2'];

const start = fc.array(
  fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...stances)), { selector: ([name]) => name }),
  {
    minLength: 3,
    maxLength: 3,
  },
);
/** From and to: a finding, or -1 for those to sort. */
const moves = fc.array(
  fc.record({
    from: fc.integer({ min: -1, max: 2 }),
    to: fc.integer({ min: -1, max: 2 }),
    picks: fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 3 }),
    stance: fc.option(fc.constantFrom(...stances)),
  }),
  { maxLength: 12 },
);

test('what the board shows at once is what the files say afterwards, and no highlight is lost on the way', () => {
  fc.assert(
    fc.property(start, moves, (begun, steps) => {
      let files = begun.map((items, at) =>
        noteText({
          id: ids[at],
          claim: `Claim ${at}`,
          evidence: items.map(([name, stance]) => evidence(name, stance)),
        }),
      );
      const read = (): FindingSummary[] =>
        files.map((text, at) =>
          finding({ id: ids[at] ?? '', claim: `Claim ${at}`, evidence: readFindingFields(text).evidence }),
        );
      for (const { from, to, picks, stance } of steps) {
        const before = read();
        const source = from < 0 ? null : before[from]!;
        const rows = source ? evidenceRows(source, [], new Map(), true) : toSort(all, before).map(waitingRow);
        const keys = rows.map(({ key }) => key);
        const cards = cardsAt(
          picks.flatMap((pick) => keys[pick] ?? []),
          rows,
        );
        const plan = planMove({ cards, from: source, to: to < 0 ? null : before[to]!, stance });
        if (plan === null || typeof plan === 'string') continue;
        const shown = before.map((one) =>
          withPending(
            one,
            plan.pending.map((change, id) => ({ ...change, id })),
          ),
        );
        files = files.map((text, at) =>
          plan.edits.filter(({ id }) => id === ids[at]).reduce((now, { edits }) => applyEdits(now, edits).text, text),
        );
        expect(read().map((one) => one.evidence)).toEqual(shown.map((one) => one.evidence));
        const held = new Set(read().flatMap((one) => one.evidence.map((item) => item.highlight)));
        for (const item of before.flatMap((one) => one.evidence)) {
          const isTakenOut = to < 0 && cards.some((card) => card.highlightId === item.highlight);
          expect(held.has(item.highlight) || isTakenOut).toBe(true);
        }
      }
      const waiting = toSort(all, read()).map((one) => one.highlightId);
      const used = new Set(read().flatMap((one) => one.evidence.map((item) => item.highlight)));
      expect([...waiting, ...used].sort()).toEqual(names.map(highlightId).sort());
    }),
    runs(25),
  );
});

import { describe, expect, test } from 'vitest';
import { evidenceRows, waitingRow } from '../../../../renderer/features/findings/board/cards.ts';
import { cardsAt } from '../../../../renderer/features/findings/board/evidence-model.ts';
import { sharedTeams } from '../../../../renderer/features/findings/board/new-finding.ts';
import { planMove } from '../../../../renderer/features/findings/board/plan-move.ts';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import { evidence, finding, highlight, highlightId } from './board.ts';

const cardsOf = (one: FindingSummary) => {
  const rows = evidenceRows(one, [], new Map(), true);
  return cardsAt(
    rows.map(({ key }) => key),
    rows,
  );
};
const waiting = (...names: string[]) => {
  const rows = names.map((name) => waitingRow(highlight(name)));
  return cardsAt(
    rows.map(({ key }) => key),
    rows,
  );
};
const a = finding({ id: '01JDA0R7Y5N3W9Q2H8E6C4KQ7A', claim: 'Admins lose filters.', evidence: [evidence('x')] });
const b = finding({ id: '01JDA0R7Y5N3W9Q2H8E6C4KQ7B', claim: 'Nobody reads the timeline.' });
const plan = (move: Parameters<typeof planMove>[0]) => {
  const planned = planMove(move);
  if (planned === null || typeof planned === 'string') throw new Error(`no plan: ${planned}`);
  return planned;
};

describe('a move of cards', () => {
  test('from those to sort attaches them with the words they have now, as support', () => {
    const { label, edits, pending } = plan({ cards: waiting('p', 'q'), from: null, to: b, stance: null });
    expect(label).toBe('Moved 2 highlights to “Nobody reads the timeline.”');
    expect(edits).toEqual([
      { id: b.id, edits: [evidence('p'), evidence('q')].map((put) => ({ type: 'evidence', put })) },
    ]);
    expect(pending).toEqual([{ findingId: b.id, put: [evidence('p'), evidence('q')] }]);
  });

  test('to another finding keeps quote and stance, and is first in, then out', () => {
    const from = { ...a, evidence: [evidence('x', 'contradicts', 'As it was said then.')] };
    const { edits } = plan({ cards: cardsOf(from), from, to: b, stance: null });
    expect(edits).toEqual([
      { id: b.id, edits: [{ type: 'evidence', put: evidence('x', 'contradicts', 'As it was said then.') }] },
      { id: a.id, edits: [{ type: 'evidence', remove: highlightId('x') }] },
    ]);
  });

  test('inside a finding changes the stance alone', () => {
    const { label, edits } = plan({ cards: cardsOf(a), from: a, to: a, stance: 'contradicts' });
    expect(label).toBe('Counted as counter-evidence');
    expect(edits).toEqual([{ id: a.id, edits: [{ type: 'evidence', put: evidence('x', 'contradicts') }] }]);
  });

  test('back to those to sort takes it out', () => {
    const { label, edits, pending } = plan({ cards: cardsOf(a), from: a, to: null, stance: null });
    expect(label).toBe('Taken out of “Admins lose filters.”');
    expect(edits).toEqual([{ id: a.id, edits: [{ type: 'evidence', remove: highlightId('x') }] }]);
    expect(pending).toEqual([{ findingId: a.id, remove: [highlightId('x')] }]);
  });

  test('to where the cards are already is none', () => {
    expect(planMove({ cards: cardsOf(a), from: a, to: a, stance: 'supports' })).toBeNull();
    expect(planMove({ cards: cardsOf(a), from: a, to: a, stance: null })).toBeNull();
    expect(planMove({ cards: waiting('p'), from: null, to: null, stance: null })).toBeNull();
    expect(planMove({ cards: [], from: null, to: b, stance: null })).toBeNull();
  });

  test('into or out of a finding that is read only is refused by name', () => {
    const locked = { ...b, readOnly: 'duplicate-id' as const };
    const sentence = '“Nobody reads the timeline.” is read only, so nothing was moved.';
    expect(planMove({ cards: cardsOf(a), from: a, to: locked, stance: null })).toBe(sentence);
    expect(planMove({ cards: waiting('p'), from: locked, to: a, stance: null })).toBe(sentence);
  });

  test('of a highlight that the file holds twice attaches it once', () => {
    const twice = { ...a, evidence: [evidence('x'), evidence('x')] };
    const { edits } = plan({ cards: cardsOf(twice), from: twice, to: b, stance: null });
    expect(edits.map((one) => one.edits.length)).toEqual([1, 1]);
  });

  test('names a finding that has no claim yet', () => {
    const { label } = plan({ cards: waiting('p'), from: null, to: finding({ claim: '' }), stance: 'contradicts' });
    expect(label).toBe('Moved to the finding without a claim as counter-evidence');
  });
});

test('a new finding belongs to the teams that all its cards share', () => {
  const rows = [
    waitingRow(highlight('p', { teamIds: ['replay', 'flags'] })),
    waitingRow(highlight('q', { teamIds: ['flags'] })),
  ];
  const cards = cardsAt(
    rows.map(({ key }) => key),
    rows,
  );
  expect(sharedTeams(cards)).toEqual(['flags']);
  expect(sharedTeams([])).toEqual([]);
});

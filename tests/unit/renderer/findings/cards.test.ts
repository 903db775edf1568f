import { describe, expect, test } from 'vitest';
import { evidenceRows, toSort, waitingRow } from '../../../../renderer/features/findings/board/cards.ts';
import { cardsAt, evidenceModel } from '../../../../renderer/features/findings/board/evidence-model.ts';
import { inOrder } from '../../../../renderer/features/findings/board/order.ts';
import { resolveEvidence } from '../../../../shared/findings/resolve.ts';
import { evidence, finding, highlight, highlightId } from './board.ts';

const none = new Map();
const shape = (rows: ReturnType<typeof evidenceRows>) =>
  rows.map((row) =>
    row.type === 'card'
      ? row.key.replace(/^h_|0+(?=#|$)/g, '')
      : row.type === 'section'
        ? `${row.stance} ${row.count}`
        : row.type === 'more'
          ? `${row.count} more`
          : row.type,
  );

describe('what is to be sorted', () => {
  test('is what no finding uses, and a highlight that two notes hold once', () => {
    const all = [highlight('a'), highlight('b'), highlight('c'), highlight('c', { noteId: 'path:copy.md' })];
    const used = finding({ evidence: [evidence('b', 'context')] });
    expect(toSort(all, [used]).map((one) => one.highlightId)).toEqual([highlightId('a'), highlightId('c')]);
    expect(toSort(all, [])).toHaveLength(3);
  });

  test('keeps the row of a highlight that is the same', () => {
    const one = highlight('a');
    expect(waitingRow(one)).toBe(waitingRow(one));
    expect(waitingRow(highlight('a'))).not.toBe(waitingRow(one));
  });

  test('stands in the order that is asked for, what is equal as it came', () => {
    const all = [
      highlight('new', { date: '2026-11-20', kind: 'quote' }),
      highlight('mid', { date: '2026-11-10', kind: 'pain' }),
      highlight('old', { date: '2026-10-01', kind: 'pain' }),
    ];
    const names = (order: Parameters<typeof inOrder>[1]) => inOrder(all, order).map(({ date }) => date);
    expect(names('newest')).toEqual(['2026-11-20', '2026-11-10', '2026-10-01']);
    expect(names('oldest')).toEqual(['2026-10-01', '2026-11-10', '2026-11-20']);
    expect(names('kind')).toEqual(['2026-11-10', '2026-10-01', '2026-11-20']);
  });
});

describe('the column of a finding', () => {
  test('shows support newest first, counter-evidence apart, context where there is some', () => {
    const one = finding({
      evidence: [evidence('a'), evidence('b', 'contradicts'), evidence('c'), evidence('d', 'context')],
    });
    expect(shape(evidenceRows(one, [], none, false))).toEqual(['c', 'a', 'contradicts 1', 'b', 'context 1', 'd']);
  });

  test('offers to search for the opposite where nothing contradicts', () => {
    expect(shape(evidenceRows(finding({ evidence: [evidence('a')] }), [], none, false))).toEqual([
      'a',
      'contradicts 0',
      'opposite',
    ]);
  });

  test('cuts a long stance, never for one card more, and shows all on request', () => {
    const of = (count: number) => finding({ evidence: Array.from({ length: count }, (_, at) => evidence(`e${at}x`)) });
    expect(shape(evidenceRows(of(4), [], none, false)).slice(0, 4)).toEqual(['e3x', 'e2x', 'e1x', 'e0x']);
    expect(shape(evidenceRows(of(9), [], none, false)).slice(0, 4)).toEqual(['e8x', 'e7x', 'e6x', '6 more']);
    expect(evidenceRows(of(5000), [], none, true).filter((row) => row.type === 'card')).toHaveLength(5000);
  });

  test('gives every card a key of its own where a file holds a highlight twice', () => {
    const keys = evidenceRows(finding({ evidence: [evidence('a'), evidence('a')] }), [], none, false).map((r) => r.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('takes what was just attached to stand, from where it was seen to sort, until the answer tells', () => {
    const one = finding({ evidence: [evidence('a'), evidence('b')] });
    const resolved = resolveEvidence([evidence('a')], new Map(), () => 'gone');
    const seen = highlight('b', { participantId: 'p_7f3k9q2m1x0c' });
    const [b, a] = evidenceRows(one, resolved, new Map([[seen.highlightId, seen]]), false);
    expect(b).toMatchObject({ card: { state: { state: 'standing' }, at: seen, participantId: 'p_7f3k9q2m1x0c' } });
    expect(a).toMatchObject({ card: { state: { state: 'missing' }, at: null, evidence: { quote: 'Quote of a.' } } });
  });
});

test('the model lists cards alone, and finds the words of one also where it is missing', () => {
  const one = finding({ evidence: [evidence('a')] });
  const rows = evidenceRows(
    one,
    resolveEvidence(one.evidence, new Map(), () => 'gone'),
    none,
    false,
  );
  const waiting = [waitingRow(highlight('w'))];
  const model = evidenceModel({ waiting, findings: [one], rowsOf: () => rows }, () => {});
  expect(model.columns.map(({ keys }) => keys)).toEqual([[highlightId('w')], [highlightId('a')]]);
  expect(model.wordsOf(highlightId('a'), one.id)).toBe('Quote of a.');
  expect(model.wordsOf('gone', one.id)).toBe('');
  expect(cardsAt(['gone', highlightId('a'), 'opposite'], rows)).toHaveLength(1);
});

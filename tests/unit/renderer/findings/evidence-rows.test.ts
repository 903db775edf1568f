import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EvidenceAction, whyNot } from '../../../../renderer/features/findings/page/row-actions.ts';
import { byStance, orderOf, rowAfter, rowsOf } from '../../../../renderer/features/findings/page/rows.ts';
import type { Evidence, FindingSummary } from '../../../../shared/domain/finding.ts';
import type { EvidenceState } from '../../../../shared/findings/resolve.ts';
import '../../../support/property-seed.ts';

const evidence = (highlight: string, stance: Evidence['stance'] = 'supports'): Evidence => ({
  highlight,
  interview: 'n',
  stance,
  quote: `quote of ${highlight}`,
});
const finding = (list: Evidence[], readOnly: FindingSummary['readOnly'] = null) =>
  ({ id: 'f', evidence: list, readOnly }) as FindingSummary;

describe('rows of evidence', () => {
  test('stand by stance, each in the order of the file, repeated ones apart', () => {
    const rows = rowsOf(
      finding([evidence('a'), evidence('b', 'contradicts'), evidence('c'), evidence('a', 'context')]),
      null,
    );
    expect(orderOf(rows)).toEqual(['a', 'c', 'b', 'a 2']);
    expect(byStance(rows).context.map(({ index }) => index)).toEqual([3]);
  });

  test('have what is known only of the evidence that the file has now', () => {
    const before = [evidence('a'), evidence('b')];
    const resolved = before.map((one) => ({
      evidence: one,
      at: null,
      state: { state: 'missing', reason: 'highlight' } as const,
      speaker: null,
    }));
    const states = (list: Evidence[]) => rowsOf(finding(list), resolved).map(({ one }) => one.state.state);
    expect(states(before)).toEqual(['missing', 'missing']);
    expect(states([evidence('a'), evidence('c')])).toEqual(['missing', 'standing']);
    expect(states([evidence('a')])).toEqual(['standing']);
    // Another stance does not wait for another answer.
    expect(rowsOf(finding([evidence('a', 'context'), evidence('b')]), resolved)[0]?.one.evidence.stance).toBe(
      'context',
    );
  });
});

describe('the row to be on', () => {
  test.each([
    ['stays where it is', 'b', ['a', 'b', 'c'], ['c', 'b'], 'b'],
    ['is the one that took its place', 'b', ['a', 'b', 'c'], ['a', 'c'], 'c'],
    ['is the last before it where nothing follows', 'c', ['a', 'b', 'c'], ['a', 'b'], 'b'],
    ['is none where none is left', 'a', ['a'], [], null],
    ['is any where all are others', 'a', ['a'], ['x'], 'x'],
  ])('%s', (_, active, before, now, wanted) => {
    expect(rowAfter(active, before, now)).toBe(wanted);
  });

  test('is always one that is there', () => {
    const keys = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(fc.constantFrom<string>('a', 'b', 'c'), keys, keys, (active, before, now) => {
        const next = rowAfter(active, before, now);
        expect(now.length === 0 ? next === null : now.includes(next!)).toBe(true);
      }),
    );
  });
});

describe('what can be done', () => {
  const actions: EvidenceAction[] = ['open', 'supports', 'accept', 'keep', 'put-back', 'replace', 'remove'];
  const possible = (state: EvidenceState, more: { locked?: boolean; canPutBack?: boolean; at?: object } = {}) => {
    const [row] = rowsOf(finding([evidence('a')], more.locked ? 'file' : null), [
      { evidence: evidence('a'), at: (more.at ?? null) as never, state, speaker: null },
    ]);
    return actions.filter((action) => whyNot({ ...row!, canPutBack: more.canPutBack ?? false }, action) === null);
  };
  const at = {};
  test.each<[string, EvidenceState, object, EvidenceAction[]]>([
    ['standing', { state: 'standing' }, { at }, ['open', 'supports', 'remove']],
    ['changed', { state: 'changed', now: 'x' }, { at }, ['open', 'supports', 'accept', 'keep', 'replace', 'remove']],
    ['changed, for reading only', { state: 'changed', now: 'x' }, { at, locked: true }, ['open', 'keep']],
    ['missing', { state: 'missing', reason: 'highlight' }, {}, ['supports', 'replace', 'remove']],
    [
      'missing, its words there',
      { state: 'missing', reason: 'highlight' },
      { canPutBack: true },
      ['supports', 'put-back', 'replace', 'remove'],
    ],
    ['ambiguous', { state: 'ambiguous', noteIds: ['x', 'y'] }, {}, ['supports', 'replace', 'remove']],
  ])('with evidence that is %s', (_, state, more, wanted) => {
    expect(possible(state, more)).toEqual(wanted);
  });
});

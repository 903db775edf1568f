import { expect, test } from 'vitest';
import { type Holders, resolveAll } from '../../../../renderer/state/resolve-findings.ts';
import type { Evidence, FindingSummary } from '../../../../shared/domain/finding.ts';
import type { NoteSummary, ReadOnlyReason } from '../../../../shared/domain/interview.ts';
import { byHighlightId } from '../../../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { evidence, highlightId, standing } from '../../shared/findings/evidence.ts';

const finding = (id: string, items: Evidence[]) => ({ id, evidence: items }) as unknown as FindingSummary;
const holders = (ids: string[], ...found: StandingHighlight[]): Holders => ({
  ids: new Set(ids),
  byId: byHighlightId(found),
});
const notes = (readOnly: ReadOnlyReason | null = null) => new Map([['A', { id: 'A', readOnly } as NoteSummary]]);
const participants: [] = [];

test('a finding keeps what it had until all of its evidence was asked for', () => {
  const first = finding('f', [evidence()]);
  const [one, two] = [highlightId(1), highlightId(2)];
  const before = resolveAll(
    { findings: [first], holders: holders([one], standing()), notes: notes(), participants },
    new Map(),
  );
  expect(before.get('f')!.counts.mentions).toBe(1);

  const grown = finding('f', [evidence(), evidence({ highlight: two })]);
  const fresh = finding('g', [evidence({ highlight: two })]);
  const meanwhile = resolveAll(
    { findings: [grown, fresh], holders: holders([one], standing()), notes: notes(), participants },
    before,
  );
  expect([...meanwhile.keys()]).toEqual(['f']);
  expect(meanwhile.get('f')).toBe(before.get('f'));

  const found = holders([one, two], standing(), standing({ highlightId: two }));
  const after = resolveAll({ findings: [grown, fresh], holders: found, notes: notes(), participants }, meanwhile);
  expect([after.get('f')!.counts.mentions, after.get('g')!.counts.mentions]).toEqual([2, 1]);
});

test('what is the same is the same object, so that nothing is drawn anew', () => {
  const parts = { holders: holders([highlightId(1)], standing()), notes: notes(), participants };
  const same = finding('f', [evidence()]);
  const before = resolveAll({ findings: [same], ...parts }, new Map());
  const after = resolveAll({ findings: [same, finding('g', [])], ...parts }, before);
  expect(after.get('f')).toBe(before.get('f'));
});

test.each<[string, ReadonlyMap<string, NoteSummary>, string]>([
  ['the interview is there', notes(), 'highlight'],
  ['the interview is a copy that cannot be edited', notes('duplicate-id'), 'highlight'],
  ['the interview is in an unknown encoding', notes('encoding'), 'unreadable'],
  ['only the beginning of the interview was read', notes('too-large'), 'unreadable'],
  ['the interview is gone', new Map(), 'interview'],
])('missing: %s', (_, known, reason) => {
  const all = resolveAll(
    { findings: [finding('f', [evidence()])], holders: holders([highlightId(1)]), notes: known, participants },
    new Map(),
  );
  expect(all.get('f')!.resolved[0]!.state).toEqual({ state: 'missing', reason });
});

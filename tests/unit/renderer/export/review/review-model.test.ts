import { describe, expect, test } from 'vitest';
import {
  alikeReach,
  decisionsBefore,
  decisionsFor,
  nextOpen,
  orderHits,
  reachOf,
  withDecisions,
} from '../../../../../renderer/features/export/review/review-model.ts';
import type { Decision, Mark, PrivacyHit } from '../../../../../shared/ipc/export.ts';

const noor = 'p_7f3k9q2m1x0c';
const ilse = 'p_1lse9q2m1x0c';
const hit = (exact: string, change: Partial<PrivacyHit> = {}): PrivacyHit => ({
  hitId: exact,
  kind: 'name',
  exact,
  participantId: noor,
  offers: [
    { kind: 'pseudonym', text: 'Participant 7' },
    { kind: 'role', text: 'Head of growth' },
  ],
  places: [{ surface: 'body', line: 1 }],
  decision: null,
  keptBy: null,
  ...change,
});
const mark = (hitId: string, surface: Mark['surface'], start: number): Mark => ({
  ...{ surface, start, hitId, end: start + 4, state: 'open' as const },
});
const keep: Decision = { decision: 'keep' };

test('hits come as in the document, then its title, file, branch, commit and pull request', () => {
  const hits = ['commit', 'late', 'path', 'early', 'nowhere'].map((name) => hit(name));
  const marks = [
    mark('commit', 'commit', 0),
    mark('late', 'commit', 3),
    mark('late', 'body', 90),
    mark('path', 'path', 2),
    mark('early', 'body', 4),
    mark('early', 'title', 0),
  ];
  expect(orderHits({ hits, marks }).map(({ exact }) => exact)).toEqual(['early', 'late', 'path', 'commit', 'nowhere']);
});

describe('the next open hit', () => {
  const hits = [hit('a'), hit('b', { decision: keep }), hit('c'), hit('d', { decision: keep })];
  test.each<[string, string | null, 1 | -1, string | null]>([
    ['first', null, 1, 'a'],
    ['last, backwards', null, -1, 'c'],
    ['over decided ones', 'a', 1, 'c'],
    ['around the end', 'c', 1, 'a'],
    ['around the start', 'a', -1, 'c'],
    ['from a decided one', 'b', 1, 'c'],
    ['from one that is gone', 'x', 1, 'a'],
  ])('%s', (_what, from, step, next) => expect(nextOpen(hits, from, step)).toBe(next));

  test('stays on the only one, and there is none where all are decided', () => {
    expect(nextOpen([hit('a')], 'a', 1)).toBe('a');
    expect(nextOpen([hit('a', { decision: keep })], 'a', 1)).toBeNull();
    expect(nextOpen([], null, 1)).toBeNull();
  });
});

describe('all alike', () => {
  const hits = [
    hit('Noor'),
    hit('Haddad'),
    hit('Ms. Haddad', { decision: keep }),
    hit('Ilse', { participantId: ilse }),
    hit('Lumenpay', { kind: 'company' }),
    hit('https://a.example/orders/1', { kind: 'link', participantId: null }),
    hit('https://b.example/orders/2', { kind: 'link', participantId: null }),
  ];
  const link = hits[5]!;
  const names = (reached: readonly PrivacyHit[]) => reached.map(({ exact }) => exact);
  test('reaches the spellings of one person, all of a kind, or everything open; what is decided stays', () => {
    expect(names(reachOf(hits, hits[0]!, 'this'))).toEqual(['Noor']);
    expect(names(reachOf(hits, hits[0]!, 'identity'))).toEqual(['Noor', 'Haddad']);
    expect(names(reachOf(hits, hits[0]!, 'kind'))).toEqual(['Noor', 'Haddad', 'Ilse']);
    expect(names(reachOf(hits, hits[2]!, 'identity')), 'the one itself is decided anew').toContain('Ms. Haddad');
    expect(reachOf(hits, hits[0]!, 'open')).toHaveLength(6);
    expect(names(reachOf(hits, link, 'identity')), 'nobody’s is nobody else’s').toEqual([link.exact]);
    expect([alikeReach(hits[0]!), alikeReach(link)]).toEqual(['identity', 'kind']);
  });

  test('gives each its own stand-in of the kind that was chosen', () => {
    const other = hit('Ilse', { participantId: ilse, offers: [{ kind: 'pseudonym', text: 'Participant 9' }] });
    const both = [hit('Noor'), other];
    expect(decisionsFor(both, both[0]!, { decision: 'replace', nth: 1 })).toEqual({
      Noor: { decision: 'replace', with: 'Head of growth' },
      Ilse: { decision: 'replace', with: 'Participant 9' },
    });
    expect(decisionsFor(both, both[0]!, { decision: 'replace', with: 'somebody' })).toEqual({
      Noor: { decision: 'replace', with: 'somebody' },
      Ilse: { decision: 'replace', with: 'somebody' },
    });
    expect(decisionsFor(both, both[0]!, { decision: 'redact' }).Ilse).toEqual({ decision: 'redact' });
  });
});

test('a decision shows at once, and is taken back to what was before', () => {
  const kept = hit('Haddad', { decision: keep, keptBy: { by: 'mira', at: '2026-11-20T10:00:00Z' } });
  const made = { Noor: keep, Haddad: { decision: 'redact' as const } };
  expect(withDecisions([hit('Noor'), kept], made).map(({ decision }) => decision)).toEqual([
    keep,
    { decision: 'redact' },
  ]);
  expect(decisionsBefore([hit('Noor'), kept, hit('Ilse')], made)).toEqual({ Noor: null, Haddad: keep });
});

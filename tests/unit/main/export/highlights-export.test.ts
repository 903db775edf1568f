import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCsv } from '../../../../shared/export/csv.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import type { HighlightsDraft } from '../../../../shared/ipc/export.ts';
import { ids, noor } from './fake-vault.ts';
import { clearedFor, replaceAll, setUp } from './outgoing.ts';

const first = 'h_k3x9q2m7v0tb';
const second = 'h_k3x9q2m7v0tc';
const standing = (change: Partial<StandingHighlight>): StandingHighlight => ({
  ...{ highlightId: first, noteId: ids.filters, title: 'Filters', date: '2026-11-18', teamIds: ['replay'], pmIds: [] },
  ...{ goals: [], kind: 'pain', tags: ['filters', 'trust'], participantId: null, participantIds: [noor.id] },
  ...{ atSeconds: 754, text: 'The wrong number\nwent out' },
  ...change,
});
const chosen: HighlightsDraft = {
  document: 'highlights',
  form: 'csv',
  title: 'Wrong numbers',
  of: { ids: [second, first] },
};

test('the chosen highlights are rows in the order chosen; names are decided about and formulas are text', async () => {
  const { exports, out } = setUp();
  out.standing = [
    standing({}),
    standing({ highlightId: second, text: '=HYPERLINK("https://x.example") says Noor Haddad', atSeconds: null }),
    standing({ highlightId: 'h_k3x9q2m7v0td', text: 'not chosen' }),
  ];
  const before = await exports.prepare(chosen, null);
  expect(before.form).toBe('csv');
  expect(before.undecided).toBe(1);
  await expect(exports.save(before.bundleId, before.sha256)).rejects.toMatchObject({ code: 'not-cleared' });
  const bundle = await exports.decide(before.bundleId, replaceAll(before));
  const rows = readCsv(bundle.files[0]!.text);
  expect(rows[0]).toEqual([
    ...['Quote', 'Kind', 'Tags', 'Speaker', 'Time', 'Interview', 'Date', 'Team', 'PM', 'Highlight'],
  ]);
  expect(rows.slice(1).map((row) => [row[0], row[4], row[9]])).toEqual([
    [expect.stringMatching(/^'=HYPERLINK\("https:\/\/x\.example"\) says Participant \d+$/), '', second],
    ['The wrong number went out', '12:34', first],
  ]);
  expect(rows[2]).toEqual([
    ...['The wrong number went out', 'pain point', 'filters; trust'],
    expect.stringMatching(/^Participant \d+, Head of growth, seed-stage fintech, Company [A-Z]+$/),
    ...['12:34', 'Filters', '2026-11-18', 'replay', '', first],
  ]);
});

test('all that a query finds can be saved, and it is said where that is not all', async () => {
  const { exports, out, place } = setUp();
  out.standing = Array.from({ length: 300 }, (_, i) => standing({ text: `Number ${i}` }));
  out.more = 20;
  const draft: HighlightsDraft = { ...chosen, of: { query: 'number', sort: 'date' } };
  const bundle = await clearedFor(exports, null, draft);
  expect(bundle.found).toEqual({ quotes: 320, interviews: 1 });
  const { name } = await exports.save(bundle.bundleId, bundle.sha256);
  expect(name).toBe('2026-11-20-wrong-numbers.csv');
  expect(readCsv(readFileSync(join(place, name), 'utf8').slice(1))).toHaveLength(301);
});

test('a query that names somebody makes that name known', async () => {
  const { exports, out } = setUp();
  out.standing = [standing({ text: 'Haddad', participantIds: [] })];
  const draft: HighlightsDraft = { ...chosen, of: { query: 'participant:"Noor Haddad"', sort: 'date' } };
  const bundle = await exports.prepare(draft, null);
  expect(bundle.hits.map(({ exact }) => exact)).toEqual(['Haddad']);
});

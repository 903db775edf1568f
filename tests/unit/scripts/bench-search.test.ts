import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { drawQueries, mistyped, reordered, tellingWords } from '../../../scripts/lib/bench/search/draw.mjs';
import { editsBetween } from '../../../scripts/lib/bench/search/edits.mjs';
import { drawItems, formsOf, readItems } from '../../../scripts/lib/bench/search/items.mjs';
import { relevance } from '../../../scripts/lib/bench/search/relevance.mjs';
import { readLines, writeLines } from '../../../scripts/lib/bench/search/timing.mjs';
import { judge, table } from '../../../scripts/lib/bench-table.mjs';
import { inventedTranscripts } from '../../../scripts/lib/invented-transcripts.mjs';
import { createRandom } from '../../../scripts/lib/random.mjs';

interface Note {
  id: string;
  body: string;
}
const notes = inventedTranscripts(8, 1).map((text: string, n: number) => ({
  id: `note-${n}`,
  path: `interviews/2026/note-${n}.md`,
  title: `Filters ${n}`,
  body: text.slice(0, 4000),
  meta: 'Mira',
  date: `202${n % 6}-03-0${n + 1}`,
  teams: n % 2 === 0 ? ['replay'] : [],
  pms: [],
  tags: [],
  kind: null,
}));

test('queries are drawn from the texts, by seed, and differ from kind to kind as they should', () => {
  for (const kind of ['exact', 'prefix', 'fuzzy', 'filtered']) {
    const drawn = drawQueries(notes, kind, 200, 5);
    expect(drawn).toHaveLength(200);
    expect(drawn).toEqual(drawQueries(notes, kind, 200, 5));
    expect(drawn).not.toEqual(drawQueries(notes, kind, 200, 6));
  }
  const held = new Set<string>(
    notes.flatMap(({ body }: Note) => tellingWords(body).map((word: string) => word.toLowerCase())),
  );
  const isWord = (word: string) => held.has(word) || word === 'filters';
  for (const { words } of drawQueries(notes, 'exact', 200, 1)) expect(words.every(isWord), words.join()).toBe(true);
  for (const { words, prefix } of drawQueries(notes, 'prefix', 200, 1)) {
    expect(prefix).toBe(true);
    expect(words.at(-1).length).toBeGreaterThan(2);
    expect([...held, 'filters'].some((word) => word.startsWith(words.at(-1)))).toBe(true);
  }
  for (const { words } of drawQueries(notes, 'fuzzy', 200, 1)) expect(words.every(isWord), words.join()).toBe(false);
  const filters = drawQueries(notes, 'filtered', 200, 1).map(({ filter }: { filter: object }) =>
    Object.keys(filter).join(),
  );
  expect(new Set(filters)).toEqual(new Set(['team', 'after']));
  expect(() => drawQueries([{ title: '', body: '12 34' }], 'exact', 1, 1)).toThrow('no words');
});

test('a typo is one slip of the fingers, never in the first letter', () => {
  const random = createRandom(1);
  for (const word of ['ab', 'aa', 'filter', 'bookkeeper', 'Zoë']) {
    for (let n = 0; n < 50; n++) {
      const typed = mistyped(word, random);
      expect(typed).not.toBe(word);
      expect(typed[0]).toBe(word[0]);
      expect(editsBetween(word, typed, 3)).toBeLessThan(3);
    }
  }
  expect(mistyped('a', random)).toBe('a');
});

test('edits are counted up to a bound', () => {
  const cases: [string, string, number, number][] = [
    ['filter', 'filter', 2, 0],
    ['filter', 'fliter', 2, 2],
    ['filter', 'filtre', 1, 2],
    ['filter', 'ilter', 2, 1],
    ['', 'ab', 2, 2],
    ['abc', 'xyzxyz', 2, 3],
  ];
  for (const [a, b, most, expected] of cases) expect(editsBetween(a, b, most), `${a} ${b}`).toBe(expected);
});

test('known items are drawn from one sentence each, and taken from a file', () => {
  const items = drawItems(notes, 20, 3);
  expect(items).toHaveLength(20);
  expect(items).toEqual(drawItems(notes, 20, 3));
  for (const { query, ids } of items) {
    const words: string[] = query.split(' ');
    expect(words.length).toBeGreaterThan(2);
    const sentences = notes
      .filter(({ id }: Note) => ids.includes(id))
      .map(({ body }: Note) =>
        body
          .toLowerCase()
          .split('.')
          .find((one: string) => words.every((word) => one.includes(word))),
      );
    expect(sentences.every(Boolean), query).toBe(true);
  }

  const folder = mkdtempSync(path.join(os.tmpdir(), 'items-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'known.json');
  const read = (text: string) => {
    writeFileSync(file, text);
    return readItems(file, notes);
  };
  const named = ['note-1', 'interviews/2026/note-1.md', 'note-1.md', './interviews/2026/note-1.md'];
  expect(read(JSON.stringify(named.map((id) => ({ query: ' filters ', id }))))).toEqual(
    named.map(() => ({ query: 'filters', ids: ['note-1'] })),
  );
  expect(() => read('{')).toThrow('cannot be read as JSON');
  expect(() => read('{}')).toThrow('must hold a list');
  expect(() => read('[]')).toThrow('must hold a list');
  expect(() => read('[{"query":"a","id":"note-1"},{"id":"note-1"}]')).toThrow('item 2 has no query');
  expect(() => read('[{"query":"a"}]')).toThrow('item 1 has no id');
  expect(() => read('[{"query":"a","id":"other"}]')).toThrow(
    'no note of the vault has the id, path or file name “other”',
  );
  expect(() => readItems(path.join(folder, 'none.json'), notes)).toThrow('cannot be read');
});

test('the forms of an item keep its words, operators and quotes', () => {
  const item = { query: 'team:replay scrubbing "past the toast" jumps' };
  for (let seed = 0; seed < 20; seed++) {
    const forms: Record<string, string> = formsOf(item, seed);
    expect(forms).toEqual(formsOf(item, seed));
    expect(forms['as written']).toBe(item.query);
    expect(forms.reordered).not.toBe(item.query);
    expect(forms.reordered).toContain('"past the toast"');
    expect([...forms.reordered!].sort()).toEqual([...item.query].sort());
    expect(forms['with one typo']).toMatch(/^team:replay (?!scrubbing )s\w+ "past the toast" jumps$/);
  }
  expect(formsOf({ query: 'cost OR price' }, 1).reordered).toBe('cost OR price');
  expect(formsOf({ query: '#1 4711' }, 1)['with one typo']).not.toBe('#1 4711');
  expect(reordered(['a', 'b'], createRandom(1))).toEqual(['b', 'a']);
  expect(reordered(['a'], createRandom(1))).toEqual(['a']);
});

test('relevance is judged by the better peer, and what was missed is told', async () => {
  const contender = (name: string, places: Record<string, string[]>) => ({
    name,
    call: async (_method: string, query: string) => places[query] ?? [],
  });
  const items = [
    { query: 'alpha', ids: ['1'] },
    { query: 'omega', ids: ['2', '3'] },
  ];
  const { rows, missed } = await relevance(
    [
      contender('ours', { alpha: ['1'], omega: ['9', '3'] }),
      contender('one', { omega: ['2'] }),
      contender('other', { alpha: ['1'], omega: ['2'] }),
    ],
    items,
    1,
  );
  expect(rows.slice(0, 2)).toMatchObject([
    { figure: 'hit@1 as written', value: 1, peer: 'other', peerValue: 2, atLeast: 2, pass: false },
    { figure: 'hit@10 as written', value: 2, atLeast: 2, pass: true },
  ]);
  expect(missed.map(({ form }: { form: string }) => form)).toEqual(['with one typo', 'with one typo']);
});

test('other units than milliseconds', () => {
  const rows = [
    judge({ figure: 'memory', value: 412.3, unit: 'MB', peer: 'hello', peerValue: 130, budget: 3 }),
    judge({ figure: 'found', value: 20, unit: 'of 20', peer: 'fts5', peerValue: 18, atLeast: 20 }),
    judge({ figure: 'missed', value: 17, unit: 'of 20', peer: 'fts5', peerValue: 18, atLeast: 18 }),
    judge({ figure: 'quick', value: 0.123, limit: 50 }),
  ];
  expect(table(rows)).toBe(
    [
      'figure            peer             ratio   budget',
      'memory  412 MB    hello  130 MB    3.17 ×  ≤ 3 ×       short',
      'found   20 of 20  fts5   18 of 20          ≥ 20 of 20  pass',
      'missed  17 of 20  fts5   18 of 20          ≥ 18 of 20  short',
      'quick   0.12 ms                            ≤ 50 ms     pass',
    ].join('\n'),
  );
});

test('lines of any length come back as they were written', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lines-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const values = ['short', 'é'.repeat(2_500_000), { a: ['\n'] }, ''];
  writeLines(path.join(folder, 'lines'), values);
  expect(readLines(path.join(folder, 'lines'))).toEqual(values);
});

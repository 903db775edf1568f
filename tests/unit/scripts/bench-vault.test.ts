import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { readTag } from '../../../main/vault/record-files.ts';
import { kindOf } from '../../../main/vault/vault-layout.ts';
import { compare, median, percentile, table } from '../../../scripts/lib/bench-table.mjs';
import { benchVault } from '../../../scripts/lib/bench-vault.mjs';
import { countWords, cutTranscripts } from '../../../scripts/lib/cut-transcripts.mjs';
import { inventedTranscripts } from '../../../scripts/lib/invented-transcripts.mjs';
import { createRandom } from '../../../scripts/lib/random.mjs';
import { makeVault } from '../../../scripts/make-vault.mjs';
import { goalFields } from '../../../shared/domain/goal.ts';
import {
  highlightKinds,
  interviewFields,
  interviewKinds,
  interviewStatuses,
} from '../../../shared/domain/interview.ts';
import { Participant } from '../../../shared/domain/participant.ts';
import { Person, Team } from '../../../shared/domain/roster.ts';
import { VaultConfig } from '../../../shared/domain/vault-config.ts';
import { readFindingFields } from '../../../shared/markdown/finding-fields.ts';
import { readFields } from '../../../shared/markdown/interview-fields.ts';
import { scanNote } from '../../../shared/markdown/scan-note.ts';

interface File {
  path: string;
  text: string;
}
const files = (notes: number, seed: number): File[] => [
  ...benchVault({ transcripts: inventedTranscripts(3, 1), notes, seed }),
];
const frontMatter = (text: string) => parse(text.split('---\n')[1] ?? '');

test('the same seed gives the same vault, another seed another', () => {
  expect(files(30, 7)).toEqual(files(30, 7));
  expect(files(30, 7)).not.toEqual(files(30, 8));
});

test('every file is as Fieldbook itself would write it', () => {
  const written = files(40, 1);
  const schemas = [
    [/^fieldbook\.yml$/, VaultConfig, parse],
    [/^roster\/teams\//, Team, parse],
    [/^roster\/people\//, Person, parse],
    [/^participants\//, Participant, frontMatter],
  ] as const;
  for (const { path, text } of written) {
    const found = schemas.find(([pattern]) => pattern.test(path));
    if (found) expect(found[1].safeParse(found[2](text)).error, path).toBeUndefined();
  }
  const notes = written.filter(({ path }) => path.startsWith('interviews/'));
  expect(notes).toHaveLength(40);
  for (const { path, text } of notes) {
    const fields: Record<string, unknown> = frontMatter(text);
    for (const [key, schema] of Object.entries(interviewFields)) {
      if (key in fields) expect(schema.safeParse(fields[key]).error, `${path} ${key}`).toBeUndefined();
    }
    expect(path).toMatch(/^interviews\/\d{4}\/\d{4}-\d{2}-\d{2}-[a-z0-9-]+-[0-9a-hjkmnp-tv-z]{5}\.md$/);
    expect(text.split(/\s+/).length).toBeGreaterThan(700);
    expect(scanNote(text).highlights).toHaveLength(text.split('<mark ').length - 1);
  }
  expect(new Set(notes.map(({ path }) => path)).size).toBe(40);
});

test('findings rest on highlights of the notes, which are the same without them', () => {
  const made = { transcripts: inventedTranscripts(3, 1), notes: 30, seed: 4 };
  const without: File[] = [...benchVault(made)];
  const written: File[] = [...benchVault({ ...made, findings: 5, evidence: 9 })];
  expect(written.slice(0, without.length)).toEqual(without);
  const added = written.slice(without.length);
  const texts = new Map(
    without.flatMap(({ path, text }) =>
      path.startsWith('interviews/') ? scanNote(text).highlights.map((one) => [one.id, one.text] as const) : [],
    ),
  );
  const findings = added.filter(({ path }) => kindOf(path, true) === 'finding');
  expect(findings).toHaveLength(5);
  for (const { text } of findings) {
    const { evidence, problems } = readFindingFields(text);
    expect(problems).toEqual([]);
    expect(evidence).toHaveLength(9);
    for (const { highlight, quote } of evidence) expect(texts.get(highlight)).toBe(quote);
  }
  const goals = added.filter(({ path }) => kindOf(path, true) === 'goal');
  expect(goals.length).toBeGreaterThan(0);
  for (const { text } of goals) expect(readFields(text, goalFields).problems).toEqual([]);
  const tags = added.filter(({ path }) => kindOf(path, true) === 'tag');
  for (const { text } of tags) expect(readTag(text).problems).toEqual([]);
  expect(added).toHaveLength(findings.length + goals.length + tags.length);
});

test('times in a transcript become timestamps', () => {
  const transcripts = [`**A:** \\[01:05\\] One. \\[01:02:03.45\\] Two. [12:34] stays.\n\n${'word '.repeat(1600)}`];
  const note = [...benchVault({ transcripts, notes: 1, seed: 1 })].at(-1)?.text;
  expect(note).toContain('[01:05](#t=65) One. [01:02:03](#t=3723) Two. [12:34] stays.');
});

test('there is something to find by each operator', () => {
  const written = files(600, 1);
  const notes = written.filter(({ path }) => path.startsWith('interviews/'));
  const fields = notes.map(({ text }) => frontMatter(text));
  const highlights = notes.flatMap(({ text }) => scanNote(text).highlights);
  const guests = written.filter(({ path }) => path.startsWith('participants/')).map(({ text }) => frontMatter(text));
  const valuesOf = (key: string) => new Set(fields.flatMap((one) => one[key]));
  expect(valuesOf('kind')).toEqual(new Set(interviewKinds));
  expect(interviewStatuses.filter((status) => !valuesOf('status').has(status))).toEqual(['live']);
  expect(new Set(highlights.map(({ kind }) => kind))).toEqual(new Set(highlightKinds));
  for (const key of ['teams', 'pms', 'participants', 'tags', 'goals']) expect(valuesOf(key).size).toBeGreaterThan(3);
  expect(new Set(fields.map(({ occurredAt }) => occurredAt.slice(0, 7))).size).toBeGreaterThan(30);
  for (const key of ['company', 'segment']) expect(new Set(guests.map((guest) => guest[key])).size).toBeGreaterThan(5);
  expect(highlights.some(({ tags }) => tags.length > 0)).toBe(true);
  expect(highlights.some(({ atSeconds }) => atSeconds !== undefined)).toBe(true);
  const share = (has: (text: string) => boolean) => notes.filter(({ text }) => has(text)).length / notes.length;
  for (const part of ['<mark ', '- [ ] ', '](https://', '![', 'recording:', 'interviewers:', 'title: ""']) {
    expect(
      share((text) => text.includes(part)),
      part,
    ).toBeGreaterThan(0);
  }
});

test.each([
  ['lines without empty ones between', `Ann: ${'word '.repeat(60)}.\n`.repeat(200)],
  ['one endless line', 'So we tried it, and it did not work at all. '.repeat(900)],
  ['no sentences', 'word '.repeat(9000)],
  ['lines of Windows', `Ann: ${'word '.repeat(60)}.\r\n\r\n`.repeat(200)],
  ['a script without spaces', '検索について話しました。とても役に立つと思います。\n\n'.repeat(400)],
  ['a short text', 'Ann: That is all there is.'],
])('notes are of about 1,500 words where the transcript is %s', (_name, transcript) => {
  const notes = [...benchVault({ transcripts: [transcript], notes: 12, seed: 1 })].slice(-12);
  for (const { text } of notes) {
    expect(countWords(text)).toBeGreaterThan(700);
    expect(countWords(text)).toBeLessThan(2300);
    expect(text).not.toContain('\r');
  }
  expect(notes.map(({ text }) => text).join('\n')).toContain('<mark ');
});

test('what only structures a transcript does not come into the notes', () => {
  const transcripts = [
    '---\ntitle: Another\n---\nAnn: I said <mark data-highlight="h_000000000001" data-kind="pain">this one</mark>.',
    '\ufeff\nBen: And so.\n\n```js\nnever(closed);\n',
  ];
  const text = [...benchVault({ transcripts, notes: 1, seed: 1 })].at(-1)?.text ?? '';
  expect(text).not.toMatch(/Another|h_000000000001|```|\ufeff/);
  expect(text).toContain('never(closed);');
  expect(text).toMatch(/I said (?:<mark [^>]*>)?this one/);
});

test('any folder of Markdown will do', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'corpus-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const inside of ['a/b', 'c.md', '.hidden']) mkdirSync(path.join(folder, inside), { recursive: true });
  writeFileSync(path.join(folder, 'a/b/one.MD'), 'Ann: First of all.');
  writeFileSync(path.join(folder, 'a/two.markdown'), 'Ben: Second to that.');
  writeFileSync(path.join(folder, '.hidden/three.md'), 'Not this.');
  const make = (out: string) => makeVault({ corpus: folder, notes: 3, seed: 1, out: path.join(folder, out) });
  expect(make('out')).toBeGreaterThan(3);
  const interviews = path.join(folder, 'out/interviews');
  const [file] = readdirSync(interviews, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const text = readFileSync(path.join(interviews, file ?? ''), 'utf8');
  expect(text).toContain('First of all.');
  expect(text).toContain('Second to that.');
  expect(text).not.toContain('Not this.');
  expect(() => make('out')).toThrow('is not empty');
  expect(() => makeVault({ corpus: path.join(folder, 'none'), notes: 1, seed: 1, out: folder + 1 })).toThrow(
    'is not a folder',
  );
  expect(() => makeVault({ corpus: path.join(folder, 'c.md'), notes: 1, seed: 1, out: folder + 1 })).toThrow(
    'no Markdown',
  );
});

test('transcripts are cut into bodies of about 1,500 words, each time from another place', () => {
  const words = (count: number) => Array.from({ length: count }, (_none, index) => `w${index}`).join(' ');
  const transcript = Array.from({ length: 40 }, (_none, index) => `p${index} ${words(99)}`).join('\n\n');
  const cuts = cutTranscripts([transcript]);
  const bodies: string[][] = Array.from({ length: 8 }, () => cuts.next().value);
  expect(bodies[0]).toHaveLength(15);
  expect(new Set(bodies.map((body) => body[0])).size).toBeGreaterThan(5);
  expect(() => cutTranscripts(['', '\n\n']).next()).toThrow('the corpus holds no text');
});

test('randomness is even and repeatable', () => {
  const random = createRandom(3);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++) counts[random.below(4)]! += 1;
  expect(Math.min(...counts)).toBeGreaterThan(900);
  expect(createRandom(3).base32(26)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(createRandom(5).some(['a', 'b', 'c', 'd'], 2)).toHaveLength(2);
});

test('a benchmark compares medians and judges by the budget', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  const peer = { peer: 'hello', peerValues: [100, 90, 110], budget: 1.4 };
  const rows = [
    compare({ figure: 'fast', values: [140, 120, 900], ...peer }),
    compare({ figure: 'slow', values: [141, 141, 141], ...peer }),
  ];
  expect(table(rows)).toBe(
    [
      'figure          peer           ratio   budget',
      'fast    140 ms  hello  100 ms  1.40 ×  ≤ 1.4 ×  pass',
      'slow    141 ms  hello  100 ms  1.41 ×  ≤ 1.4 ×  short',
    ].join('\n'),
  );
  const limited = [
    compare({ figure: 'both', values: [12.34], ...peer, peerValues: [10], limit: 12 }),
    compare({ figure: 'alone', values: [12], limit: 12 }),
    compare({ figure: 'told', values: [12] }),
  ];
  expect(table(limited)).toBe(
    [
      'figure           peer          ratio   budget',
      'both    12.3 ms  hello  10 ms  1.23 ×  ≤ 1.4 ×, 12 ms  short',
      'alone   12 ms                          ≤ 12 ms         pass',
      'told    12 ms',
    ].join('\n'),
  );
});

test('a percentile is a value of the list', () => {
  expect([0, 0.5, 0.95, 1].map((share) => percentile([5, 1, 4, 2, 3], share))).toEqual([1, 3, 5, 5]);
});

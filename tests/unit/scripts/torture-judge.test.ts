import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { whyCorrupt } from '../../../scripts/lib/torture/files.mjs';
import { judge, spread } from '../../../scripts/lib/torture/judge.mjs';
import { openLog, readLog } from '../../../scripts/lib/torture/log.mjs';
import { createWords, lettersFound, wordsIn } from '../../../scripts/lib/torture/words.mjs';

const file = 'interviews/a.md';
const fields = '---\nid: x\ntitle: A\n---\n';
const start = { e: 'start', notes: [{ note: 'a', path: file, words: ['originq'] }] };
const typed = (word: string, end: number, more = {}) => ({
  e: 'word',
  note: 'a',
  word: word.padEnd(7, 'x'),
  keys: [...word].map((_letter, n) => end - (word.length - 1 - n) * 10),
  ...more,
});
const saved = (covers: number, note = 'a') => ({ e: 'saved', note, covers });
const kill = (at: number, kind = 'typing', what = 'all') => ({ e: 'kill', at, kind, what });
const disk = (missing: string[] = [], corrupt: object[] = []) => ({ e: 'disk', missing, corrupt });
const end = { e: 'end' };

const files = (body: string, more: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({ [file]: fields + body, ...more }).map(([name, text]) => [name, Buffer.from(text)]),
  );
const whole = 'originq\n\nfirstxq secondq\n';
/** Typed and saved; killed at 5,000; then one more word, killed again 700 ms after it. */
const run = [
  start,
  typed('firstxq', 1000),
  typed('secondq', 2000),
  saved(2500),
  kill(5000),
  disk(),
  typed('thirdxq', 9000),
  kill(9700, 'pause'),
  disk(['thirdxq']),
  end,
];
const without = (what: object) => run.filter((event) => event !== what);

const good: [string, object[], Record<string, Buffer>][] = [
  ['the last word was 700 ms old', run, files(whole)],
  ['the last word came back', run, files(whole.replace('secondq', 'secondq thirdxq'))],
  ['half of the last word came back', run, files(whole.replace('secondq', 'secondq thir'))],
  [
    'a word in a highlight',
    run,
    files(whole.replace('firstxq', '<mark data-highlight="h_1" data-tags="zz">firstxq</mark>')),
  ],
  [
    'the page had taken a letter more than it could tell',
    [
      ...run.slice(0, -1),
      typed('fourthq', 9900, { keys: [9800, 9850, 9900] }),
      kill(9910),
      disk(['thirdxq']),
      kill(11_000),
      disk(['thirdxq']),
      end,
    ],
    files(`${whole} four`),
  ],
  ['words of other kinds', run, files(whole, { 'README.md': `${fields}hello` })],
];

test.each(good)('passes: %s', (_name, events, left) => {
  expect(judge(events, left).violations).toEqual([]);
});

const bad: [string, object[], Record<string, Buffer>, RegExp][] = [
  ['an acknowledged word is gone', run, files('originq\n\nfirstxq\n'), /^acknowledged words lost: 1 \(secondq/],
  ['its last letters are gone', run, files('originq\n\nfirstxq sec\n'), /^acknowledged words lost: 1 \(secondq/],
  [
    'it came back, but was not on the disk when the app was killed',
    run.map((event) => (event === run[5] ? disk(['secondq']) : event)),
    files(whole),
    /^acknowledged words lost: 1 \(secondq/,
  ],
  ['words of before are gone', run, files('firstxq secondq'), /^acknowledged words lost: 1 \(originq/],
  ['the file is gone', run, {}, /^acknowledged words lost: 3/],
  [
    'older than a second, not acknowledged',
    without(run[3]!).map((event) => (event === run[5] ? disk(['firstxq', 'secondq']) : event)),
    files('originq'),
    /^losses of typing older than 1 s: 2 \(firstxq of a: 7 of 7 letters, 4060 ms old at kill 1 \(typing\)/,
  ],
  [
    'the first letters of a word were older than a second',
    run.map((event) => (event === run[7] ? kill(9950) : event)),
    files(whole),
    /^losses of typing older than 1 s: 1 \(thirdxq of a: 7 of 7 letters, 1010 ms/,
  ],
  [
    'killed with the page alone',
    [
      start,
      typed('firstxq', 1000),
      saved(1500),
      typed('secondq', 2000),
      kill(3500, 'renderer', 'renderer'),
      kill(3600),
      end,
    ],
    files('originq firstxq'),
    /^losses of typing older than 1 s: 1 .*kill 1 \(renderer\)/,
  ],
  [
    'lost later than at the kill that might have lost it',
    [
      start,
      typed('firstxq', 1000),
      saved(1500),
      typed('secondq', 2000),
      kill(2100),
      disk(),
      kill(9000),
      disk(['secondq']),
      end,
    ],
    files('originq firstxq'),
    /^words lost after they had been there: 1/,
  ],
  ['twice', run, files(`${whole} firstxq`), /^words twice, elsewhere or out of order: .*firstxq stands 2 times/],
  ['out of order', run, files('originq secondq firstxq'), /firstxq is out of order/],
  [
    'in another note',
    run,
    files(whole, { 'interviews/b.md': `${fields}secondq` }),
    /secondq of a stands in interviews\/b.md/,
  ],
  [
    'half a file',
    run,
    files(whole, { 'interviews/b.md': '---\nid: y\n' }),
    /interviews\/b.md is its front matter is not closed/,
  ],
  [
    'half a file right after a kill',
    [...run.slice(0, -1), disk([], [{ path: 'x.md', why: 'empty' }]), end],
    files(whole),
    /x.md is empty/,
  ],
  [
    'half a file while it was written',
    [...run.slice(0, -1), { e: 'torn', path: 'x.md', why: 'empty' }, end],
    files(whole),
    /x.md is empty/,
  ],
  ['a temporary file', run, files(whole, { 'interviews/.fieldbook-1-2-3.tmp': '' }), /^temporary files left over: 1/],
  ['no end', run.slice(0, -1), files(whole), /does not end/],
  ['no kill', [start, typed('firstxq', 1), saved(100), end], files('originq firstxq'), /nothing was killed/],
  ['nothing typed', [start, kill(1), end], files('originq'), /nothing was typed/],
  ['nothing acknowledged', without(run[3]!), files(whole), /nothing was acknowledged/],
];

test.each(bad)('fails: %s', (_name, events, left, sentence) => {
  const { violations } = judge(events, left);
  expect(violations.join('\n')).toMatch(new RegExp(sentence.source, 'm'));
});

test('what is said to be saved after a kill covers only what was typed since', () => {
  const events = [
    start,
    typed('firstxq', 1000),
    saved(1100),
    typed('secondq', 2000),
    kill(2100),
    disk(['secondq']),
    saved(4000),
    end,
  ];
  expect(judge(events, files('originq firstxq')).violations).toEqual([]);
});

test('a new note whose path was never shown is the file that holds its words, with its title', () => {
  const events = [
    start,
    typed('firstxq', 1000),
    saved(1500),
    typed('titlexq', 2000, { note: 'new', title: true }),
    typed('secondq', 2500, { note: 'new' }),
    kill(9000),
    disk(),
    end,
  ];
  const found = { 'interviews/new.md': '---\nid: n\ntitle: titlexq\n---\nsecondq\n' };
  expect(judge(events, files('originq firstxq', found)).violations).toEqual([]);
  expect(judge(events, files('originq firstxq')).violations.join()).toMatch(/older than 1 s: 2 \(titlexq/);
});

test('how much was lost is told for each kill, in milliseconds and bytes', () => {
  const figure = (name: string) =>
    judge(run, files(whole)).figures.find((one: { name: string }) => one.name.includes(name))?.value;
  expect(figure('milliseconds')).toEqual({ p50: 0, p95: 760, max: 760 });
  expect(figure('bytes')).toEqual({ p50: 0, p95: 7, max: 7 });
  expect(spread([])).toEqual({ p50: 0, p95: 0, max: 0 });
});

test.each([
  ['', 'empty'],
  ['---\nid: x\n---\na\0', 'holds NUL'],
  ['---\nid: x\n', 'its front matter is not closed'],
  ['text', 'its front matter is gone'],
  ['---\nid: x\n---\ntext', null],
  ['\uFEFF---\r\nid: x\r\n---\r\n', null],
])('a whole note: %j', (text, why) => {
  expect(whyCorrupt(Buffer.from(text))).toBe(why);
});

test('a note that is no text is none, and one without front matter may be allowed', () => {
  expect(whyCorrupt(Buffer.from([0x2d, 0xe9, 0x0a]))).toBe('not UTF-8');
  expect(whyCorrupt(Buffer.from('text'), { bare: true })).toBeNull();
});

test('words are never twice, and a beginning of one is found by itself', () => {
  const words = [createWords(0), createWords(1)].flatMap((lane) => Array.from({ length: 5000 }, () => lane.next()));
  expect(new Set(words).size).toBe(10_000);
  const counts = wordsIn('one **abc**<mark data-x="gone">def</mark> 12:34 abc');
  expect([...counts]).toEqual([
    ['one', 1],
    ['abc', 2],
    ['def', 1],
  ]);
  expect([lettersFound('abcdefg', counts), lettersFound('def', counts), lettersFound('gone', counts)]).toEqual([
    3, 3, 0,
  ]);
});

test('a log is read up to where it was cut', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fieldbook-log-'));
  const name = path.join(folder, 'a.jsonl');
  const log = openLog(name);
  log.add({ e: 'kill', at: 7 });
  log.add({ e: 'end' });
  log.close();
  expect(readLog(name)).toEqual([
    { e: 'kill', at: 7 },
    { e: 'end', at: expect.any(Number) },
  ]);
  writeFileSync(name, '{"e":"end"}\n{"e":"wo');
  expect(readLog(name)).toEqual([{ e: 'end' }]);
  writeFileSync(name, '{"e":"wo\n{"e":"end"}\n');
  expect(() => readLog(name)).toThrow();
  rmSync(folder, { recursive: true });
});

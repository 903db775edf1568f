import { expect, test } from 'vitest';
import { comparable, noteTaker, plainLines, STAMP, typedText } from '../../../scripts/lib/bench/note-taker.mjs';
import { sampleNote } from '../../../scripts/lib/bench/sample-note.mjs';
import { longestUnsaved, secondsIn } from '../../../scripts/lib/bench/save-states.mjs';

const transcripts = ['we tried the export and it was slow so we wait for the report every week'];

test('a note taker is repeatable, makes slips and takes them back, lists, stamps and marks', () => {
  const take = (count: number) => {
    const steps = noteTaker({ transcripts, seed: 4 });
    return Array.from({ length: count }, () => steps.next().value);
  };
  const steps = take(3000);
  expect(take(3000)).toEqual(steps);
  const typed = typedText(['before']);
  for (const step of steps) typed.take(step);
  const lines: string[] = typed.lines();
  expect(lines[0]).toBe('before');
  expect(lines.length).toBeGreaterThan(20);
  // Only words of the transcript are left: slips were taken back.
  const known = new Set(transcripts[0]!.split(' '));
  const words = lines.slice(1, -1).join(' ').replaceAll(STAMP, ' ').match(/\w+/g)!;
  expect(words.filter((word) => !known.has(word))).toEqual([]);
  expect(steps.some(({ key }) => key === 'Backspace')).toBe(true);
  expect(steps.some(({ mark }) => mark > 0)).toBe(true);
  expect(lines.some((line) => line.startsWith(STAMP))).toBe(true);
  expect(lines.some((line) => line.startsWith('- '))).toBe(false);
});

test('lists end with a second Enter, and the screen and the file read alike', () => {
  const typed = typedText();
  for (const key of '- one\ntwo\n\nthree') typed.take({ key: key === '\n' ? 'Enter' : key });
  expect(typed.lines()).toEqual(['one', 'two', 'three']);
  const file = '## Head\n\n- [12:34](#t=754) <mark data-highlight="h_1">one</mark> a\\_b\n- two\n\nthree\n';
  expect(plainLines(file)).toEqual(['Head', `${STAMP} one a_b`, 'two', 'three']);
  expect(comparable(['', ' 1:02:03 said '])).toEqual([`${STAMP} said`]);
});

test('a sample note has the words and highlights asked for, and reads alike as blocks', () => {
  const note = sampleNote({ id: 'x', title: 'T', words: 2000, highlights: 20, transcripts });
  const parts = note.blocks.flatMap((block: { parts: { mark: boolean }[] }) => block.parts);
  expect(parts.filter(({ mark }: { mark: boolean }) => mark)).toHaveLength(20);
  expect(note.text.match(/<mark /g)).toHaveLength(20);
  const body = note.text.split('---\n')[2];
  const lines = note.blocks.map((block: { parts: { text: string }[] }) => block.parts.map(({ text }) => text).join(''));
  expect(plainLines(body)).toEqual(lines);
  expect(Math.abs(lines.join(' ').split(' ').length - 2000)).toBeLessThan(100);
});

test('how long what was shown of saving', () => {
  const states = [
    { at: 0, state: 'saved' },
    { at: 1000, state: 'unsaved' },
    { at: 2000, state: 'failed' },
    { at: 5000, state: 'saving' },
    { at: 5500, state: 'saved' },
    { at: 9000, state: 'unsaved' },
    { at: 9900, state: 'end' },
  ];
  expect(secondsIn(states, 'failed')).toBe(3);
  expect(longestUnsaved(states)).toBe(4.5);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changeBetween,
  decodeRecords,
  encodeRecord,
  type JournalRecord,
  lastText,
  recoveryOf,
} from '../../../../../main/vault/journal/records.ts';

const hash = (text: string) => `#${text}`;
const text = (typed: string, ...bases: string[]): JournalRecord => ({
  kind: 'text',
  id: 'note',
  path: 'a.md',
  bases: bases.map(hash),
  text: typed,
});
const change = (before: string, after: string, ...bases: string[]): JournalRecord => ({
  kind: 'change',
  path: 'a.md',
  bases: bases.map(hash),
  ...changeBetween(before, after),
});
const saving = (written: string): JournalRecord => ({ kind: 'saving', hash: hash(written), path: 'a.md' });

test.each<[string, JournalRecord[], string | null, ReturnType<typeof recoveryOf>]>([
  ['nothing was typed', [], 'old', { action: 'nothing' }],
  ['typed, never saved', [text('old+', 'old')], 'old', { action: 'save', text: 'old+' }],
  ['typed on', [text('old+', 'old'), change('old+', 'old++', 'old')], 'old', { action: 'save', text: 'old++' }],
  ['the save had come into place', [text('old+', 'old'), saving('old+')], 'old+', { action: 'nothing' }],
  ['the save had not come into place', [text('old+', 'old'), saving('old+')], 'old', { action: 'save', text: 'old+' }],
  [
    'typed on while it was being saved',
    [text('old+', 'old'), saving('old+'), change('old+', 'old++', 'old', 'old+')],
    'old+',
    { action: 'save', text: 'old++' },
  ],
  [
    'typed back to what the file says',
    [text('old+', 'old'), change('old+', 'old', 'old')],
    'old',
    { action: 'nothing' },
  ],
  ['somebody else wrote since', [text('old+', 'old')], 'theirs', { action: 'keep-both', text: 'old+' }],
  ['somebody else wrote the very same', [text('old+', 'old')], 'old+', { action: 'nothing' }],
  ['a note without a file', [text('new')], null, { action: 'create', text: 'new' }],
  ['the file was removed', [text('old+', 'old')], null, { action: 'create', text: 'old+' }],
  [
    'created, and typed on',
    [text('new'), saving('new'), change('new', 'new+', 'new')],
    'new',
    { action: 'save', text: 'new+' },
  ],
])('%s', (_name, records, onDisk, expected) => {
  expect(recoveryOf(records, onDisk === null ? null : hash(onDisk), hash)).toEqual(expected);
});

test('any chain of texts comes back, also cut off anywhere: then the text of the last whole line', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }), fc.nat(), (texts, cutAt) => {
      const records = texts.map((one, i) => (i === 0 ? text(one) : change(texts[i - 1]!, one)));
      const lines = records.map(encodeRecord);
      const whole = Buffer.from(lines.join(''));
      expect(lastText(decodeRecords(whole.toString()))?.text).toBe(texts.at(-1));

      const cut = whole.subarray(0, cutAt % (whole.length + 1));
      const complete = cut.toString('latin1').split('\n').length - 1;
      expect(lastText(decodeRecords(cut.toString()))?.text).toBe(texts[complete - 1]);
    }),
  );
});

test('a flipped bit ends the journal before its line', () => {
  const lines = [text('one'), change('one', 'one two'), change('one two', 'one two three')].map(encodeRecord);
  const bytes = Buffer.from(lines.join(''));
  const first = Buffer.byteLength(lines[0]!);
  for (let at = first; at < first + Buffer.byteLength(lines[1]!); at++) {
    const flipped = Buffer.from(bytes);
    flipped[at] = flipped[at]! ^ 1;
    expect(lastText(decodeRecords(flipped.toString()))?.text).toBe('one');
  }
});

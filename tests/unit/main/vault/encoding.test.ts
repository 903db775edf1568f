import { expect, test } from 'vitest';
import { guessText } from '../../../../main/vault/encoding.ts';
import { decode } from '../../../../main/vault/read-file.ts';

const text = '# Café\r\n\r\n“Trop cher”, 5 € – naïve\n';
const latin = Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x0a]);
const western = Buffer.from([0x93, 0x54, 0x72, 0x6f, 0x70, 0x94, 0x20, 0x35, 0x20, 0x80, 0x0d, 0x0a]);
const le = Buffer.from(`\uFEFF${text}`, 'utf16le');
const be = Buffer.from(le).swap16();

test.each<[string, Uint8Array, string, string]>([
  ['UTF-16 with the low byte first', le, 'utf-16le', text],
  ['UTF-16 with the high byte first', be, 'utf-16be', text],
  ['Latin 1', latin, 'windows-1252', 'Café\n'],
  ['Windows-1252 quotes and euro', western, 'windows-1252', '“Trop” 5 €\r\n'],
  ['a line of Latin 1 in UTF-8', Buffer.concat([Buffer.from('“ä” ö\n'), latin]), 'utf-8-mixed', '“ä” ö\nCafé\n'],
  ['a byte order mark before it', Buffer.concat([Buffer.from('\uFEFFä ö ü\n'), latin]), 'utf-8-mixed', 'ä ö ü\nCafé\n'],
  [
    'a sequence that ends too soon',
    Buffer.concat([Buffer.from('ä ö '), Buffer.from([0xe2, 0x82])]),
    'utf-8-mixed',
    'ä ö â‚',
  ],
])('%s is read as what it is', (_name, bytes, encoding, expected) => {
  expect(decode(bytes).readOnly).toBe('encoding');
  expect(guessText(bytes)).toMatchObject({ encoding, text: expected, unreadable: 0 });
});

test('half of a UTF-16 pair is counted as unreadable, and UTF-32 is not guessed', () => {
  const half = Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x3d, 0xd8, 0x42, 0x00]);
  expect(guessText(half)).toEqual({ encoding: 'utf-16le', text: 'A\uFFFDB', unreadable: 1 });
  expect(guessText(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toBeNull();
});

test('every byte of Windows-1252 becomes valid UTF-8', () => {
  const all = Uint8Array.from({ length: 255 }, (_, n) => n + 1);
  const guess = guessText(all);
  expect(guess?.encoding).toBe('windows-1252');
  expect(Array.from(guess!.text)).toHaveLength(255);
  expect(decode(Buffer.from(guess!.text))).toEqual({ text: guess!.text, readOnly: null });
});

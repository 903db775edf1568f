import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { folderOf, idAt, noteId, noteText, opened, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';
const after = (...bytes: number[]) => Buffer.concat([Buffer.from(noteText(1)), Buffer.from(bytes)]);
const said = 'They said things.';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

async function vaultOf(content: string | Uint8Array) {
  const root = await folderOf({ ...vaultFiles(0), [path]: content });
  const { vault } = await opened(root);
  return { root, vault, id: idAt(vault, path), file: () => readFile(join(root, path)) };
}

// Encoding of the table of bad input: what is not text that can be written back is for reading only, and stays as it is.
test.each<[string, Uint8Array, string, string]>([
  ['invalid UTF-8', after(0xff, 0xfe, 0x41), 'encoding', said],
  ['Latin 1', after(0xe9, 0x0a), 'encoding', said],
  ['a lone surrogate in UTF-8', after(0xed, 0xa0, 0x80), 'encoding', said],
  ['an overlong slash', after(0xc0, 0xaf), 'encoding', said],
  ['UTF-8 that ends within a character', after(0xe2, 0x82), 'encoding', said],
  ['UTF-16, low byte first', Buffer.from('\uFEFFhello', 'utf16le'), 'encoding', 'hello'],
  ['UTF-16, high byte first', Buffer.from('\uFEFFhello', 'utf16le').swap16(), 'encoding', 'hello'],
  ['10 KB of NUL', Buffer.alloc(10_240), 'damaged', ''],
  ['a few NUL and nothing else', Buffer.alloc(3), 'damaged', ''],
  ['a tail of NUL', Buffer.concat([Buffer.from(noteText(1)), Buffer.alloc(100)]), 'damaged', said],
  ['a picture', png, 'damaged', 'PNG'],
  ['a compressed file', deflateRawSync(randomBytes(4000)), 'damaged', ''],
  [
    'a program',
    Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(9), randomBytes(500)]),
    'damaged',
    'ELF',
  ],
])('%s: listed, shown, not editable, bytes kept', async (_name, content, readOnly, seen) => {
  const { vault, id, file } = await vaultOf(content);
  expect(vault.catalogue().notes).toMatchObject([{ path, readOnly }]);
  const note = await vault.read(id);
  expect(note.readOnly).toBe(readOnly);
  expect(note.text).toContain(seen);
  await expect(vault.save({ id, baseHash: note.hash, text: note.text })).rejects.toMatchObject({ code: 'read-only' });
  expect(await file()).toEqual(content);
});

test.each<[string, string]>([
  ['a byte order mark', `\uFEFF${noteText(1)}`],
  ['mixed line ends', `${noteText(1)}one\r\ntwo\nthree\rfour\r\n`],
  ['no line end at the end', `${noteText(1)}last`],
  ['only line ends', '\n\r\n\n'],
  ['a single NUL', `${noteText(1)}a\0b\n`],
  ['zero-width and astral characters', `${noteText(1)}\u200B👩‍👩‍👧‍👦 \u{1F98A}\u200D\n`],
])('%s: read as it stands, and kept by a save that adds a line', async (_name, text) => {
  const { vault, id, file } = await vaultOf(text);
  const note = await vault.read(id);
  expect(note).toMatchObject({ text, readOnly: null });
  const { hash } = await vault.save({ id, baseHash: note.hash, text: `${note.text}\nadded\n` });
  expect((await file()).toString()).toBe(`${text}\nadded\n`);
  expect((await vault.read(idAt(vault, path))).hash).toBe(hash);
});

test('an empty file is a note that can be edited', async () => {
  const { vault, id } = await vaultOf('');
  const note = await vault.read(id);
  expect(note).toMatchObject({ text: '', readOnly: null });
  const saved = await vault.save({ id, baseHash: note.hash, text: noteText(1) });
  expect(saved.id).toBe(noteId(1));
});

test('half of a surrogate pair in a text is written as a character that UTF-8 has, and the note goes on', async () => {
  const { vault, id, file } = await vaultOf(noteText(1));
  const { hash } = await vault.read(id);
  const typed = noteText(1, 'Call 1', 'half \uD83E, whole \u{1F98A}\n');
  const saved = await vault.save({ id, baseHash: hash, text: typed });
  expect((await file()).toString()).toBe(typed.replace('\uD83E,', '\uFFFD,'));
  expect(await vault.read(id)).toMatchObject({ readOnly: null, hash: saved.hash });
  await vault.save({ id, baseHash: saved.hash, text: `${typed}more\n` });
  expect((await file()).toString()).toContain('whole \u{1F98A}\nmore\n');
});

test('a note of 10 MB opens and saves, also where it is one line', async () => {
  for (const body of [
    `${'A long line of what they said. '.repeat(30)}\n`.repeat(11_000),
    `${'word '.repeat(2_100_000)}\n`,
  ]) {
    const text = noteText(1, 'Long', body);
    expect(text.length).toBeGreaterThan(10_000_000);
    const { vault, file } = await vaultOf(text);
    const note = await vault.read(noteId(1));
    expect(note.text.length).toBe(text.length);
    await vault.save({ id: noteId(1), baseHash: note.hash, text: `${text}End\n` });
    expect((await file()).toString().endsWith('\nEnd\n')).toBe(true);
  }
});

test.each([21, 50])(
  'a note of %i MB is shown in part, cannot be edited, and is listed by its title',
  async (megabytes) => {
    const text = noteText(1, 'Huge', 'word '.repeat((megabytes * 1024 * 1024) / 5));
    const { vault } = await vaultOf(text);
    const note = await vault.read(noteId(1));
    expect(note.readOnly).toBe('too-large');
    expect(note.text.length).toBeLessThan(2_000_000);
    expect(note.text.startsWith(text.slice(0, 1000))).toBe(true);
    expect(vault.catalogue().notes).toMatchObject([{ title: 'Huge', readOnly: 'too-large' }]);
    const save = vault.save({ id: noteId(1), baseHash: note.hash, text: 'x' });
    await expect(save).rejects.toMatchObject({ code: 'read-only' });
  },
);

test('a note that would grow beyond what can be read again is not written', async () => {
  const { vault, id, file } = await vaultOf(noteText(1));
  const { hash } = await vault.read(id);
  const save = vault.save({ id, baseHash: hash, text: noteText(1, 'Huge', 'word '.repeat(4_300_000)) });
  await expect(save).rejects.toMatchObject({ code: 'too-large' });
  expect((await file()).toString()).toBe(noteText(1));
});

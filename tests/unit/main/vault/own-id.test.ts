import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, noteId, noteText, opened, vaultFiles } from './vault-fixture.ts';

const [path, copy] = ['interviews/2026/note-1.md', 'interviews/2026/note-1 copy.md'];
const mark = (id: string, text: string) => `<mark data-kind="pain" data-highlight="${id}">${text}</mark>`;
const body = (end: string) =>
  `${mark('h_k3x9q2m7v0tb', 'One')} and\n\n- ${mark('h_k3x9q2m7v0tb', 'its second part')}\n- ${mark(end, 'Two')}\n`;

test('a copy gets an id of its own, and its highlights where another note holds them too', async () => {
  const text = `\uFEFF${noteText(1, 'Copied', body('h_zzzzzzzzzzzz')).replace('title', '# mine\ntitle').replaceAll('\n', '\r\n')}`;
  const original = noteText(1, 'Call', body('h_000000000000'));
  const root = await folderOf({ ...vaultFiles(0), [path]: original, [copy]: text });
  const { vault, changes } = await opened(root);
  expect((await vault.read(`path:${copy}`)).readOnly).toBe('duplicate-id');
  const { saved, replaced } = await vault.giveOwnId(`path:${copy}`);

  const written = await readFile(join(root, copy), 'utf8');
  const fresh = /data-highlight="(h_[^"]+)">One/.exec(written)?.[1] ?? '';
  expect(saved).toMatchObject({ path: copy, summary: { title: 'Copied', readOnly: null, highlightCount: 2 } });
  expect([noteId(1), 'h_k3x9q2m7v0tb']).not.toContain(saved.id);
  expect(fresh).not.toBe('h_k3x9q2m7v0tb');
  expect(written).toBe(text.replace(noteId(1), saved.id).replaceAll('h_k3x9q2m7v0tb', fresh));
  expect(await readFile(join(root, path), 'utf8')).toBe(original);
  expect(vault.catalogue()).toMatchObject({ problems: [] });
  expect(vault.catalogue().notes.map((note) => [note.path, note.readOnly])).toEqual(
    expect.arrayContaining([
      [path, null],
      [copy, null],
    ]),
  );
  expect(changes.at(-1)?.upserted.map((note) => note.id)).toContain(saved.id);

  // It can be edited, and what stood there is a version of it.
  const note = await vault.read(saved.id);
  await vault.save({ id: saved.id, baseHash: note.hash, text: `${note.text}more\r\n` });
  expect(replaced).not.toBe('');
});

test('a note that shares its id with none keeps it', async () => {
  const root = await folderOf(vaultFiles(1));
  const { vault } = await opened(root);
  await expect(vault.giveOwnId(noteId(1))).rejects.toMatchObject({ code: 'invalid' });
  await expect(vault.giveOwnId('path:nowhere.md')).rejects.toMatchObject({ code: 'not-found' });
  expect(await readFile(join(root, path), 'utf8')).toBe(noteText(1));
});

test('a copy whose properties cannot be changed safely stays as it is', async () => {
  const text = `---\nid: &id ${noteId(1)}\nother: *id\n---\nBody\n`;
  const root = await folderOf({ ...vaultFiles(1), [copy]: text });
  const { vault } = await opened(root);
  await expect(vault.giveOwnId(`path:${copy}`)).rejects.toMatchObject({ code: 'invalid' });
  expect(await readFile(join(root, copy), 'utf8')).toBe(text);
});

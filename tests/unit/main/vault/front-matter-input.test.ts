import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setFrontMatterValue } from '../../../../shared/markdown/front-matter-edit.ts';
import { folderOf, idAt, noteId, opened, tempFolder, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';
const id = `id: ${noteId(1)}`;
const bomb = Array.from({ length: 12 }, (_, i) => `b${i + 1}: &b${i + 1} [${Array(9).fill(`*b${i}`).join(', ')}]`);

/** Every row of the group “Front matter”: lines between the fences, the title that the list shows, fields with a problem. */
const rows: [string, string, string, string[]][] = [
  ['duplicate keys', `${id}\ntitle: First\ntitle: Second`, 'First', ['title']],
  ['tabs for indentation', `${id}\ntitle: A\ntags:\n\t- a`, 'A', ['tags']],
  ['tabs after colons', `${id}\ntitle:\tA`, 'A', []],
  ['comments, quotes and odd order', `# c\ntitle:   "A"  # d\n\n${id}\nmood: 'x'`, 'A', []],
  ['an alias bomb', `${id}\ntitle: A\nb0: &b0 [x, x, x]\n${bomb.join('\n')}`, 'A', ['b5']],
  [
    'keys that objects have',
    `${id}\ntitle: A\n__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: 1}}\ntoString: x`,
    'A',
    [],
  ],
  [
    'a function of JavaScript',
    `${id}\ntitle: A\nrun: !!js/function "function () { globalThis.polluted = 1 }"`,
    'A',
    [],
  ],
  [
    'words that YAML takes for values',
    `${id}\ntitle: no\nrecruitedFrom: 1e3\ntags: [2024-01-01, yes, 0x1F]\noccurredAt: 2024-01-01`,
    'no',
    [],
  ],
  [
    'flow nested 10,000 deep',
    `${id}\ntitle: A\ndeep: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    'What we heard',
    [''],
  ],
  ['lists nested 10,000 deep', `${id}\ntitle: A\ndeep:\n  ${'- '.repeat(10_000)}x`, 'What we heard', ['']],
  ['a value in another’s place', `${id}\ntitle: A\nteams: replay\nkind: chat`, 'A', ['teams', 'kind']],
];

test.each(rows)(
  '%s: listed with what is wrong, opened and saved with its bytes',
  async (_name, yaml, title, problems) => {
    const text = `---\n${yaml}\n---\n# What we heard\n\nBody\n`;
    const root = await folderOf({ ...vaultFiles(0), [path]: text });
    const appDataDir = await tempFolder();
    const { vault } = await opened(root, { appDataDir });
    const [row] = vault.catalogue().notes;
    expect(row).toMatchObject({ title, readOnly: null });
    expect(row!.problems.map(({ field }) => field)).toEqual(expect.arrayContaining(problems));
    if (problems.length === 0) expect(row!.problems).toEqual([]);
    const note = await vault.read(row!.id);
    expect(note.text).toBe(text);
    const saved = await vault.save({ id: note.id, baseHash: note.hash, text: `${text}more\n` });
    expect(await readFile(join(root, path), 'utf8')).toBe(`${text}more\n`);
    const edit = setFrontMatterValue(`${text}more\n`, 'status', 'complete');
    await vault.save({ id: saved.id, baseHash: saved.hash, text: edit.text });
    expect((await readFile(join(root, path), 'utf8')).endsWith('\n---\n# What we heard\n\nBody\nmore\n')).toBe(true);

    // What the snapshot and the bridge make of it is the same, and no object has gained anything.
    const before = structuredClone(vault.catalogue().notes);
    await vault.close();
    const again = await opened(root, { appDataDir });
    expect(again.vault.catalogue().notes).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((globalThis as { polluted?: unknown }).polluted).toBeUndefined();
  },
);

test.each([
  ['front matter that is not closed', `---\n${id}\ntitle: Never closed\n`],
  ['front matter in another language', `---js\n{ title: process.exit(1) }\n---\n# Text\n`],
])('%s is text', async (_name, text) => {
  const root = await folderOf({ ...vaultFiles(0), [path]: text });
  const { vault } = await opened(root);
  expect(vault.catalogue().notes).toMatchObject([{ id: `path:${path}`, readOnly: null, problems: [] }]);
  const note = await vault.read(idAt(vault, path));
  await vault.save({ id: note.id, baseHash: note.hash, text: `${text}more\n` });
  expect(await readFile(join(root, path), 'utf8')).toBe(`${text}more\n`);
});

import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { historyPath } from '../../../../main/vault/history-files.ts';
import type { OpenOptions } from '../../../../main/vault/open-vault.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { folderOf, idAt, noteId, noteText, opened, tempFolder, vaultFiles } from './vault-fixture.ts';

const path = 'interviews/2026/note-1.md';
const id = noteId(1);
const minute = 60_000;

/** A clock and timers that the test moves. */
function fakeTime(start = new Date(2026, 10, 25, 12).getTime()) {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  let passed = 0; // what timers go by, whatever the clock is set to
  return {
    now: () => now,
    later(run: () => void, milliseconds: number) {
      const timer = { at: passed + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass(milliseconds: number) {
      now += milliseconds;
      passed += milliseconds;
      const due = timers.filter((timer) => timer.at <= passed);
      timers = timers.filter((timer) => timer.at > passed);
      for (const timer of due) timer.run();
    },
    set(to: number) {
      now = to;
    },
  };
}

async function vaultWith(count = 1, options: Partial<OpenOptions> & { appDataDir?: string; root?: string } = {}) {
  const time = fakeTime();
  const root = options.root ?? (await folderOf(vaultFiles(count)));
  const { vault, appDataDir } = await opened(root, { now: time.now, later: time.later, ...options });
  return { time, root, vault, appDataDir };
}

/** Writes a text as the page does, and returns what main answers. */
async function save(vault: Vault, text: string, noteIdNow = id, rich?: string) {
  const { hash } = await vault.read(noteIdNow);
  return vault.save({ id: noteIdNow, baseHash: hash, text, ...(rich !== undefined && { rich }) });
}

/** The bodies of the kept versions, oldest first, with why they were kept. */
async function kept(vault: Vault, of = id): Promise<string[]> {
  const { versions } = await vault.history.list(of);
  const texts = versions.map(async ({ key, because }) => {
    const { text } = await vault.history.read(of, key);
    return `${because}: ${text.replace(/^---[\s\S]*?---\n/, '').trim()}`;
  });
  return (await Promise.all(texts)).reverse();
}

test('what stood there first is kept, then a version a minute, then the last of each minute', async () => {
  const { vault, time } = await vaultWith();
  await save(vault, noteText(1, 'Call 1', 'One.'));
  time.pass(10_000);
  await save(vault, noteText(1, 'Call 1', 'Two.'));
  time.pass(10_000);
  await save(vault, noteText(1, 'Call 1', 'Three.'));
  expect(await kept(vault)).toEqual(['found: They said things.', 'saved: One.']);
  time.pass(40_000);
  expect(await kept(vault)).toEqual(['found: They said things.', 'saved: One.', 'saved: Three.']);
  time.pass(minute);
  time.pass(minute);
  expect(await kept(vault), 'nothing new, nothing kept').toHaveLength(3);
  await save(vault, noteText(1, 'Call 1', 'Four.'));
  expect(await kept(vault)).toHaveLength(4);
});

test('a call of 40 minutes, saved every few seconds, leaves a version for each minute', async () => {
  const { vault, time } = await vaultWith();
  for (let n = 0; n < 240; n++) {
    await save(vault, noteText(1, 'Call 1', `Line ${n}.`));
    time.pass(10_000);
  }
  const { versions } = await vault.history.list(id);
  expect(versions.length).toBeGreaterThanOrEqual(40);
  expect(versions.length).toBeLessThanOrEqual(42);
  const [newest] = versions;
  expect(newest).toMatchObject({ because: 'saved', isCurrent: true, isText: true, hasRich: false });
});

test('the last text is kept when the vault closes, in app data alone and for this user alone', async () => {
  const { vault, root, appDataDir } = await vaultWith();
  await save(vault, noteText(1, 'Call 1', 'One.'));
  await save(vault, noteText(1, 'Call 1', 'The last words.'));
  await vault.close();
  expect(await readdir(root)).toEqual(['fieldbook.yml', 'interviews']);
  const again = await vaultWith(1, { root, appDataDir });
  expect((await kept(again.vault)).at(-1)).toBe('saved: The last words.');
  const folder = historyPath(appDataDir, vault.info.vaultId, root);
  for (const name of await readdir(folder, { recursive: true })) {
    const { mode } = await stat(join(folder, name));
    expect((mode & 0o777).toString(8), name).toMatch(/^[67]00$/);
  }
});

test('a new note starts its history with its first text', async () => {
  const { vault } = await vaultWith();
  await vault.create({ id: noteId(5), text: noteText(5, 'New', 'First.') });
  expect(await kept(vault, noteId(5))).toEqual(['saved: First.']);
});

test('what another program put there, and what it replaced, are both kept', async () => {
  const { vault, root } = await vaultWith();
  await save(vault, noteText(1, 'Call 1', 'Ours.'));
  await save(vault, noteText(1, 'Call 1', 'Ours, later.'));
  await writeFile(join(root, path), noteText(1, 'Call 1', 'Theirs.'));
  await save(vault, noteText(1, 'Call 1', 'Ours after theirs.'));
  expect(await kept(vault)).toEqual([
    'found: They said things.',
    'saved: Ours.',
    'saved: Ours, later.',
    'found: Theirs.',
  ]);
});

test('a note that was only looked at is kept when another program changes it', async () => {
  const { vault, root } = await vaultWith(1, { mode: 'watch' });
  vault.history.shown(await vault.read(id));
  const changed = new Promise((resolve) => vault.on('foreignChange', resolve));
  await writeFile(join(root, path), noteText(1, 'Call 1', 'Theirs.'));
  await changed;
  expect(await kept(vault)).toEqual(['replaced: They said things.']);
});

test('the text of a conflict is kept with the note it was typed in', async () => {
  const { vault, root } = await vaultWith();
  const { hash } = await vault.read(id);
  await writeFile(join(root, path), noteText(1, 'Call 1', 'Theirs.'));
  const mine = noteText(1, 'Call 1', 'Mine.');
  await expect(vault.save({ id, baseHash: hash, text: mine })).rejects.toMatchObject({ code: 'conflict' });
  await vault.saveCopy({ id, text: mine });
  expect(await kept(vault)).toEqual(['conflict: Mine.']);
});

test('formatting that Markdown cannot hold is kept beside a version of its own, whatever the minute', async () => {
  const { vault } = await vaultWith();
  await save(vault, noteText(1, 'Call 1', 'One.'));
  const text = noteText(1, 'Call 1', 'Two.');
  await save(vault, text, id, '[{"type":"paragraph"}]');
  await save(vault, text, id, '[{"type":"list"}]'); // the same text, other formatting
  const { versions } = await vault.history.list(id);
  expect(versions.map((version) => version.hasRich)).toEqual([true, true, false, false]);
  const read = await vault.history.read(id, versions[0]!.key);
  expect(read).toEqual({ text, isText: true, rich: '[{"type":"list"}]' });
});

test('a trashed note keeps its last text, and its versions when it is back', async () => {
  const { vault } = await vaultWith();
  await save(vault, noteText(1, 'Call 1', 'One.'));
  await save(vault, noteText(1, 'Call 1', 'Two.'));
  const { trashedId } = await vault.trash(id);
  expect((await kept(vault)).at(-1)).toBe('trashed: Two.');
  await vault.restore(trashedId);
  expect(await kept(vault)).toHaveLength(3);
});

test('versions follow a note that moves, and one that gets an id with its first edit', async () => {
  const files = { ...vaultFiles(1), 'interviews/plain.md': 'No id.\n' };
  const { vault, root, time, appDataDir } = await vaultWith(1, { root: await folderOf(files) });
  const plain = idAt(vault, 'interviews/plain.md');
  const saved = await save(vault, noteText(7, 'Plain', 'With an id.'), plain);
  expect(saved.id).toBe(noteId(7));
  expect(await kept(vault, noteId(7))).toEqual(['found: No id.', 'saved: With an id.']);
  time.pass(minute);
  await save(vault, noteText(1, 'Call 1', 'One.'));
  await mkdir(join(root, 'interviews/moved'));
  await rename(join(root, path), join(root, 'interviews/moved/other.md'));
  await vault.close();
  const again = await vaultWith(1, { root, appDataDir });
  expect(await kept(again.vault)).toEqual(['found: They said things.', 'saved: One.']);
});

test('a file that was emptied or damaged still has its history, though it tells its id no more', async () => {
  const { vault, root, appDataDir } = await vaultWith(2);
  await save(vault, noteText(1, 'Call 1', 'Worth keeping.'));
  await save(vault, noteText(2, 'Call 2', 'This one too.'), noteId(2));
  await vault.close();
  await writeFile(join(root, path), '');
  await writeFile(join(root, 'interviews/2026/note-2.md'), Buffer.alloc(10_240));
  await rm(join(appDataDir, 'catalogues'), { recursive: true });
  const again = await vaultWith(2, { root, appDataDir });
  const emptied = idAt(again.vault, path);
  const damaged = idAt(again.vault, 'interviews/2026/note-2.md');
  expect((await kept(again.vault, emptied)).at(-1)).toBe('saved: Worth keeping.');

  const [version] = (await again.vault.history.list(damaged)).versions;
  const { saved, replaced } = await again.vault.history.restore(damaged, version!.key);
  expect(saved.id).toBe(noteId(2));
  expect(await readFile(join(root, 'interviews/2026/note-2.md'), 'utf8')).toBe(noteText(2, 'Call 2', 'This one too.'));
  expect(await again.vault.read(noteId(2))).toMatchObject({ readOnly: null });
  const bytes = (await again.vault.history.list(noteId(2))).versions.find((one) => one.key === replaced);
  expect(bytes).toMatchObject({ bytes: 10_240, isText: false, because: 'restored' });

  await again.vault.history.restore(noteId(2), replaced); // taken back
  expect(await readFile(join(root, 'interviews/2026/note-2.md'))).toEqual(Buffer.alloc(10_240));
  expect((await kept(again.vault, idAt(again.vault, 'interviews/2026/note-2.md'))).at(-1)).toMatch(/^restored/);
});

test('a file in another encoding is replaced on demand, under its own id, and its bytes are kept', async () => {
  const { vault, root } = await vaultWith();
  await save(vault, 'Before it had an id.\n');
  const nameless = idAt(vault, path);
  expect(nameless).toMatch(/^path:/);
  await save(vault, noteText(1, 'Call 1', 'Good.'), nameless);
  const latin = Buffer.concat([Buffer.from(noteText(1, 'Call 1', 'Caf')), Buffer.from([0xe9, 0x0a])]);
  await writeFile(join(root, path), latin);
  const { versions } = await vault.history.list(id);
  const idless = await Promise.all(
    versions.map(async ({ key }) => ((await vault.history.read(id, key)).text.includes('Before') ? key : '')),
  );
  await vault.history.restore(id, idless.find(Boolean)!);
  const text = await readFile(join(root, path), 'utf8');
  expect(text).toBe(`---\nid: ${id}\n---\nBefore it had an id.\n`);
  const [newest] = (await vault.history.list(id)).versions;
  expect(newest).toMatchObject({ isText: false, bytes: latin.length });
});

test('an ordinary file is not restored behind the editor’s back', async () => {
  const { vault } = await vaultWith();
  await save(vault, noteText(1, 'Call 1', 'One.'));
  const { versions } = await vault.history.list(id);
  await expect(vault.history.restore(id, versions[0]!.key)).rejects.toMatchObject({ code: 'invalid' });
  await expect(vault.history.read(id, '99-0123456789abcdef')).rejects.toMatchObject({ code: 'not-found' });
});

test('what the file holds is kept on demand, once', async () => {
  const { vault } = await vaultWith();
  await save(vault, noteText(1, 'Call 1', 'One.'));
  await save(vault, noteText(1, 'Call 1', 'Two.'));
  await vault.history.keep(id);
  await vault.history.keep(id);
  expect(await kept(vault)).toEqual(['found: They said things.', 'saved: One.', 'restored: Two.']);
});

test('a clock that jumps ten years either way neither loses nor floods', async () => {
  const { vault, time } = await vaultWith();
  const start = time.now();
  const years = 3652 * 24 * 60 * minute;
  const bodies: string[] = [];
  for (const [n, to] of [start, start + years, start - years, start + minute].entries()) {
    time.set(to);
    for (let k = 0; k < 10; k++) {
      await save(vault, noteText(1, 'Call 1', `Text ${n}.${k}.`));
      time.pass(6_500);
    }
    bodies.push(`saved: Text ${n}.9.`);
  }
  time.pass(minute);
  const texts = await kept(vault);
  expect(texts.at(-1)).toBe('saved: Text 3.9.');
  expect(texts.length).toBeLessThanOrEqual(7);
  expect((await vault.history.list(id)).versions.map((version) => version.words).length).toBe(texts.length);
});

test('a history that cannot be written fails no save, says so once, and catches up', async () => {
  const errors: string[] = [];
  const appDataDir = await tempFolder();
  const log = { info: () => {}, error: (message: string) => void errors.push(message) };
  const { vault, root, time } = await vaultWith(1, { appDataDir, log });
  const folder = join(historyPath(appDataDir, vault.info.vaultId, root), 'notes');
  await mkdir(dirname(folder), { recursive: true });
  await writeFile(folder, 'in the way');
  await save(vault, noteText(1, 'Call 1', 'One.'));
  expect((await vault.history.list(id)).problem).toBe('io');
  await save(vault, noteText(1, 'Call 1', 'Two.'));
  time.pass(minute);
  expect((await vault.history.list(id)).problem).toBe('io');
  expect(errors).toEqual(['A version of a note was not kept']);
  await rm(folder);
  time.pass(minute);
  expect(await kept(vault)).toEqual(['saved: Two.']);
  expect((await vault.history.list(id)).problem).toBeNull();
});

test('a version whose file was damaged is not shown as the text', async () => {
  const { vault, root, appDataDir } = await vaultWith();
  await save(vault, noteText(1, 'Call 1', 'One.'));
  const [version] = (await vault.history.list(id)).versions;
  const folder = historyPath(appDataDir, vault.info.vaultId, root);
  const names = await readdir(folder, { recursive: true });
  const file = join(folder, names.find((name) => name.includes(version!.hash))!);
  const bytes = await readFile(file);
  bytes[bytes.length - 6]! ^= 4;
  await writeFile(file, bytes);
  await expect(vault.history.read(id, version!.key)).rejects.toMatchObject({ code: 'damaged' });
});

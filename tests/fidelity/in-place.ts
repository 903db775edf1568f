import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Vault } from '../../main/vault/vault.ts';
import { change, createOpener, touchAll, undo } from './editor.ts';
import type { Failure } from './untouched.ts';

export interface InPlaceResult {
  copy: string;
  notes: number;
  /** Times that a file of the copy was replaced on the disk. */
  writes: number;
  /** Notes that cannot be edited: reason → how many. */
  readOnly: Record<string, number>;
  failures: Failure[];
  /** What `diff -r` printed; '' where the folders are equal. */
  diff: string;
}

/**
 * Opens a copy of a folder as a vault, and each of its notes. Types into it and saves, takes that back, has every block looked at
 * and saves again: both times through the vault, so that the file is really replaced. Then `diff -r` compares copy and original.
 */
export async function checkInPlace(folder: string, keep: string | null): Promise<InPlaceResult> {
  const temporary = await realpath(await mkdtemp(join(tmpdir(), 'fieldbook-fidelity-')));
  const copy = keep ?? join(temporary, 'copy');
  const result: InPlaceResult = { copy, notes: 0, writes: 0, readOnly: {}, failures: [], diff: '' };
  try {
    await cp(folder, copy, {
      recursive: true,
      verbatimSymlinks: true,
      preserveTimestamps: true,
      errorOnExist: true,
      force: false,
    });
    const log = { info: () => {}, error: () => {} };
    const vault = await openVault(copy, { appData: { dir: join(temporary, 'data') }, log, mode: 'write' });
    try {
      await vault.whenVerified();
      await saveAll(vault, result);
    } finally {
      await vault.close();
    }
    const { stdout, stderr, error } = spawnSync('diff', ['-r', '--no-dereference', folder, copy], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    result.diff = error ? String(error) : stdout + stderr;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return result;
}

async function saveAll(vault: Vault, result: InPlaceResult): Promise<void> {
  const opener = createOpener();
  for (const { id } of vault.catalogue().notes) {
    const { path, text, hash, readOnly } = await vault.read(id);
    result.notes += 1;
    if (readOnly) {
      result.readOnly[readOnly] = (result.readOnly[readOnly] ?? 0) + 1;
      continue;
    }
    try {
      const note = opener.open(text);
      const file = join(vault.root, path);
      const before = await stat(file);
      change(opener.editor, () => {
        $getRoot().append($createParagraphNode().append($createTextNode('Typed below.')));
      });
      const edited = await vault.save({ id, baseHash: hash, text: note.text() });
      const between = await stat(file);
      await undo(opener.editor);
      touchAll(opener.editor);
      await vault.save({ id: edited.id, baseHash: edited.hash, text: note.text() });
      const after = await stat(file);
      result.writes += Number(between.ino !== before.ino) + Number(after.ino !== between.ino);
    } catch (error) {
      result.failures.push({ file: path, what: String(error) });
    }
  }
}

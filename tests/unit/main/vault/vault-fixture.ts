import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type OpenOptions, openVault } from '../../../../main/vault/open-vault.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { ulid } from '../../../../shared/domain/ids.ts';
import type { CatalogueChange } from '../../../../shared/ipc/vault.ts';

/** A fresh folder that goes with the test. */
export async function tempFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'fieldbook-vault-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export type Files = Record<string, string | Uint8Array>;

/** Writes files (path → content) below a folder, a fresh one by default, and returns it. */
export async function folderOf(files: Files, folder?: string): Promise<string> {
  const root = folder ?? (await tempFolder());
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** The n-th ULID of these tests. */
export function noteId(n: number): string {
  return ulid(1_790_000_000_000 + n, (count) => Uint8Array.from({ length: count }, (_, i) => (n * 7 + i * 13) % 256));
}

export const configText = 'schema: 1\nvaultId: 01JD9Z6M3Q8V7T5R2K4N0XWABC\nname: Customer research\n';

/** The text of an interview. */
export function noteText(n: number, title = `Call ${n}`, body = 'They said things.\n'): string {
  return `---\nid: ${noteId(n)}\ntitle: ${title}\noccurredAt: 2026-11-${String((n % 28) + 1).padStart(2, '0')}\n---\n${body}`;
}

/** A vault with `count` interviews. */
export function vaultFiles(count: number): Files {
  const files: Files = { 'fieldbook.yml': configText };
  for (let n = 1; n <= count; n++) files[`interviews/2026/note-${n}.md`] = noteText(n);
  return files;
}

export interface Opened {
  vault: Vault;
  appDataDir: string;
  changes: CatalogueChange[];
  foreign: { id: string; hash: string | null }[];
  events: string[];
}

/** Opens a vault and waits until its folder has been read. Closed with the test. */
export async function opened(
  root: string,
  options: Partial<OpenOptions> & { appDataDir?: string } = {},
): Promise<Opened> {
  const appDataDir = options.appDataDir ?? (await tempFolder());
  const vault = await openVault(root, { appData: { dir: appDataDir }, log: silent, mode: 'write', ...options });
  onTestFinished(() => vault.close());
  const changes: CatalogueChange[] = [];
  const foreign: Opened['foreign'] = [];
  const events: string[] = [];
  vault.on('catalogue', (change) => void changes.push(change));
  vault.on('foreignChange', (change) => void foreign.push(change));
  vault.on('gone', () => void events.push('gone'));
  vault.on('back', () => void events.push('back'));
  vault.on('missing', (count) => void events.push(`missing ${count}`));
  await vault.whenVerified();
  return { vault, appDataDir, changes, foreign, events };
}

export const silent = { info: () => {}, error: () => {} };

/** Titles by path, for comparing. */
export function titles(vault: Vault): Record<string, string> {
  return Object.fromEntries(vault.catalogue().notes.map((note) => [note.path, note.title]));
}

/** The id of the note at a path. */
export function idAt(vault: Vault, path: string): string {
  return vault.catalogue().notes.find((note) => note.path === path)!.id;
}

/** The n-th highlight id of these tests. */
export function highlightIdOf(n: number): string {
  return `h_${String(n).padStart(12, '0')}`;
}

/** A vault with one interview and one finding that rests on it, with its id, path and whole text. */
export const finding = {
  id: noteId(500),
  path: `findings/2026/step-filters-are-invisible-${noteId(500).slice(-5).toLowerCase()}.md`,
  text: [
    '---',
    `id: ${noteId(500)}`,
    'claim: Admins cannot see which step a filter applies to.',
    'status: draft # not yet',
    'teams: [product-analytics]',
    'goals: []',
    'evidence:',
    `  - highlight: ${highlightIdOf(1)}`,
    `    interview: ${noteId(1)}`,
    '    stance: supports',
    '    quote: I thought the filter applied to every step.',
    '---',
    '## Limitations',
    '',
    '## Recommendations',
    '',
    '## Open questions',
    '',
  ].join('\n'),
};

export function findingFiles(): Files {
  return { ...vaultFiles(1), [finding.path]: finding.text };
}

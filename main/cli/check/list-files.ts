import type { Dirent } from 'node:fs';
import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { UsageError } from '../usage.ts';

/** Something to look at: a file, or where a link leads. */
export interface Entry {
  /** As it is printed, `/`-separated. */
  name: string;
  /** How many characters of `name` were given on the command line: they name a place, and nothing that leaves. */
  given: number;
  kind: 'file' | 'link' | 'other' | 'unreadable';
  /** Of the file on this machine. */
  path: string;
}

/**
 * All that lies in what was named, in order of name; `.git` alone is left out. A link in a folder is itself what is released: it is not followed. Throws
 * UsageError for a name that nothing has.
 */
export async function* listFiles(named: readonly string[], resolve: (name: string) => string): AsyncGenerator<Entry> {
  const seen = new Set<string>();
  for (const name of named) {
    const path = resolve(name);
    const found = await stat(path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && (await lstat(path).catch(() => null)) === null) {
        throw new UsageError(`There is no file or folder “${name}”.`);
      }
      return null;
    });
    const prefix = shown(name);
    // From here on down a path is what is released; one that leads elsewhere begins on this machine.
    const isBelow = !/^(?:\.\.(?:\/|$)|\/|[a-z]:)/i.test(prefix);
    if (found?.isDirectory()) {
      yield* inFolder(path, prefix === '' ? '' : `${prefix}/`, isBelow ? 0 : prefix.length, seen);
    } else {
      const kind = found === null ? 'unreadable' : found.isFile() ? 'file' : 'other';
      yield* once({ name: prefix, given: isBelow ? 0 : prefix.lastIndexOf('/') + 1, kind, path }, seen);
    }
  }
}

function shown(name: string): string {
  const plain = (sep === '\\' ? name.replaceAll('\\', '/') : name).replace(/(?<=.)\/+$/, '');
  return plain === '.' ? '' : plain.replace(/^(?:\.\/)+/, '');
}

async function* inFolder(path: string, prefix: string, given: number, seen: Set<string>): AsyncGenerator<Entry> {
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch {
    yield { name: prefix.replace(/\/$/, '') || '.', given, kind: 'unreadable', path };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === '.git') continue;
    const inner = { name: prefix + entry.name, given, path: join(path, entry.name) };
    if (entry.isDirectory()) yield* inFolder(inner.path, `${inner.name}/`, given, seen);
    else {
      const kind = entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : 'other';
      yield* once({ ...inner, kind }, seen);
    }
  }
}

/** What was named twice is looked at once. */
async function* once(entry: Entry, seen: Set<string>): AsyncGenerator<Entry> {
  const place = entry.kind === 'file' ? await realpath(entry.path).catch(() => entry.path) : entry.path;
  if (seen.has(place)) return;
  seen.add(place);
  yield entry;
}

/** Where a link leads, as it is written in it. */
export function targetOf({ path }: Entry): Promise<string> {
  return readlink(path);
}

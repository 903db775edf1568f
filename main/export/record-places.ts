import { access, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/result.ts';
import { createDurably, moveDurably, replaceDurably } from '../vault/durable-write.ts';
import { toAppError } from '../vault/file-errors.ts';
import { hashOf, readText } from '../vault/read-file.ts';
import type { Vault } from '../vault/vault.ts';
import { configFile } from '../vault/vault-layout.ts';

type RecordFolder = 'exports' | 'privacy';

interface FileStamp {
  is: string;
  isFresh: boolean;
}

/** Where the records of one vault lie. Names of files are checked by whoever asks. */
export interface RecordPlaces {
  /** Folders to read from: the vault, and this machine's own. */
  readonly all: readonly string[];
  /** The one of them that is written to. */
  readonly own: string;
  names(place: string, folder: RecordFolder): Promise<string[]>;
  /** The text of a file; `null` where there is none; 'unreadable' where it is no text, no ordinary file, or too large. */
  read(place: string, folder: RecordFolder, name: string): Promise<{ text: string } | 'unreadable' | null>;
  /** Tells whether a file has changed; `is` is '' where there is none. `isFresh`: it may be another one by now all the same. */
  stamp(place: string, folder: RecordFolder, name: string): Promise<FileStamp>;
  /**
   * Puts a file in its place and resolves to its stamp. Throws AppError 'vault-gone' | 'read-only' | 'disk-full' | 'io' …, and 'conflict' where
   * what stands there is not `since`.
   */
  write(folder: RecordFolder, name: string, text: string, since: string): Promise<string>;
  /** The same for a name that must be free. Throws AppError 'conflict' where it is not. */
  create(folder: RecordFolder, name: string, text: string): Promise<void>;
  /** Gives what stands there another name, so that nothing is lost that somebody may still want to mend. */
  setAside(folder: RecordFolder, name: string, date: string): Promise<void>;
}

/** In bytes. Ten thousand decisions are 2 MB. */
const largestRecord = 8 * 1024 * 1024;
const freshFor = 50; // ms

/**
 * The vault's own folders (`exports/`, `privacy/`), where a team shares them. A folder without `fieldbook.yml` and a read-only vault are
 * left alone, and so is one that a command only looks at: what is new about them is kept in app data. A vault that has an id is known there
 * by it, wherever it is moved.
 */
export function openRecordPlaces(
  vault: Pick<Vault, 'root' | 'info'>,
  appDataDir: string,
  mode: 'write' | 'look' = 'write',
): RecordPlaces {
  const { root, info } = vault;
  const isFieldbook = info.config !== null;
  const inVault = mode === 'write' && isFieldbook && info.readOnly === null;
  const kept = (key: string) => join(appDataDir, 'exports', key);
  const byPath = kept(keyOf(`${info.vaultId}\n${root}`));
  const machine = kept(vaultKey(vault));
  const own = inVault ? root : machine;
  const options = inVault ? { inside: root } : { mode: 0o600 };

  const prepare = async (folder: RecordFolder) => {
    // An empty mount point must not become a vault of its own.
    if (inVault) {
      await access(join(root, configFile)).catch(() => {
        throw new AppError('vault-gone');
      });
      await mkdir(join(root, folder)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    } else await mkdir(join(own, folder), { recursive: true, mode: 0o700 });
    return join(own, folder);
  };
  const writing = async <T>(folder: RecordFolder, name: string, task: (path: string) => Promise<T>): Promise<T> => {
    try {
      return await task(join(await prepare(folder), name));
    } catch (error) {
      throw toAppError(error, 'writing', `${folder}/${name}`);
    }
  };
  return {
    all: [...new Set([root, machine, byPath])],
    own,
    names: (place, folder) => readdir(join(place, folder)).catch(() => []),
    async read(place, folder, name) {
      try {
        const { text, readOnly, size } = await readText(join(place, folder, name));
        return readOnly === null && size <= largestRecord ? { text } : 'unreadable';
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable';
      }
    },
    stamp: (place, folder, name) => stampOf(join(place, folder, name)),
    write: (folder, name, text, since) =>
      writing(folder, name, async (path) => {
        const beforeCommit = async () => {
          if ((await stampOf(path)).is !== since) throw new AppError('conflict', name);
        };
        return written(await replaceDurably(path, Buffer.from(text), { ...options, beforeCommit }));
      }),
    create: (folder, name, text) =>
      writing(folder, name, async (path) => {
        if ((await createDurably(path, Buffer.from(text), options)) === false) throw new AppError('conflict', name);
      }),
    setAside: (folder, name, date) =>
      writing(folder, name, async (path) => {
        for (let nth = 1; ; nth++) {
          const mark = ` (unreadable ${date}${nth > 1 ? ` ${nth}` : ''})`;
          if (await moveDurably(path, path.replace(/(?=\.yml$)/, mark))) return;
        }
      }),
  };
}

/** What a vault is known by in app data: its id, wherever it lies; a folder that has none, by its place. */
export function vaultKey({ root, info }: Pick<Vault, 'root' | 'info'>): string {
  return keyOf(info.config === null ? `${info.vaultId}\n${root}` : info.vaultId);
}

function keyOf(name: string): string {
  return hashOf(name).slice(0, 32);
}

async function stampOf(path: string): Promise<FileStamp> {
  const stats = await stat(path).catch(() => null);
  // Times of files are coarse: what has just been written may be written again without looking changed.
  return stats === null
    ? { is: '', isFresh: false }
    : { is: written(stats), isFresh: Math.abs(Date.now() - stats.mtimeMs) < freshFor };
}

function written({ size, mtimeMs }: { size: number; mtimeMs: number }): string {
  return `${size}:${mtimeMs}`;
}

import { mkdir, readdir, readFile, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { KeptBecause } from '../../shared/ipc/history.ts';
import { AppError } from '../../shared/result.ts';
import { isLeftover, replaceDurably, syncFolder } from './durable-write.ts';
import { errnoOf } from './file-errors.ts';
import { isAlive } from './lock.ts';
import { hashOf } from './read-file.ts';

/** Where the history of a vault is kept in app data: by vault id and real path, as its catalogue is. */
export function historyPath(appDataDir: string, vaultId: string, root: string): string {
  return join(appDataDir, 'history', hashOf(`${vaultId}\n${root}`).slice(0, 32));
}

/** What is kept of a note at one moment. */
export interface Content {
  bytes: Uint8Array;
  /** SHA-256 of the bytes, lower-case hex. */
  hash: string;
  isText: boolean;
  words: number;
  because: KeptBecause;
  keptAt: number;
  rich?: string | undefined;
}

/** A version as its file name tells it. */
export interface KeptVersion extends Omit<Content, 'bytes' | 'rich'> {
  /** Names it among those of its note. */
  key: string;
  /** Counts up within the note. */
  seq: number;
  size: number;
  hasRich: boolean;
  /** The file, without `.gz`. */
  stem: string;
}

export type HistoryFiles = ReturnType<typeof createHistoryFiles>;

const packed = promisify(gzip);
const unpacked = promisify(gunzip);
const largestUnpacked = 512 * 1024 * 1024;
const name = /^(\d{8,12})_(-?\d+)_(\d+)w_(\d+)b_([a-z]+)_(text|bytes)_([0-9a-f]{64})\.gz$/;

/**
 * The files of a vault's history in app data, for this user alone: below `folder` one folder per note, in it one gzip file per
 * version whose name says all that a list needs; and `paths/`, which remembers whose history a path's is when the file itself no
 * longer tells its id. Methods reject with the system's error.
 */
export function createHistoryFiles(folder: string) {
  const folderOf = (id: string) => join(folder, 'notes', hashOf(id).slice(0, 32));
  const pathFile = (path: string) => join(folder, 'paths', hashOf(path).slice(0, 32));

  /** Oldest first. */
  async function versionsIn(noteFolder: string): Promise<KeptVersion[]> {
    const names = await readdir(noteFolder).catch(noneIfMissing);
    const all = new Set(names);
    const found = names.flatMap((file) => versionOf(file, all) ?? []);
    return found.sort((a, b) => a.seq - b.seq);
  }

  return {
    versions: (id: string) => versionsIn(folderOf(id)),

    /** Durable when it resolves. */
    async add(id: string, content: Content): Promise<KeptVersion> {
      const noteFolder = folderOf(id);
      await makeFolder(noteFolder);
      const seq = ((await versionsIn(noteFolder)).at(-1)?.seq ?? 0) + 1;
      const stem = stemOf(seq, content);
      // First what lies beside it: a version that is listed is whole.
      if (content.rich !== undefined) await write(join(noteFolder, `${stem}.rich.gz`), Buffer.from(content.rich));
      await write(join(noteFolder, `${stem}.gz`), content.bytes);
      return versionOf(`${stem}.gz`, new Set(content.rich === undefined ? [] : [`${stem}.rich.gz`]))!;
    },

    /** AppError 'not-found' | 'damaged', where the bytes are not those that were kept. */
    async read(id: string, key: string): Promise<{ version: KeptVersion; bytes: Buffer; rich: string | null }> {
      const version = (await versionsIn(folderOf(id))).find((one) => one.key === key);
      if (!version) throw new AppError('not-found', 'This version is not kept any more.');
      const bytes = await readPacked(join(folderOf(id), `${version.stem}.gz`));
      if (hashOf(bytes) !== version.hash) throw new AppError('damaged', 'The kept version itself is damaged.');
      const rich = version.hasRich ? await readPacked(join(folderOf(id), `${version.stem}.rich.gz`)) : null;
      return { version, bytes, rich: rich?.toString() ?? null };
    },

    /** The note has another id from now on; versions that are there already come first. */
    async move(from: string, to: string): Promise<void> {
      const old = await versionsIn(folderOf(from));
      if (old.length === 0) return;
      const last = (await versionsIn(folderOf(to))).at(-1)?.seq ?? 0;
      if (last === 0) await rm(folderOf(to), { recursive: true, force: true });
      if (last === 0) return rename(folderOf(from), folderOf(to));
      for (const [index, version] of old.entries()) {
        const stem = version.stem.replace(/^\d+/, number(last + index + 1));
        if (version.hasRich)
          await rename(join(folderOf(from), `${version.stem}.rich.gz`), join(folderOf(to), `${stem}.rich.gz`));
        await rename(join(folderOf(from), `${version.stem}.gz`), join(folderOf(to), `${stem}.gz`));
      }
      await rmdir(folderOf(from)).catch(() => {});
    },

    /** Forgets all versions of a note. */
    remove: (id: string) => rm(folderOf(id), { recursive: true, force: true }),

    async setPath(path: string, id: string): Promise<void> {
      await makeFolder(join(folder, 'paths'));
      await replaceDurably(pathFile(path), Buffer.from(id), { mode: 0o600 });
    },

    /** The id of the note that was last known at a path; `null` where none was. */
    idAt: (path: string): Promise<string | null> => readFile(pathFile(path), 'utf8').catch(() => null),

    /** Calls back with each note's versions, oldest first, and deletes those it returns. Clears what dead writers left. */
    async sweep(choose: (versions: KeptVersion[]) => KeptVersion[], now: number, goOn: () => boolean): Promise<void> {
      const top = join(folder, 'notes');
      for (const noteName of await readdir(top).catch(noneIfMissing)) {
        if (!goOn()) return;
        const noteFolder = join(top, noteName);
        for (const file of await readdir(noteFolder).catch(noneIfMissing))
          if (isLeftover(file, now, now, isAlive)) await unlink(join(noteFolder, file)).catch(() => {});
        for (const version of choose(await versionsIn(noteFolder))) {
          if (version.hasRich) await unlink(join(noteFolder, `${version.stem}.rich.gz`));
          await unlink(join(noteFolder, `${version.stem}.gz`));
        }
      }
    },
  };
}

function stemOf(seq: number, { keptAt, words, bytes, because, isText, hash }: Content): string {
  return `${number(seq)}_${keptAt}_${words}w_${bytes.length}b_${because}_${isText ? 'text' : 'bytes'}_${hash}`;
}

function number(seq: number): string {
  return String(seq).padStart(8, '0');
}

function versionOf(file: string, all: ReadonlySet<string>): KeptVersion | null {
  const match = name.exec(file);
  const because = KeptBecause.safeParse(match?.[5]);
  if (!match || !because.success) return null;
  const [, seq, keptAt, words, size, , kind, hash] = match;
  const stem = file.slice(0, -'.gz'.length);
  return {
    key: `${Number(seq)}-${hash!.slice(0, 16)}`,
    seq: Number(seq),
    keptAt: Number(keptAt),
    words: Number(words),
    size: Number(size),
    because: because.data,
    isText: kind === 'text',
    hash: hash!,
    hasRich: all.has(`${stem}.rich.gz`),
    stem,
  };
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await replaceDurably(path, await packed(bytes), { mode: 0o600 });
}

async function readPacked(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  return unpacked(bytes, { maxOutputLength: largestUnpacked }).catch(() => {
    throw new AppError('damaged', 'The kept version itself is damaged.');
  });
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first !== undefined) await syncFolder(join(first, '..'));
}

function noneIfMissing(error: unknown): string[] {
  if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return [];
  throw error;
}

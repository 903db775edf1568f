import { readFile, stat } from 'node:fs/promises';
import type { TagColor, TagNote } from '../../../shared/domain/tag.ts';
import { AppError } from '../../../shared/result.ts';
import type { CatalogueStore } from '../catalogue.ts';
import { createDurably, removeDurably, replaceDurably } from '../durable-write.ts';
import { errnoOf } from '../file-errors.ts';
import { hashOf } from '../read-file.ts';
import { readTag, writeTag } from '../record-files.ts';
import type { VaultFolder } from '../vault-folder.ts';
import { tagPath } from '../vault-layout.ts';

/** A file that has other bytes now; `null` where there is none. */
export interface SwappedFile {
  path: string;
  before: Buffer | null;
  after: Buffer | null;
}

export interface TagWish {
  tag: string;
  description?: string | null | undefined;
  color?: TagColor | null | undefined;
}

interface Parts {
  folder: VaultFolder;
  catalogue: CatalogueStore;
  /** Brings the catalogue up to date with these files. */
  refresh(paths: string[]): Promise<void>;
}

const mostNames = 50;
const largest = 1024 * 1024;

/** Writes the files that describe tags. Every method rejects with `AppError`; what it did by then is in `done`. */
export function createTagFiles({ folder, catalogue, refresh }: Parts) {
  /** Paths of the files of a tag, in order. */
  function pathsOf(tag: string): string[] {
    const entries = catalogue.entries().filter((entry) => entry.kind === 'tag' && entry.value?.tag === tag);
    return entries.map(({ path }) => path).sort();
  }

  /** Puts other bytes in the place of a file that is as `before` has it. 'conflict' where it is not. */
  async function swap({ path, before, after }: SwappedFile): Promise<void> {
    folder.requireWritable();
    await folder.run('writing', path, async () => {
      const target = await folder.prepare(path);
      const now = await readOrNull(target);
      if (isSame(now, after)) return;
      if (!isSame(now, before)) throw new AppError('conflict', path);
      if (after === null) return removeDurably(target);
      folder.own.expect(path, hashOf(after));
      if (before !== null) await replaceDurably(target, after, { inside: folder.root });
      else if (!(await createDurably(target, after, { inside: folder.root }))) throw new AppError('conflict', path);
    });
  }

  async function swapAll(files: readonly SwappedFile[], done: SwappedFile[]): Promise<void> {
    try {
      for (const file of files) {
        await swap(file);
        done.push(file);
      }
    } finally {
      await refresh(files.map(({ path }) => path));
    }
  }

  async function read(path: string): Promise<{ path: string; before: Buffer; value: Omit<TagNote, 'tag' | 'path'> }> {
    const before = await folder.run('reading', path, async () => readOrNull(await folder.resolve(path)));
    if (before === null) throw new AppError('not-found', path);
    const { value, problems } = readTag(before.toString());
    // What cannot be read is not repaired silently: somebody's own words might be lost.
    if (value === null || problems.length > 0) throw new AppError('damaged', path);
    return { path, before, value };
  }

  async function freePath(tag: string): Promise<string> {
    for (let attempt = 0; attempt < mostNames; attempt++) {
      const path = tagPath(tag, attempt);
      if ((await readOrNull(await folder.prepare(path))) === null) return path;
    }
    throw new AppError('io', 'No free name was found for the tag.');
  }

  return {
    /** Describes a tag: its file is made, changed, or removed where nothing is left to say. */
    async describe({ tag, description, color }: TagWish, done: SwappedFile[]): Promise<void> {
      const [path] = pathsOf(tag);
      const known = path === undefined ? null : await read(path);
      const wanted = {
        description: description === undefined ? known?.value.description : description || undefined,
        color: color === undefined ? known?.value.color : (color ?? undefined),
      };
      const isEmpty = wanted.description === undefined && wanted.color === undefined;
      if (isEmpty && known === null) return;
      const written = writeTag({ tag, ...wanted }, known?.before.toString() ?? null);
      const after = isEmpty && written === writeTag({ tag }, null) ? null : Buffer.from(written);
      const file = { path: known?.path ?? (await freePath(tag)), before: known?.before ?? null, after };
      if (!isSame(file.before, after)) await swapAll([file], done);
    },

    /**
     * What was said of tags that are merged is said of the one they become, as far as nothing was said of that yet. Their own files
     * go, unless `keepsOld`: where the tags still stand somewhere.
     */
    async merge(from: readonly string[], into: string, keepsOld: boolean, done: SwappedFile[]): Promise<void> {
      const old = await Promise.all(
        from
          .filter((tag) => tag !== into)
          .flatMap((tag) => pathsOf(tag))
          .map(read),
      );
      if (old.length === 0) return;
      const [ownPath] = pathsOf(into);
      const own = ownPath === undefined ? null : await read(ownPath);
      const all = [...(own ? [own] : []), ...old].map(({ value }) => value);
      const said = {
        tag: into,
        description: all.find(({ description }) => description)?.description,
        color: all.find(({ color }) => color)?.color,
      };
      const base = own ?? (keepsOld ? null : old[0]!);
      const after = Buffer.from(writeTag(said, base?.before.toString() ?? null));
      const gone = keepsOld ? [] : old.filter((file) => file !== base);
      const files: SwappedFile[] = [
        { path: base?.path ?? (await freePath(into)), before: base?.before ?? null, after },
        ...gone.map(({ path, before }) => ({ path, before, after: null })),
      ];
      await swapAll(
        files.filter((file) => !isSame(file.before, file.after)),
        done,
      );
    },

    /** Puts files back; the newest change first. */
    async undo(files: readonly SwappedFile[], done: SwappedFile[]): Promise<void> {
      const turned = files.map(({ path, before, after }) => ({ path, before: after, after: before }));
      if (turned.length > 0) await swapAll(turned.reverse(), done);
    },
  };
}

function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    if ((await stat(path)).size > largest) throw new AppError('too-large', path);
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

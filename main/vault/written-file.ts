import { stat } from 'node:fs/promises';
import type { ReadOnlyReason } from '../../shared/domain/interview.ts';
import { AppError } from '../../shared/result.ts';
import type { Stamp } from './durable-write.ts';
import type { DocumentEntry } from './entries.ts';
import { errnoOf } from './file-errors.ts';
import { readDocument } from './read-document.ts';
import { readText } from './read-file.ts';

/** A document's file as it has just been written. */
export interface WrittenFile {
  path: string;
  kind: DocumentEntry['kind'];
  text: string;
  hash: string;
  readOnly?: ReadOnlyReason | null;
}

/** The entry of a file that has just been written. */
export function entryOf(
  { path, kind, text, hash, readOnly = null }: WrittenFile,
  { size, mtimeMs }: Stamp,
): DocumentEntry {
  return { path, size, mtimeMs, hash, problems: [], ...readDocument(kind, { path, text, mtimeMs, readOnly }) };
}

/** How a file stood before a write. */
interface Standing extends Stamp {
  hash: string;
  /** Hashes of what we may have put there ourselves. */
  ours: ReadonlySet<string>;
}

/** Throws AppError 'conflict' where the file is not what was read, nor what we tried to make of it. */
export async function refuseChanged(path: string, real: string, before: Standing): Promise<void> {
  const now = await stat(real);
  if (now.size === before.size && now.mtimeMs === before.mtimeMs) return;
  // After a failed sync of the folder the write is made a second time, over the first one's.
  const { hash } = await readText(real);
  if (hash !== before.hash && !before.ours.has(hash)) throw new AppError('conflict', path);
}

/** Whether there is a file. Rejects with the system's error. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}

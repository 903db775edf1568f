import type { KeptBecause } from '../../shared/ipc/history.ts';
import type { Saved } from '../../shared/ipc/notes.ts';
import type { History } from './history.ts';
import type { NoteStore } from './note-store.ts';

/** What main itself wrote over a file, and the version that holds what stood there. */
export interface Replaced {
  saved: Saved;
  replaced: string;
}

/**
 * Puts other bytes in the place of a note's file, through the durable write, once those that stand there are kept in the history:
 * where that fails, nothing is written. `bytesOf` may refuse by throwing. Rejects with `AppError`.
 */
export async function replaceKept(
  { notes, history }: { notes: NoteStore; history: History },
  id: string,
  because: KeptBecause,
  bytesOf: (file: { path: string; bytes: Buffer }) => Uint8Array,
): Promise<Replaced> {
  let replaced = '';
  let hash = '';
  const saved = await notes.replaceFile(id, async (file) => {
    const bytes = bytesOf(file);
    ({ key: replaced, hash } = await history.keep(id, file.path, file.bytes, because));
    return bytes;
  });
  if (id.startsWith('path:') && saved.id !== id) {
    history.renamed(id, saved.id);
    await history.settled();
    const versions = await history.files.versions(saved.id);
    replaced = versions.findLast((one) => one.hash === hash)?.key ?? replaced;
  }
  return { saved, replaced };
}

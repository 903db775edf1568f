import { highlightId, type RandomBytes, ulid } from '../../shared/domain/ids.ts';
import { renewIds } from '../../shared/markdown/renew-ids.ts';
import { AppError } from '../../shared/result.ts';
import type { CatalogueStore } from './catalogue.ts';
import type { History } from './history.ts';
import type { NoteStore } from './note-store.ts';
import { decode } from './read-file.ts';
import { type Replaced, replaceKept } from './replace-kept.ts';

interface Parts {
  catalogue: CatalogueStore;
  history: History;
  notes: NoteStore;
  now: () => number;
  random: RandomBytes;
}

/**
 * Makes a document of its own of a file that has the id of another: a new id, and new ones for the highlights that other notes hold.
 * What stood there is kept in the history. 'invalid' for a note that shares its id with none, or whose properties cannot be
 * changed safely.
 */
export async function giveOwnId({ catalogue, history, notes, now, random }: Parts, id: string): Promise<Replaced> {
  const entry = catalogue.document(id);
  if (!entry) throw new AppError('not-found', 'There is no such note in this vault.');
  if (entry.declaredId === null || entry.declaredId === id) {
    throw new AppError('invalid', 'No other file has the id of this one.');
  }
  return replaceKept({ notes, history }, id, 'found', ({ path, bytes }) => {
    const { text, readOnly } = decode(bytes);
    if (readOnly !== null) throw new AppError('read-only', path);
    const holders = Object.entries(catalogue.holders(entry.kind === 'note' ? entry.highlightIds : []));
    const shared = holders.filter(([, noteIds]) => noteIds.some((other) => other !== id));
    const renamed = new Map(shared.map(([old]) => [old, highlightId(random)]));
    const renewed = renewIds(text, ulid(now(), random), renamed);
    if (renewed === null) throw new AppError('invalid', 'The id of this file cannot be changed.');
    return Buffer.from(renewed);
  });
}

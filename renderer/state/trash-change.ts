import type { FailedChange } from '../../shared/ipc/changes.ts';
import { AppError } from '../../shared/result.ts';
import { call } from '../api.ts';
import { type Done, makeChange } from './changes.ts';
import { saveOpenNotes } from './open-notes.ts';

/** A document by its id, and what it is called where it cannot be moved. */
export interface Titled {
  id: string;
  title: string;
}

/** Moves documents to the vault's trash as one change. */
export async function trashDocuments(label: string, documents: readonly Titled[]): Promise<void> {
  await makeChange(label, () => toTrash(documents));
}

/** Makes a step of a document that was just created: Undo moves it to the trash. */
export async function tellCreated(label: string, document: Titled): Promise<void> {
  await makeChange(label, async () => done([], 1, () => toTrash([document])));
}

async function toTrash(documents: readonly Titled[]): Promise<Done> {
  // A text that cannot be written may be one of these.
  if (!(await saveOpenNotes())) {
    const failed = documents.map(({ id, title }): FailedChange => ({ id, title, code: 'io' }));
    return done(failed, 0, () => toTrash(documents));
  }
  const trashed: (Titled & { trashedId: string })[] = [];
  const failed = await each(documents, async (document) => {
    trashed.push({ ...document, trashedId: (await call('notes:trash', { id: document.id })).trashedId });
  });
  return done(failed, trashed.length, () => restored(trashed));
}

async function restored(trashed: readonly (Titled & { trashedId: string })[]): Promise<Done> {
  const back: Titled[] = [];
  const failed = await each(trashed, async ({ trashedId, title }) => {
    back.push({ id: (await call('notes:restore', { trashedId })).id, title });
  });
  return done(failed, back.length, () => toTrash(back));
}

/** One after the other; what cannot be moved stays, and is named. */
async function each<D extends Titled>(documents: readonly D[], move: (document: D) => Promise<void>) {
  const failed: FailedChange[] = [];
  for (const document of documents) {
    try {
      await move(document);
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'internal';
      failed.push({ id: document.id, title: document.title, code });
    }
  }
  return failed;
}

function done(failed: FailedChange[], changed: number, turn: () => Promise<Done>): Done {
  return { changeId: crypto.randomUUID(), changed, failed, undoable: changed > 0, cancelled: false, turn };
}

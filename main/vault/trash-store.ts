import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Saved } from '../../shared/ipc/notes.ts';
import type { TrashedNote } from '../../shared/ipc/trash.ts';
import { splitFile } from '../../shared/markdown/split-file.ts';
import { AppError } from '../../shared/result.ts';
import type { CatalogueStore } from './catalogue.ts';
import type { Emitter } from './emitter.ts';
import { documentKindOf } from './entries.ts';
import type { FolderSync } from './folder-sync.ts';
import type { History } from './history.ts';
import type { Journal } from './journal/journal.ts';
import { pathId } from './note-summary.ts';
import { readDocument, titleOf } from './read-document.ts';
import { decode } from './read-file.ts';
import type { createTrash, TrashedFile } from './trash.ts';
import type { VaultEvents } from './vault.ts';
import type { VaultFolder } from './vault-folder.ts';
import { documentAt } from './vault-layout.ts';

/** The trash of an open vault as the page sees it. Every method rejects with `AppError`. */
export interface TrashStore {
  trash(id: string): Promise<{ trashedId: string }>;
  /** Moves a note back to its path, or beside it where the name has been taken. */
  restore(trashedId: string): Promise<Saved>;
  /** Latest first. `others`: what lies there and was not put there by Fieldbook. */
  trashed(): Promise<{ notes: TrashedNote[]; others: number }>;
  readTrashed(trashedId: string): Promise<{ text: string; isText: boolean; isWhole: boolean }>;
  /** Deletes the file, and the versions kept of the note unless a file of the vault still has its id. */
  deleteTrashed(trashedId: string): Promise<void>;
}

interface Parts {
  folder: VaultFolder;
  trash: ReturnType<typeof createTrash>;
  catalogue: CatalogueStore;
  sync: FolderSync;
  journal: Pick<Journal, 'keep'>;
  history: Pick<History, 'note' | 'forget'>;
  events: Emitter<VaultEvents>;
  /** Whether the folder has a `fieldbook.yml`. */
  isFieldbook: () => boolean;
}

export function createTrashStore(parts: Parts): TrashStore {
  const { folder, trash, catalogue, sync, journal, history, events, isFieldbook } = parts;

  function describe(file: TrashedFile): TrashedNote {
    const { trashedId, trashedAt, path, bytes, start } = file;
    const reading = readingOf(file);
    const date = reading.kind === 'note' && reading.summary.occurredAt !== '' ? reading.summary.date : '';
    const kind = documentKindOf(reading.kind);
    return { trashedId, kind, title: titleOf(reading), path, trashedAt, date, bytes, unreadable: start === null };
  }

  function readingOf({ path, bytes, start, trashedAt }: TrashedFile) {
    const { text } = decode(start ?? new Uint8Array());
    const kind = documentAt(path, isFieldbook());
    // Of a finding with much evidence the start ends amid the properties.
    const isCut = start !== null && start.length < bytes && kind !== 'note' && splitFile(text).frontMatter === '';
    const whole = isCut ? `${text.slice(0, text.lastIndexOf('\n') + 1)}---\n` : text;
    return readDocument(kind, { path, text: whole, mtimeMs: trashedAt, readOnly: null });
  }

  return {
    async trash(id) {
      folder.requireWritable();
      const entry = catalogue.document(id);
      if (!entry) throw new AppError('not-found', 'There is no such note in this vault.');
      const { path } = entry;
      return folder.run('writing', path, async () => {
        const trashedId = await trash.put(path);
        history.note(id, path, () => readFile(join(folder.root, '.trash', trashedId, ...path.split('/'))), 'trashed');
        const change = catalogue.apply({ remove: [path] });
        await journal.keep({ id, baseHash: null, text: null });
        if (change) events.emit('catalogue', change);
        return { trashedId };
      });
    },
    async restore(trashedId) {
      folder.requireWritable();
      return folder.run('writing', 'trash', async () => {
        const path = await trash.takeBack(trashedId);
        await sync.refresh([path]);
        const entry = catalogue.document(catalogue.idAt(path) ?? '');
        if (!entry) throw new AppError('io', path);
        const id = catalogue.idAt(path)!;
        const summary = entry.kind === 'note' ? { ...entry.summary, id } : null;
        return { id, hash: entry.hash, path, kind: documentKindOf(entry.kind), summary };
      });
    },
    trashed: () =>
      folder.run('reading', 'trash', async () => {
        const { files, others } = await trash.list();
        return { notes: files.map(describe).sort((a, b) => b.trashedAt - a.trashedAt), others };
      }),
    readTrashed: (trashedId) =>
      folder.run('reading', 'trash', async () => {
        const { bytes, isWhole } = await trash.read(trashedId);
        // A cut may have gone through a character; the rest tells whether it is text.
        const { text, readOnly } = decode(isWhole ? bytes : bytes.subarray(0, lastLineEnd(bytes)));
        return { text, isText: readOnly === null, isWhole };
      }),
    async deleteTrashed(trashedId) {
      folder.requireWritable();
      await folder.run('writing', 'trash', async () => {
        const file = await trash.find(trashedId);
        const { path } = file;
        const { declaredId } = readingOf(file);
        await trash.remove(trashedId);
        for (const id of [declaredId, pathId(path)])
          if (id !== null && !catalogue.document(id)) await history.forget(id);
      });
    },
  };
}

function lastLineEnd(bytes: Uint8Array): number {
  const at = bytes.lastIndexOf(10);
  return at < 0 ? bytes.length : at + 1;
}

import { readFile } from 'node:fs/promises';
import { Ulid } from '../../shared/domain/ids.ts';
import type { Version, VersionText } from '../../shared/ipc/history.ts';
import type { NoteFile, Saved } from '../../shared/ipc/notes.ts';
import { withNoteId } from '../../shared/markdown/note-id.ts';
import { AppError, type ErrorCode } from '../../shared/result.ts';
import type { CatalogueStore } from './catalogue.ts';
import { toAppError } from './file-errors.ts';
import type { History } from './history.ts';
import type { NoteStore } from './note-store.ts';
import { decode, largest } from './read-file.ts';
import { replaceKept } from './replace-kept.ts';
import type { VaultFolder } from './vault-folder.ts';

/** The versions of the notes of an open vault, by note id. Every method rejects with `AppError`. */
export interface NoteHistory {
  /** Newest first. */
  list(id: string): Promise<{ versions: Version[]; problem: ErrorCode | null }>;
  read(id: string, version: string): Promise<VersionText>;
  /** Keeps what the file holds now. */
  keep(id: string): Promise<void>;
  /** Puts a version in the place of a file that cannot be edited as text, or one that is no text in its place again. */
  restore(id: string, version: string): Promise<{ saved: Saved; replaced: string }>;
  /** The page has been given this text; returned as it is. */
  shown(file: NoteFile): NoteFile;
}

interface Parts {
  catalogue: CatalogueStore;
  history: History;
  notes: NoteStore;
  folder: VaultFolder;
}

export function createNoteHistory({ catalogue, history, notes, folder }: Parts): NoteHistory {
  const { files } = history;

  /** Whose versions a note's are: its own, and of a file that does not tell its id any more those of the note that stood there. */
  async function idsOf(id: string): Promise<string[]> {
    const path = id.startsWith('path:') ? catalogue.document(id)?.path : undefined;
    const former = path === undefined ? null : await files.idAt(path);
    return former === null || catalogue.document(former) ? [id] : [id, former];
  }

  async function find(id: string, key: string) {
    for (const one of await idsOf(id)) {
      const found = await files.read(one, key).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'not-found') return null;
        throw toAppError(error, 'reading', 'history');
      });
      if (found) return found;
    }
    throw new AppError('not-found', 'This version is not kept any more.');
  }

  return {
    async list(id) {
      await history.settled();
      const current = catalogue.document(id)?.hash;
      const versions: Version[] = [];
      try {
        for (const one of await idsOf(id)) {
          for (const { stem: _, seq: __, size, ...version } of (await files.versions(one)).reverse())
            versions.push({ ...version, bytes: size, isCurrent: version.hash === current });
        }
      } catch (error) {
        throw toAppError(error, 'reading', 'history');
      }
      return { versions, problem: history.problem() };
    },
    async read(id, key) {
      const { version, bytes, rich } = await find(id, key);
      const { text } = decode(bytes.subarray(0, largest));
      return { text, isText: version.isText, rich };
    },
    async keep(id) {
      const path = catalogue.document(id)?.path;
      if (path === undefined) throw new AppError('not-found', 'There is no such note in this vault.');
      const bytes = await folder.run('reading', path, async () => readFile(await folder.resolve(path)));
      await history.keep(id, path, bytes, 'restored');
    },
    async restore(id, key) {
      const { version, bytes } = await find(id, key);
      return replaceKept({ notes, history }, id, 'restored', (file) => {
        const isText = decode(file.bytes).readOnly === null && file.bytes.length <= largest;
        if (isText && version.isText) throw new AppError('invalid', 'This note is restored in the editor.');
        if (!version.isText || !Ulid.safeParse(id).success) return bytes;
        const text = withNoteId(bytes.toString(), id);
        if (text === null) throw new AppError('invalid', 'The properties of this version cannot be read.');
        return Buffer.from(text);
      });
    },
    shown(file) {
      if (file.readOnly === null) history.shown(file.id, file.path, file);
      return file;
    },
  };
}

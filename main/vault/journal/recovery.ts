import { type RandomBytes, ulid } from '../../../shared/domain/ids.ts';
import type { DocumentKind, NoteFile, Saved } from '../../../shared/ipc/notes.ts';
import { setFrontMatterValue } from '../../../shared/markdown/front-matter-edit.ts';
import type { Log } from '../../ports.ts';
import type { CatalogueStore } from '../catalogue.ts';
import { documentKindOf } from '../entries.ts';
import type { NoteStore } from '../note-store.ts';
import { readNote } from '../note-summary.ts';
import { hashOf } from '../read-file.ts';
import { documentAt } from '../vault-layout.ts';
import type { Journal, LeftJournal } from './journal.ts';
import { lastRich, lastText, recoveryOf } from './records.ts';

export type Recovered = NonNullable<NoteFile['recovered']>;

export interface Recover {
  /**
   * Writes what the journals hold and the files do not. Resolves when every note whose file is known has been dealt with;
   * the others wait for the whole folder to be looked at. Never rejects: what cannot be written stays in its journal.
   */
  run(): Promise<void>;
  /** What was done to a note, told once. */
  take(id: string): Recovered | undefined;
}

interface Parts {
  journal: Pick<Journal, 'left'>;
  catalogue: CatalogueStore;
  notes: Pick<NoteStore, 'read' | 'create' | 'save' | 'saveCopy'>;
  /** Brings the catalogue up to date for some paths. */
  refresh(paths: Iterable<string>): Promise<void>;
  whenVerified(): Promise<void>;
  /** Whether the folder has a `fieldbook.yml`. */
  isFieldbook(): boolean;
  log: Log;
  now: () => number;
  random: RandomBytes;
}

/** Restores what was typed before Fieldbook ended without a chance to save (reliability, "Journal"). Asks nothing. */
export function createRecovery(parts: Parts): Recover {
  const { journal, catalogue, notes, log, now, random } = parts;
  const done = new Map<string, Recovered>();

  async function restore(left: LeftJournal, isWhole: boolean): Promise<'later' | 'done'> {
    const { records } = left;
    const last = lastText(records);
    if (last === null) {
      await left.remove();
      return 'done';
    }
    await parts.refresh(new Set(records.flatMap(({ path }) => path ?? [])));
    const id = noteOf(records, last.text);
    const wasThere = records.some((r) => r.kind === 'saving' || r.path !== null || r.bases.length > 0);
    if (id === null && wasThere && !isWhole) return 'later';
    const file = id === null ? null : await notes.read(id);
    if (file?.readOnly) {
      log.info('A note with text in its journal is read-only; the journal is kept');
      return 'done';
    }
    const recovery = recoveryOf(records, file?.hash ?? null, hashOf);
    if (recovery.action !== 'nothing') {
      const kind = file?.kind ?? kindOf(records);
      const saved = await write(recovery.action, recovery.text, { file, kind, rich: lastRich(records) });
      const copyId = recovery.action === 'keep-both' ? saved.id : null;
      done.set(copyId === null ? saved.id : file!.id, { copyId });
      log.info(`A note was restored from its journal (${recovery.action})`);
    }
    await left.remove();
    return 'done';
  }

  function noteOf(records: LeftJournal['records'], text: string): string | null {
    const at = records.findLast(({ path }) => path !== null && catalogue.idAt(path) !== undefined)?.path;
    if (at) return catalogue.idAt(at)!;
    const declared = declaredIdOf(text);
    const first = records[0]!;
    const known = [declared, first.kind === 'text' ? first.id : null].find((id) => id && catalogue.document(id));
    return known ?? null;
  }

  /** Of a note without a file: by where it stood. */
  function kindOf(records: LeftJournal['records']): DocumentKind {
    const at = records.findLast(({ path }) => path !== null)?.path;
    return at ? documentKindOf(documentAt(at, parts.isFieldbook())) : 'interview';
  }

  function write(
    action: 'save' | 'create' | 'keep-both',
    text: string,
    { file, kind, rich }: { file: NoteFile | null; kind: DocumentKind; rich: string | undefined },
  ): Promise<Saved> {
    if (action === 'save') return notes.save({ id: file!.id, baseHash: file!.hash, text, rich });
    if (action === 'keep-both') return notes.saveCopy({ id: file!.id, text });
    const id = declaredIdOf(text) ?? ulid(now(), random);
    return notes.create({ id, kind, text: declaredIdOf(text) ? text : setFrontMatterValue(text, 'id', id).text });
  }

  function declaredIdOf(text: string): string | null {
    return readNote({ path: '', text, mtimeMs: now(), readOnly: null }).declaredId;
  }

  async function restoreAll(journals: LeftJournal[], isWhole: boolean): Promise<LeftJournal[]> {
    const later: LeftJournal[] = [];
    for (const left of journals) {
      try {
        if ((await restore(left, isWhole)) === 'later') later.push(left);
      } catch (error) {
        log.error('A journal could not be restored; it is kept', error);
      }
    }
    return later;
  }

  return {
    async run() {
      const later = await restoreAll(await journal.left(), false);
      if (later.length > 0) void parts.whenVerified().then(() => restoreAll(later, true));
    },
    take(id) {
      const recovered = done.get(id);
      done.delete(id);
      return recovered;
    },
  };
}

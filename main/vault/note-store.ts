import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type RandomBytes, ulid } from '../../shared/domain/ids.ts';
import type { DocumentKind, NoteFile, Saved, SaveRequest } from '../../shared/ipc/notes.ts';
import type { CatalogueChange } from '../../shared/ipc/vault.ts';
import { setFrontMatterValue } from '../../shared/markdown/front-matter-edit.ts';
import { AppError } from '../../shared/result.ts';
import type { CatalogueStore } from './catalogue.ts';
import { createDurably, replaceDurably, type Stamp } from './durable-write.ts';
import { type DocumentEntry, documentKindOf } from './entries.ts';
import type { History } from './history.ts';
import type { Journal } from './journal/journal.ts';
import { dateOf } from './note-summary.ts';
import { createKeyedQueue } from './queue.ts';
import { readDocument } from './read-document.ts';
import { decode, type FileText, hashOf, largest, readText } from './read-file.ts';
import { isWritable, type VaultFolder } from './vault-folder.ts';
import { conflictedCopyPath, documentPath } from './vault-layout.ts';
import { entryOf, exists, refuseChanged, type WrittenFile } from './written-file.ts';

export interface NoteStore {
  read(id: string): Promise<NoteFile>;
  create(note: { id: string; text: string; kind?: DocumentKind | undefined }): Promise<Saved>;
  save(request: SaveRequest): Promise<Saved>;
  saveCopy(note: { id: string; text: string }): Promise<Saved>;
  /**
   * Puts other bytes in the place of a note's file, in turn with its saves; `prepare` gets what stands there and returns them.
   * Its failure ends it without a trace.
   */
  replaceFile(id: string, prepare: (file: { path: string; bytes: Buffer }) => Promise<Uint8Array>): Promise<Saved>;
  /**
   * Writes another text in the place of a document's, in turn with its saves: `change` gets what stands there and returns the new
   * text, or `null` to leave it; then nothing is written. The catalogue is not told: the caller puts the entry that it is given.
   */
  edit(id: string, change: (text: string) => string | null): Promise<Rewritten | null>;
  locate(id: string): string;
}

/** A file that has another text: SHA-256 of the bytes before, and how it stands now. */
export interface Rewritten {
  from: string;
  entry: DocumentEntry;
}

interface Parts {
  folder: VaultFolder;
  catalogue: CatalogueStore;
  history: Pick<History, 'saved' | 'changed' | 'note'>;
  journal: Pick<Journal, 'saving' | 'saved'>;
  publish: (change: CatalogueChange | null) => void;
  /** Reason why notes cannot be edited at all, if any. */
  vaultReadOnly: () => 'vault' | 'newer-schema' | null;
  /** Whether the folder has a `fieldbook.yml`. */
  isFieldbook: () => boolean;
  now: () => number;
  random: RandomBytes;
}

const mostNames = 50;

/** Reads and writes the documents of a vault (interviews, findings and goals alike) by id. Every write is durable when it resolves; the catalogue knows it by then. */
export function createNoteStore(parts: Parts): NoteStore {
  const { folder, catalogue, journal, history, publish, vaultReadOnly, isFieldbook, now, random } = parts;
  const inOrder = createKeyedQueue();
  /** Hashes of texts whose write failed after it may have come into place: they are not somebody else's. */
  const attempted = new Map<string, Set<string>>();

  function require(id: string): DocumentEntry {
    const entry = catalogue.document(id);
    if (!entry) throw new AppError('not-found', 'There is no such note in this vault.');
    return entry;
  }

  async function read(id: string): Promise<NoteFile> {
    const { path, kind } = require(id);
    return folder.run('reading', path, async () => {
      const real = await folder.resolve(path);
      const { text, hash, readOnly } = await readText(real);
      const twin = catalogue.document(id)?.declaredId !== null && id !== catalogue.document(id)?.declaredId;
      const reason =
        readOnly ?? vaultReadOnly() ?? (twin ? 'duplicate-id' : null) ?? ((await isWritable(real)) ? null : 'file');
      return { id, kind: documentKindOf(kind), path, text, hash, readOnly: reason };
    });
  }

  async function save({ id, baseHash, text, rich }: SaveRequest, marked: Promise<void>): Promise<Saved> {
    folder.requireWritable();
    const { path, kind } = require(id);
    return folder.run('writing', path, async () => {
      const { real, current, ours } = await editable(id, path);
      if (current.hash !== baseHash && !ours.has(current.hash)) throw new AppError('conflict', path);
      const hash = hashOf(Buffer.from(text));
      const isThere = hash === current.hash && ours.size === 0;
      const stamp = isThere ? current : await replaceText({ path, real, current, ours, text, hash }, marked);
      const saved = await settled(id, done({ path, kind, text, hash }, stamp), text);
      history.saved({ id: saved.id, from: id, path, before: current, text, hash, rich });
      return saved;
    });
  }

  /** What stands in the file of a document that may be edited. */
  async function editable(id: string, path: string) {
    const declaredId = catalogue.document(id)?.declaredId;
    if (declaredId !== null && declaredId !== id) throw new AppError('read-only', 'Another note has the same id.');
    const real = await folder.resolve(path);
    const current = await readText(real);
    if (current.readOnly !== null) throw new AppError('read-only', path);
    return { real, current, ours: attempted.get(path) ?? new Set<string>() };
  }

  async function replaceText(
    file: { path: string; real: string; current: FileText; ours: Set<string>; text: string; hash: string },
    marked: Promise<void> | null,
  ): Promise<Stamp> {
    const { path, real, current, ours, text, hash } = file;
    const bytes = Buffer.from(text);
    if (bytes.length > largest) throw new AppError('too-large', path);
    if (!(await isWritable(real))) throw new AppError('read-only', path);
    attempted.set(path, ours.add(hash));
    folder.own.expect(path, hash);
    const stamp = await replaceDurably(real, bytes, {
      inside: folder.root,
      beforeCommit: async () => {
        await marked;
        await refuseChanged(path, real, { ...current, ours });
      },
    });
    attempted.delete(path);
    return stamp;
  }

  /** The journal is not asked: what it holds was typed, and is newer than this. */
  async function edit(id: string, change: (text: string) => string | null): Promise<Rewritten | null> {
    folder.requireWritable();
    const { path, kind } = require(id);
    return folder.run('writing', path, async () => {
      const { real, current, ours } = await editable(id, path);
      const text = change(current.text);
      if (text === null || text === current.text) return null;
      const hash = hashOf(Buffer.from(text));
      const stamp = await replaceText({ path, real, current, ours, text, hash }, null);
      history.changed(id, path, current);
      return { from: current.hash, entry: entryOf({ path, kind, text, hash }, stamp) };
    });
  }

  async function replaceFile(id: string, prepare: Parameters<NoteStore['replaceFile']>[1]): Promise<Saved> {
    folder.requireWritable();
    const { path, kind } = require(id);
    return folder.run('writing', path, async () => {
      const real = await folder.resolve(path);
      const before = await stat(real);
      if (!(await isWritable(real))) throw new AppError('read-only', path);
      const old = await readFile(real);
      const bytes = await prepare({ path, bytes: old });
      const hash = hashOf(bytes);
      const standing = { ...before, hash: hashOf(old), ours: new Set([hash]) };
      folder.own.expect(path, hash);
      const stamp = await replaceDurably(real, bytes, {
        inside: folder.root,
        beforeCommit: () => refuseChanged(path, real, standing),
      });
      const { text, readOnly } = decode(bytes);
      return done({ path, kind, text, hash, readOnly }, stamp);
    });
  }

  async function create(
    { id, text, kind = 'interview' }: Parameters<NoteStore['create']>[0],
    marked: Promise<void>,
  ): Promise<Saved> {
    folder.requireWritable();
    const reading = readDocument(kind === 'interview' ? 'note' : kind, {
      path: '',
      text,
      mtimeMs: now(),
      readOnly: null,
    });
    if (reading.declaredId !== id) throw new AppError('invalid', 'The text does not hold that id.');
    if (catalogue.document(id)) throw new AppError('conflict', 'There is a note with that id already.');
    const nameOf = (attempt: number) => documentPath(reading, id, attempt, isFieldbook());
    return folder.run('writing', nameOf(0), async () => {
      const saved = await createAt(nameOf, reading.kind, text, { id, marked });
      history.saved({ id, from: id, path: saved.path, before: null, text, hash: saved.hash });
      return saved;
    });
  }

  async function saveCopy({ id, text }: { id: string; text: string }): Promise<Saved> {
    folder.requireWritable();
    const { path, kind } = require(id);
    history.note(id, path, () => Buffer.from(text), 'conflict');
    const renewed = setFrontMatterValue(text, 'id', ulid(now(), random));
    if (renewed.outcome === 'refused') throw new AppError('invalid', 'The id of this note cannot be changed.');
    return folder.run('writing', path, () =>
      createAt((attempt) => conflictedCopyPath(path, dateOf(now()), attempt), kind, renewed.text),
    );
  }

  /** `journaled`: the note whose text this is, where it may be typed on meanwhile. */
  async function createAt(
    nameOf: (attempt: number) => string,
    kind: DocumentEntry['kind'],
    text: string,
    journaled?: { id: string; marked: Promise<void> },
  ): Promise<Saved> {
    const bytes = Buffer.from(text);
    const hash = hashOf(bytes);
    if (bytes.length > largest) throw new AppError('too-large');
    for (let attempt = 0; attempt < mostNames; attempt++) {
      const path = nameOf(attempt);
      const target = await folder.prepare(path);
      if (await exists(target)) continue;
      folder.own.expect(path, hash);
      const beforeCommit = async () => journaled?.marked;
      const stamp = await createDurably(target, bytes, { inside: folder.root, beforeCommit });
      if (stamp) return settled(journaled?.id, done({ path, kind, text, hash }, stamp), text);
      folder.own.forget(path);
    }
    throw new AppError('io', 'No free name was found for the note.');
  }

  /** What is durable is told as saved: from here on nothing asks the disk that could fail it. */
  function done(file: WrittenFile, stamp: Stamp): Saved {
    const entry = entryOf(file, stamp);
    publish(catalogue.apply({ put: [entry] }));
    const id = catalogue.idAt(file.path)!;
    const summary = entry.kind === 'note' ? { ...entry.summary, id } : null;
    return { id, hash: file.hash, path: file.path, kind: documentKindOf(file.kind), summary };
  }

  async function settled(id: string | undefined, saved: Saved, text: string): Promise<Saved> {
    if (id !== undefined) await journal.saved({ id, hash: saved.hash, text, newId: saved.id });
    return saved;
  }

  /** When the call comes in: what the page keeps after it is newer than this text. */
  function mark({ id, text }: { id: string; text: string }): Promise<void> {
    return journal.saving({ id, path: catalogue.document(id)?.path ?? null, hash: hashOf(text), text });
  }

  return {
    read,
    create(note) {
      const marked = mark(note);
      return inOrder(note.id, () => create(note, marked));
    },
    save(request) {
      const marked = mark(request);
      return inOrder(request.id, () => save(request, marked));
    },
    saveCopy: (note) => inOrder(note.id, () => saveCopy(note)),
    replaceFile: (id, prepare) => inOrder(id, () => replaceFile(id, prepare)),
    edit: (id, change) => inOrder(id, () => edit(id, change)),
    locate: (id) => join(folder.root, ...require(id).path.split('/')),
  };
}

import { type Directory, emptyDirectory } from './directory.ts';
import { HighlightStore } from './highlight-store.ts';
import { createNoteColumns, emptyColumns, fillColumns, fillFromDirectory } from './note-columns.ts';
import type { PlainNote } from './plain-note.ts';
import { type NoteFacts, StoredNote } from './stored-note.ts';

/** The notes of the engine by number, their highlights, and what narrows them. */
export class NoteStore {
  readonly notes: (StoredNote | undefined)[] = [];
  readonly columns = createNoteColumns();
  readonly highlights = new HighlightStore();
  directory: Directory = emptyDirectory;
  directoryVersion = 0;
  /** Made when asked for, forgotten with each change. */
  private orders: { notes: number[]; highlights: number[] } | null = null;
  private readonly slots = new Map<string, number>();
  private readonly free: number[] = [];
  /** Numbers of the notes of which only the beginning is at hand. */
  private readonly partly = new Set<number>();

  get size(): number {
    return this.slots.size;
  }

  /** Notes of which only the beginning is searched. */
  get partlySearched(): number {
    return this.partly.size;
  }

  byId(noteId: string): StoredNote | undefined {
    const slot = this.slots.get(noteId);
    return slot === undefined ? undefined : this.notes[slot];
  }

  /** Keeps the note under a number of its own. The one of the same id must have been taken out before. */
  add(document: NoteFacts, plain: PlainNote): StoredNote {
    const slot = this.free.pop() ?? this.notes.length;
    const note = new StoredNote(slot, document, plain);
    this.notes[slot] = note;
    this.orders = null;
    fillColumns(this.columns, note, this.directory);
    this.slots.set(document.id, slot);
    if (plain.cut || document.flags.includes('too-large')) this.partly.add(slot);
    return note;
  }

  remove(note: StoredNote): void {
    this.notes[note.id] = undefined;
    this.orders = null;
    emptyColumns(this.columns, note.id);
    this.slots.delete(note.noteId);
    this.partly.delete(note.id);
    this.free.push(note.id);
  }

  setDirectory(directory: Directory): void {
    this.directory = directory;
    this.directoryVersion++;
    for (const note of this.notes) if (note) fillFromDirectory(this.columns, note, directory);
  }

  /** One for each number that a note has. */
  present(): Uint8Array {
    const bits = new Uint8Array(this.notes.length).fill(1);
    for (const slot of this.free) bits[slot] = 0;
    return bits;
  }

  /** The numbers that notes have, in order. */
  numbers(): number[] {
    return [...this.notes.keys()].filter((slot) => this.notes[slot] !== undefined);
  }

  /** All numbers of notes by date, newest first, then by title; and those of their highlights, as they stand in the notes. */
  newestFirst(): { notes: number[]; highlights: number[] } {
    if (this.orders) return this.orders;
    const sorted = this.notes.filter((note) => note !== undefined).sort(byDate);
    const highlights = sorted.flatMap((note) => this.highlights.numbersOf(note));
    this.orders = { notes: sorted.map(({ id }) => id), highlights };
    return this.orders;
  }
}

function byDate({ document: a, noteId: idA }: StoredNote, { document: b, noteId: idB }: StoredNote): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  if (a.title !== b.title) return a.title < b.title ? -1 : 1;
  return idA < idB ? -1 : 1;
}

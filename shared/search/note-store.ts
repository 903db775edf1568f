import { Column } from './column.ts';
import type { IndexedNote } from './index-options.ts';
import { hasComposedLetters } from './letter-classes.ts';
import { type PlainNote, readPlainNote } from './plain-note.ts';
import type { SearchDocument } from './protocol.ts';
import type { Filters } from './query.ts';

/** A note as the engine keeps it. `slot` is its number in the index and in bitsets. */
export interface StoredNote extends IndexedNote, PlainNote {
  noteId: string;
  date: string;
  teamIds: string[];
  pmIds: string[];
  tags: string[];
  /** The body holds letters that stand for several (ß, æ, ﬁ). */
  composed: boolean;
}

/** The notes of the engine by number, and what narrows them. */
export class NoteStore {
  readonly notes: (StoredNote | undefined)[] = [];
  readonly teams = new Column();
  readonly pms = new Column();
  readonly tags = new Column();
  private readonly dates = new Column();
  /** By number of note: its place among all, newest first. Made when asked for, forgotten with each change. */
  private ages: Uint32Array | null = null;
  private readonly slots = new Map<string, number>();
  private readonly free: number[] = [];

  get size(): number {
    return this.slots.size;
  }

  byId(noteId: string): StoredNote | undefined {
    const slot = this.slots.get(noteId);
    return slot === undefined ? undefined : this.notes[slot];
  }

  /** Keeps the document under a number of its own. The note of the same id must have been taken out before. */
  add(document: SearchDocument): StoredNote {
    const slot = this.free.pop() ?? this.notes.length;
    const plain = readPlainNote(document.source);
    const note: StoredNote = {
      ...plain,
      id: slot,
      noteId: document.id,
      title: document.title,
      meta: [...document.names, ...document.tags].join(' '),
      date: document.date,
      teamIds: document.teamIds,
      pmIds: document.pmIds,
      tags: document.tags,
      composed: hasComposedLetters(plain.body),
    };
    this.notes[slot] = note;
    this.ages = null;
    this.dates.set(slot, [note.date]);
    this.teams.set(slot, note.teamIds);
    this.pms.set(slot, note.pmIds);
    this.tags.set(slot, note.tags);
    this.slots.set(document.id, slot);
    return note;
  }

  remove(note: StoredNote): void {
    this.notes[note.id] = undefined;
    this.ages = null;
    this.slots.delete(note.noteId);
    this.free.push(note.id);
  }

  /** By number of note: its place when all are sorted by date, newest first, then by title. */
  newestFirst(): Uint32Array {
    if (this.ages) return this.ages;
    const ages = new Uint32Array(this.notes.length);
    const sorted = this.notes.filter((note) => note !== undefined).sort(byDate);
    for (const [place, note] of sorted.entries()) ages[note.id] = place;
    this.ages = ages;
    return ages;
  }

  /** One bit per note and dimension: which pass the dates, and of those which pass the team, PM and tag filters. */
  narrow(filters: Filters): Narrowing {
    const { after, before } = filters;
    const bits = new Uint8Array(this.notes.length);
    this.dates.mark(bits, passes.dates, ([date = '']) => (!after || date >= after) && (!before || date < before));
    this.teams.mark(bits, passes.team, anyOf(filters.teamIds));
    this.pms.mark(bits, passes.pm, anyOf(filters.pmIds));
    this.tags.mark(bits, passes.tag, anyOf(filters.tags));
    for (const slot of this.free) bits[slot] = 0;
    return bits;
  }
}

function byDate(a: StoredNote, b: StoredNote): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  if (a.title !== b.title) return a.title < b.title ? -1 : 1;
  return a.noteId < b.noteId ? -1 : 1;
}

function anyOf(wanted: readonly string[]): (values: readonly string[]) => boolean {
  const set = new Set(wanted);
  return (values) => set.size === 0 || values.some((value) => set.has(value));
}

/** By number of note: the sum of what it passes. */
export type Narrowing = Uint8Array;
export const passes = { dates: 1, team: 2, pm: 4, tag: 8, all: 15 } as const;

import type { Highlight } from '../domain/interview.ts';
import { Column } from './column.ts';
import type { IndexedHighlight } from './index-options.ts';
import { foldValue } from './language/values.ts';
import type { MarkedRun } from './plain-note.ts';
import type { StoredNote } from './stored-note.ts';

/** A highlight as the engine keeps it. `id` is its number in the index, in columns and in bitsets. */
export interface StoredHighlight extends IndexedHighlight {
  note: StoredNote;
  highlight: Highlight;
  /** Where it stands in the note's plain text, part by part. */
  runs: MarkedRun[];
}

/** What highlights can be narrowed by themselves; everything else is their interview's. */
export interface HighlightColumns {
  mark: Column;
  tag: Column;
  /** Who said it, else all participants of the interview. */
  participant: Column;
}

/** The highlights of all notes by number. */
export class HighlightStore {
  readonly highlights: (StoredHighlight | undefined)[] = [];
  /** By number of highlight: the number of its note. */
  readonly noteOf: number[] = [];
  readonly columns: HighlightColumns = { mark: new Column(), tag: new Column(foldValue), participant: new Column() };
  private readonly ofNote = new Map<StoredNote, StoredHighlight[]>();
  private readonly free: number[] = [];
  /** By id: its numbers, one for each note that holds it. Made when it is first asked for: a start need not wait for it. */
  private byId: Map<string, number[]> | null = null;

  add(note: StoredNote): StoredHighlight[] {
    if (note.highlights.length === 0) return [];
    const runs = note.highlights.map((): MarkedRun[] => []);
    for (const run of note.marks) runs[run.highlight]!.push(run);
    const added = note.highlights.map((highlight, number) => this.put(note, highlight, runs[number]!));
    this.ofNote.set(note, added);
    return added;
  }

  /** Takes out the highlights of a note and returns them. */
  remove(note: StoredNote): StoredHighlight[] {
    const removed = this.ofNote.get(note) ?? [];
    this.ofNote.delete(note);
    for (const { id, highlight } of removed) {
      this.forget(highlight.id, id);
      this.highlights[id] = undefined;
      for (const column of [this.columns.mark, this.columns.tag, this.columns.participant]) column.unset(id);
      this.free.push(id);
    }
    return removed;
  }

  /** The numbers of a note's highlights, in its order. */
  numbersOf(note: StoredNote): number[] {
    return (this.ofNote.get(note) ?? []).map(({ id }) => id);
  }

  /** The numbers under which notes hold the highlight. */
  numbersById(highlightId: string): readonly number[] {
    if (this.byId === null) {
      this.byId = new Map();
      for (const stored of this.highlights) if (stored) this.learn(stored.highlight.id, stored.id);
    }
    return this.byId.get(highlightId) ?? [];
  }

  present(): Uint8Array {
    const bits = new Uint8Array(this.highlights.length).fill(1);
    for (const slot of this.free) bits[slot] = 0;
    return bits;
  }

  private learn(highlightId: string, number: number): void {
    const numbers = this.byId?.get(highlightId);
    if (numbers) numbers.push(number);
    else this.byId?.set(highlightId, [number]);
  }

  private forget(highlightId: string, number: number): void {
    const numbers = this.byId?.get(highlightId) ?? [];
    if (numbers.length > 1) numbers.splice(numbers.indexOf(number), 1);
    else this.byId?.delete(highlightId);
  }

  private put(note: StoredNote, highlight: Highlight, runs: MarkedRun[]): StoredHighlight {
    const id = this.free.pop() ?? this.highlights.length;
    const stored = { id, note, highlight, runs, text: highlight.text, title: note.title };
    this.highlights[id] = stored;
    this.noteOf[id] = note.id;
    this.learn(highlight.id, id);
    const { kind, tags, participantId } = highlight;
    this.columns.mark.set(id, [kind]);
    this.columns.tag.set(id, tags);
    this.columns.participant.set(id, participantId === undefined ? note.document.participantIds : [participantId]);
    return stored;
  }
}

import MiniSearch from 'minisearch';
import type { Directory } from './directory.ts';
import type { SearchDocument } from './feed.ts';
import { type Filter, passes } from './filters.ts';
import type { HighlightColumns } from './highlight-store.ts';
import {
  highlightFields,
  highlightIndex,
  type IndexedHighlight,
  type IndexedNote,
  noteFields,
  noteIndex,
} from './index-options.ts';
import { hasComposedLetters } from './letter-classes.ts';
import { NoteStore } from './note-store.ts';
import { hasPhrase } from './phrase.ts';
import { type PlainNote, readPlainNote } from './plain-note.ts';
import { Postings } from './postings.ts';
import type { Shelf } from './retrieval.ts';
import type { NoteFacts, StoredNote } from './stored-note.ts';

/** What shelves hold, so that it can be kept and taken up again. The indexes know notes and highlights by their places here. */
export interface KeptShelves {
  notes: { document: NoteFacts; plain: PlainNote }[];
  noteIndex: MiniSearch<IndexedNote>;
  highlightIndex: MiniSearch<IndexedHighlight>;
}

/** All that is searched: the notes and their highlights, each with an index of its own. */
export class Shelves {
  readonly store = new NoteStore();
  readonly noteIndex: MiniSearch<IndexedNote>;
  readonly highlightIndex: MiniSearch<IndexedHighlight>;
  readonly notes: Shelf;
  readonly highlights: Shelf;

  /** `keepPlain` may give the plain text of a note another form. */
  constructor(
    private readonly keepPlain: (plain: PlainNote) => PlainNote,
    directory?: Directory,
    kept?: KeptShelves,
  ) {
    if (directory) this.store.setDirectory(directory);
    this.noteIndex = kept?.noteIndex ?? new MiniSearch(noteIndex);
    this.highlightIndex = kept?.highlightIndex ?? new MiniSearch(highlightIndex);
    for (const { document, plain } of kept?.notes ?? []) this.store.highlights.add(this.store.add(document, plain));
    this.notes = {
      postings: new Postings(this.noteIndex),
      fields: noteFields,
      present: () => this.store.present(),
      mark: (bits, filter) => this.markNotes(bits, filter),
      hasPhrase: (number, phrase) => {
        const note = this.store.notes[number]!;
        return hasPhrase(titleOf(note), phrase) || hasPhrase(bodyOf(note), phrase);
      },
    };
    this.highlights = {
      postings: new Postings(this.highlightIndex),
      fields: highlightFields,
      present: () => this.store.highlights.present(),
      mark: (bits, filter) => this.markHighlights(bits, filter),
      hasPhrase: (number, phrase) => {
        const { text, title } = this.store.highlights.highlights[number]!;
        return hasPhrase(shortText(text), phrase) || hasPhrase(shortText(title), phrase);
      },
    };
  }

  put({ source, ...document }: SearchDocument): void {
    this.remove(document.id);
    const note = this.store.add(document, this.keepPlain(readPlainNote(source)));
    this.noteIndex.add(note);
    for (const highlight of this.store.highlights.add(note)) this.highlightIndex.add(highlight);
  }

  remove(noteId: string): void {
    const note = this.store.byId(noteId);
    if (!note) return;
    for (const highlight of this.store.highlights.remove(note)) this.highlightIndex.remove(highlight);
    this.noteIndex.remove(note);
    this.store.remove(note);
  }

  private markNotes(bits: Uint8Array, filter: Filter): void {
    this.store.columns[filter.column].mark(bits, (values) => passes(filter, values));
  }

  private markHighlights(bits: Uint8Array, filter: Filter): void {
    const { columns, noteOf } = this.store.highlights;
    if (filter.column in columns) {
      columns[filter.column as keyof HighlightColumns].mark(bits, (values) => passes(filter, values));
      return;
    }
    const notes = new Uint8Array(this.store.notes.length);
    this.markNotes(notes, filter);
    for (let number = 0; number < bits.length; number++) bits[number]! |= notes[noteOf[number]!]!;
  }
}

const shortText = (text: string) => ({ text, composed: hasComposedLetters(text) });

/** A title as a text to look in. */
export const titleOf = (note: StoredNote) => shortText(note.title);

/** A body as a text to look in. */
export const bodyOf = (note: StoredNote) => ({ text: note.body, composed: note.composed });

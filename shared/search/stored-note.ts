import type { SearchDocument } from './feed.ts';
import type { IndexedNote } from './index-options.ts';
import type { PlainNote } from './plain-note.ts';

/** What the vault told of a note, without its text. */
export type NoteFacts = Omit<SearchDocument, 'source'>;

/** A note as the engine keeps it. Its plain text may be in a form that opens when it is looked at. */
export class StoredNote implements IndexedNote, PlainNote {
  /** `id`: its number in the index, in columns and in bitsets. */
  constructor(
    readonly id: number,
    readonly document: NoteFacts,
    readonly plain: PlainNote,
  ) {}

  get noteId() {
    return this.document.id;
  }
  get title() {
    return this.document.title;
  }
  get meta() {
    return [...this.document.names, ...this.document.tags].join(' ');
  }
  get body() {
    return this.plain.body;
  }
  get blocks() {
    return this.plain.blocks;
  }
  get timestamps() {
    return this.plain.timestamps;
  }
  get highlights() {
    return this.plain.highlights;
  }
  get marks() {
    return this.plain.marks;
  }
  get tasks() {
    return this.plain.tasks;
  }
  get images() {
    return this.plain.images;
  }
  get links() {
    return this.plain.links;
  }
  get cut() {
    return this.plain.cut;
  }
  get timed() {
    return this.plain.timed;
  }
  get composed() {
    return this.plain.composed;
  }
}

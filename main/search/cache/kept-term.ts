import { ByteReader, type ByteWriter } from './bytes.ts';

/** How often each note has a term in a field: number of the note → times. */
type Postings = Map<number, number>;

/** The notes of one term as MiniSearch looks at them: by number of the field. */
export interface Term {
  readonly size: number;
  get(field: number): Postings | undefined;
  set(field: number, postings: Postings): unknown;
  delete(field: number): boolean;
  [Symbol.iterator](): IterableIterator<[number, Postings]>;
}

/**
 * A term of an index that was kept: its notes stay bytes until somebody looks at it. Most terms of a vault never are, and as
 * maps they would take ten times the memory and most of the time of loading. A single letter looks at titles and names of
 * thousands of terms: of those the bodies stay closed.
 */
export class KeptTerm implements Term {
  private fields: Map<number, Postings> | null = null;
  /** Fields that somebody has looked at, and may have changed, while the others are still closed. */
  private looked: Map<number, Postings | undefined> | null = null;

  /** `[start, end)` of `bytes` is what `writeTerm` wrote. */
  constructor(
    private bytes: Uint8Array | null,
    private readonly start: number,
    private readonly end: number,
  ) {}

  get size(): number {
    return this.open().size;
  }

  get(field: number): Postings | undefined {
    if (this.fields) return this.fields.get(field);
    if (this.looked?.has(field)) return this.looked.get(field);
    this.looked ??= new Map();
    const postings = readField(this.bytes!, this.start, field);
    this.looked.set(field, postings);
    return postings;
  }

  set(field: number, postings: Postings): this {
    this.open().set(field, postings);
    return this;
  }

  delete(field: number): boolean {
    return this.open().delete(field);
  }

  [Symbol.iterator](): IterableIterator<[number, Postings]> {
    return this.open()[Symbol.iterator]();
  }

  /** The bytes, as long as nobody has looked. */
  closed(): Uint8Array | null {
    return this.looked ? null : (this.bytes?.subarray(this.start, this.end) ?? null);
  }

  private open(): Map<number, Postings> {
    if (this.fields) return this.fields;
    this.fields = readTerm(this.bytes!, this.start);
    for (const [field, postings] of this.looked ?? []) if (postings) this.fields.set(field, postings);
    this.looked = null;
    this.bytes = null;
    return this.fields;
  }
}

/** Writes the notes of a term. Within a field their numbers ascend: MiniSearch gives each new note the next number. */
export function writeTerm(writer: ByteWriter, term: Term): void {
  const closed = term instanceof KeptTerm ? term.closed() : null;
  if (closed) {
    writer.copy(closed);
    return;
  }
  writer.number(term.size);
  for (const [field, postings] of term) {
    writer.number(field);
    writer.number(postings.size);
    let before = 0;
    for (const [note, times] of postings) {
      writer.number(note - before);
      writer.number(times);
      before = note;
    }
  }
}

function readTerm(bytes: Uint8Array, start: number): Map<number, Postings> {
  const reader = new ByteReader(bytes, start);
  const fields = new Map<number, Postings>();
  for (let left = reader.number(); left > 0; left--) fields.set(reader.number(), readPostings(reader));
  return fields;
}

/** The notes of one field, if the term is in it at all. */
function readField(bytes: Uint8Array, start: number, wanted: number): Postings | undefined {
  const reader = new ByteReader(bytes, start);
  for (let left = reader.number(); left > 0; left--) {
    if (reader.number() === wanted) return readPostings(reader);
    for (let count = reader.number(); count > 0; count--) {
      reader.number();
      reader.number();
    }
  }
  return undefined;
}

function readPostings(reader: ByteReader): Postings {
  const postings: Postings = new Map();
  let note = 0;
  for (let count = reader.number(); count > 0; count--) {
    note += reader.number();
    postings.set(note, reader.number());
  }
  return postings;
}

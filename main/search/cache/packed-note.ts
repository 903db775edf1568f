import type { PlainNote } from '../../../shared/search/plain-note.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/** Notes that stay open at the same time: those of a result list and of what is ranked anew. */
const openTogether = 160;

const slabSize = 1024 * 1024;

/** How the body stands in the bytes: a byte a character where each fits in one, which most do. */
const encodings = ['latin1', 'utf8', 'utf16le'] as const;

type Layout = Pick<PlainNote, 'blocks' | 'timestamps'>;
/** What is at hand without opening a note: little, and of most notes nothing. */
export type AtHand = Omit<PlainNote, 'body' | keyof Layout>;

/**
 * Keeps the plain text of notes as bytes and opens them as they are looked at: 10,000 notes are one piece of memory that a
 * kept index is read into, and not half a million objects to be made first.
 */
export class NotePacker {
  private readonly open: PackedNote[] = [];
  private readonly writer = new ByteWriter();
  private slab = Buffer.alloc(0);
  private used = 0;

  pack(plain: PlainNote): PackedNote {
    if (plain instanceof PackedNote) return plain;
    const { body, blocks, timestamps, ...atHand } = plain;
    const { writer } = this;
    const encoding = encodingOf(body);
    const text = Buffer.from(body, encodings[encoding]);
    writer.number(encoding);
    writer.number(text.length);
    writer.copy(text);
    writeLayout(writer, { blocks, timestamps });
    return this.of(atHand, this.keep(writer.written()));
  }

  /** Many small pieces of memory are hard to give back. */
  private keep(bytes: Uint8Array): Buffer {
    if (this.used + bytes.length > this.slab.length) {
      this.slab = Buffer.allocUnsafeSlow(Math.max(slabSize, bytes.length));
      this.used = 0;
    }
    const kept = this.slab.subarray(this.used, this.used + bytes.length);
    kept.set(bytes);
    this.used += bytes.length;
    return kept;
  }

  /** A note that was packed earlier. */
  of(atHand: AtHand, bytes: Buffer): PackedNote {
    return new PackedNote(atHand, bytes, (note) => {
      if (this.open.length >= openTogether) this.open.shift()?.close();
      this.open.push(note);
    });
  }
}

export class PackedNote implements PlainNote {
  private text: string | null = null;
  private layout: Layout | null = null;

  constructor(
    readonly atHand: AtHand,
    readonly bytes: Buffer,
    private readonly opened: (note: PackedNote) => void,
  ) {}

  get body(): string {
    if (this.text !== null) return this.text;
    this.tell();
    const { encoding, start, end } = this.place();
    this.text = this.bytes.toString(encoding, start, end);
    return this.text;
  }

  get blocks() {
    return this.open().blocks;
  }
  get timestamps() {
    return this.atHand.timed ? this.open().timestamps : [];
  }
  get highlights() {
    return this.atHand.highlights;
  }
  get marks() {
    return this.atHand.marks;
  }
  get tasks() {
    return this.atHand.tasks;
  }
  get images() {
    return this.atHand.images;
  }
  get links() {
    return this.atHand.links;
  }
  get cut() {
    return this.atHand.cut;
  }
  get timed() {
    return this.atHand.timed;
  }
  get composed() {
    return this.atHand.composed;
  }

  close(): void {
    this.text = null;
    this.layout = null;
  }

  private open(): Layout {
    if (this.layout) return this.layout;
    this.tell();
    this.layout = readLayout(this.bytes, this.place().end);
    return this.layout;
  }

  private tell() {
    if (this.text === null && this.layout === null) this.opened(this);
  }

  private place() {
    const reader = new ByteReader(this.bytes);
    const encoding = encodings[reader.number()]!;
    const size = reader.number();
    return { encoding, start: reader.at, end: reader.at + size };
  }
}

function encodingOf(text: string): 0 | 1 | 2 {
  if (!/[^\u0000-\u00ff]/.test(text)) return 0;
  // A lone half of a surrogate pair has no form in UTF-8.
  return /\p{Surrogate}/u.test(text) ? 2 : 1;
}

function writeLayout(writer: ByteWriter, { blocks, timestamps }: Layout): void {
  writer.number(blocks.length);
  let before = 0;
  for (const { start, end, depth } of blocks) {
    writer.number(start - before);
    writer.number(end - start);
    writer.number(depth);
    before = end;
  }
  if (timestamps.length > 0) writer.copy(Buffer.from(JSON.stringify(timestamps)));
}

function readLayout(bytes: Buffer, at: number): Layout {
  const reader = new ByteReader(bytes, at);
  let before = 0;
  const blocks = Array.from({ length: reader.number() }, () => {
    const start = before + reader.number();
    const end = start + reader.number();
    before = end;
    return { start, end, depth: reader.number() };
  });
  const timestamps = reader.atEnd ? [] : (JSON.parse(bytes.toString('utf8', reader.at)) as Layout['timestamps']);
  return { blocks, timestamps };
}

/** Numbers written one after the other, small ones in few bytes: seven bits a byte, lowest first (LEB128). */
export class ByteWriter {
  private bytes = new Uint8Array(4096);
  private length = 0;

  /** Non-negative, below 2^32. */
  number(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow(5);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** By UTF-16 units, so that halves of a surrogate pair survive. */
  text(text: string): void {
    this.number(text.length);
    for (let i = 0; i < text.length; i++) this.number(text.charCodeAt(i));
  }

  copy(from: Uint8Array): void {
    if (this.length + from.length > this.bytes.length) this.grow(from.length);
    this.bytes.set(from, this.length);
    this.length += from.length;
  }

  get size(): number {
    return this.length;
  }

  /** What was written so far, in memory of its own; the writer is empty again. */
  take(): Uint8Array {
    return this.written().slice();
  }

  /** The same in the writer's memory: until it is written to again. */
  written(): Uint8Array {
    const written = this.bytes.subarray(0, this.length);
    this.length = 0;
    return written;
  }

  private grow(by: number): void {
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by));
    wider.set(this.bytes);
    this.bytes = wider;
  }
}

/** Reads what a `ByteWriter` wrote. */
export class ByteReader {
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  number(): number {
    let byte = this.bytes[this.at++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f && shift < 35; shift += 7) {
      byte = this.bytes[this.at++]!;
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  }

  text(): string {
    const length = this.number();
    let text = '';
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.number());
    return text;
  }
}

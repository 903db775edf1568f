/** A text made comparable (`fold`). Unit `i` of `text` stands for `source.slice(starts[i], ends[i])`; where `ends[i - 1]` is not `starts[i]`, something that nobody sees is between. */
export interface Reading {
  source: string;
  /** Lower case, without accents, marks of emphasis and escapes; `\n` where nothing may run across. */
  text: string;
  starts: Uint32Array;
  ends: Uint32Array;
  /** 1 for a capital letter. */
  capitals: Uint8Array;
}

/** Takes the units of a reading one by one. */
export class ReadingWriter {
  length = 0;
  private codes: Uint16Array;
  private starts: Uint32Array;
  private ends: Uint32Array;
  private capitals: Uint8Array;

  constructor(private readonly source: string) {
    const room = source.length + 16;
    this.codes = new Uint16Array(room);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
    this.capitals = new Uint8Array(room);
  }

  /** Puts one UTF-16 unit that stands for `[start, end)` of the source. A space behind a space or a break only widens it. */
  put(code: number, start: number, end: number, capital = 0): void {
    if (code === 32 && this.length > 0) {
      const last = this.codes[this.length - 1];
      if (last === 32 || last === 10) {
        this.ends[this.length - 1] = end;
        return;
      }
    }
    if (this.length === this.codes.length) this.grow();
    const at = this.length++;
    this.codes[at] = code;
    this.starts[at] = start;
    this.ends[at] = end;
    this.capitals[at] = capital;
  }

  /** Puts all units of a folded sign. */
  putAll(text: string, start: number, end: number, capital: boolean): void {
    for (let i = 0; i < text.length; i++) this.put(text.charCodeAt(i), start, end, capital ? 1 : 0);
  }

  /** Takes an accent or the like to the sign before it. */
  widen(start: number, end: number): void {
    if (this.length > 0 && this.ends[this.length - 1] === start) this.ends[this.length - 1] = end;
  }

  /** The last unit, or 0. */
  last(): number {
    return this.length > 0 ? this.codes[this.length - 1]! : 0;
  }

  reading(): Reading {
    const { length, source } = this;
    let text = '';
    for (let at = 0; at < length; at += 8192) {
      text += String.fromCharCode.apply(
        null,
        this.codes.subarray(at, Math.min(length, at + 8192)) as unknown as number[],
      );
    }
    return {
      source,
      text,
      starts: this.starts.subarray(0, length),
      ends: this.ends.subarray(0, length),
      capitals: this.capitals.subarray(0, length),
    };
  }

  private grow(): void {
    const room = this.codes.length * 2;
    this.codes = copied(new Uint16Array(room), this.codes);
    this.starts = copied(new Uint32Array(room), this.starts);
    this.ends = copied(new Uint32Array(room), this.ends);
    this.capitals = copied(new Uint8Array(room), this.capitals);
  }
}

function copied<List extends Uint8Array | Uint16Array | Uint32Array>(to: List, from: List): List {
  to.set(from);
  return to;
}

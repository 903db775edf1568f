/** A list of whole numbers that grows, kept side by side: walking 10,000 of them costs microseconds. */
export class Numbers {
  /** The first `length` are the list's; never kept, as it is replaced when the list grows. */
  values = new Int32Array(64);
  length = 0;

  /** Puts a number at a place; places that were skipped hold -1. */
  put(at: number, value: number): void {
    if (at >= this.values.length) {
      const grown = new Int32Array(Math.max(at + 1, this.values.length * 2));
      grown.set(this.values);
      this.values = grown;
    }
    for (; this.length < at; this.length++) this.values[this.length] = -1;
    this.values[at] = value;
    this.length = Math.max(this.length, at + 1);
  }
}

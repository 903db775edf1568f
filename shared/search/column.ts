/**
 * One property of all notes, by number of note. Each distinct list of values is held once, so that a filter tests each list
 * once and a count walks plain numbers instead of 10,000 objects.
 */
export class Column {
  /** By number of note: which of `lists` it has. */
  private readonly list: number[] = [];
  private readonly lists: (readonly string[])[] = [];
  private readonly known = new Map<string, number>();

  set(note: number, values: readonly string[]): void {
    const key = JSON.stringify(values);
    let list = this.known.get(key);
    if (list === undefined) {
      list = this.lists.push(values) - 1;
      this.known.set(key, list);
    }
    this.list[note] = list;
  }

  /** Adds `bit` to each note whose values pass. */
  mark(bits: Uint8Array, bit: number, passes: (values: readonly string[]) => boolean): void {
    const passing = Uint8Array.from(this.lists, (values) => (passes(values) ? bit : 0));
    for (let note = 0; note < bits.length; note++) bits[note]! |= passing[this.list[note]!]!;
  }

  /** How many of the given notes have each value; most first. */
  count(wanted: (note: number) => boolean): { value: string; count: number }[] {
    const ofList = new Uint32Array(this.lists.length);
    for (let note = 0; note < this.list.length; note++) if (wanted(note)) ofList[this.list[note]!]!++;
    const counts = new Map<string, number>();
    for (const [list, values] of this.lists.entries()) {
      const count = ofList[list]!;
      if (count > 0) for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + count);
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}

/**
 * One property of all notes (or of all highlights), by their numbers. Values that have the same key count as one and show the
 * spelling that is most used. Each distinct list of values is held once: filters test lists, counts walk plain numbers.
 */
export class Column {
  /** Grows whenever a value comes or goes. */
  version = 0;
  /** By number: which of `lists` it has; -1 for none. */
  private readonly listOf: number[] = [];
  private readonly lists: { values: readonly string[]; groups: number[]; uses: number }[] = [];
  private readonly known = new Map<string, number>();
  private readonly groups = new Map<string, number>();
  /** By group: how often each spelling is used. */
  private readonly spellings: Map<string, number>[] = [];

  constructor(private readonly keyOf: (value: string) => string = (value) => value) {}

  set(slot: number, values: readonly string[]): void {
    this.unset(slot);
    const key = JSON.stringify(values);
    let list = this.known.get(key);
    if (list === undefined) {
      const groups = [...new Set(values.map((value) => this.groupOf(value)))];
      list = this.lists.push({ values, groups, uses: 0 }) - 1;
      this.known.set(key, list);
    }
    this.listOf[slot] = list;
    this.use(list, 1);
  }

  unset(slot: number): void {
    const list = this.listOf[slot] ?? -1;
    if (list < 0) return;
    this.listOf[slot] = -1;
    this.use(list, -1);
  }

  valuesOf(slot: number): readonly string[] {
    return this.lists[this.listOf[slot] ?? -1]?.values ?? [];
  }

  /** Adds `bit` to each number whose values pass. */
  mark(bits: Uint8Array, bit: number, passes: (values: readonly string[]) => boolean): void {
    const passing = Uint8Array.from(this.lists, ({ uses, values }) => (uses > 0 && passes(values) ? bit : 0));
    for (let slot = 0; slot < bits.length; slot++) bits[slot]! |= passing[this.listOf[slot] ?? -1] ?? 0;
  }

  /** How many of the numbers that pass have each value, in the order of first use; nothing for values that none has. */
  count(passes: (slot: number) => boolean): { value: string; count: number }[] {
    const counts = this.countGroups(passes);
    const out: { value: string; count: number }[] = [];
    for (const [group, count] of counts.entries()) if (count > 0) out.push({ value: this.spellingOf(group), count });
    return out;
  }

  /** How many different values those that pass have. */
  distinct(passes: (slot: number) => boolean): number {
    let distinct = 0;
    for (const count of this.countGroups(passes)) if (count > 0) distinct++;
    return distinct;
  }

  /** Pairs of a number and a value, each given as the value's own number, for those that pass. */
  *groupsOf(passes: (slot: number) => boolean): Generator<[slot: number, group: number]> {
    for (let slot = 0; slot < this.listOf.length; slot++) {
      const list = this.lists[this.listOf[slot] ?? -1];
      if (list && passes(slot)) for (const group of list.groups) yield [slot, group];
    }
  }

  /** The spelling of a value, given as its own number, that is used most. */
  spellingOf(group: number): string {
    let [best, most] = ['', 0];
    for (const [spelling, uses] of this.spellings[group] ?? []) {
      if (uses > most || (uses === most && spelling < best)) [best, most] = [spelling, uses];
    }
    return best;
  }

  /** All values there are, each in all spellings. */
  held(): { value: string; spellings: string[] }[] {
    return this.spellings.flatMap((spellings, group) =>
      spellings.size > 0 ? [{ value: this.spellingOf(group), spellings: [...spellings.keys()] }] : [],
    );
  }

  private countGroups(passes: (slot: number) => boolean): Uint32Array {
    const ofList = new Uint32Array(this.lists.length);
    for (let slot = 0; slot < this.listOf.length; slot++) {
      const list = this.listOf[slot]!;
      if (list >= 0 && passes(slot)) ofList[list]!++;
    }
    const counts = new Uint32Array(this.spellings.length);
    for (const [list, count] of ofList.entries()) {
      if (count > 0) for (const group of this.lists[list]!.groups) counts[group]! += count;
    }
    return counts;
  }

  private groupOf(value: string): number {
    const key = this.keyOf(value);
    let group = this.groups.get(key);
    if (group === undefined) {
      group = this.spellings.push(new Map()) - 1;
      this.groups.set(key, group);
    }
    return group;
  }

  private use(number: number, by: 1 | -1): void {
    const list = this.lists[number]!;
    list.uses += by;
    for (const value of new Set(list.values)) {
      const spellings = this.spellings[this.groupOf(value)]!;
      const uses = (spellings.get(value) ?? 0) + by;
      if (uses > 0) spellings.set(value, uses);
      else spellings.delete(value);
      if (uses === 0 || (uses === 1 && by === 1)) this.version++;
    }
  }
}

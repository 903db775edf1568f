const none: readonly number[] = [];

/** A list of values that some have. `spellings`: its values, each once, with where their uses are counted. */
interface ValueList {
  values: readonly string[];
  groups: number[];
  spellings: [value: string, uses: Map<string, number>][];
  uses: number;
}

/**
 * One property of all notes (or of all highlights), by their numbers. Values that have the same key count as one and show the
 * spelling that is most used. Each distinct list of values is held once: filters test lists, counts walk plain numbers.
 */
export class Column {
  /** Grows whenever a value comes or goes. */
  version = 0;
  /** By number: which of `lists` it has; -1 for none. */
  private readonly listOf: number[] = [];
  private readonly lists: ValueList[] = [];
  /** By value, and by JSON of the values: which of `lists` it is. */
  private readonly single = new Map<string, number>();
  private readonly several = new Map<string, number>();
  private readonly groups = new Map<string, number>();
  /** By group: how often each spelling is used. */
  private readonly spellings: Map<string, number>[] = [];

  constructor(private readonly keyOf: (value: string) => string = (value) => value) {}

  set(slot: number, values: readonly string[]): void {
    // Most have one value or none, and no JSON is made for them.
    const key = values.length === 1 ? values[0]! : values.length === 0 ? '' : JSON.stringify(values);
    const known = values.length === 1 ? this.single : this.several;
    let list = known.get(key);
    if (list === undefined) {
      list = this.lists.push(this.listOfValues(values)) - 1;
      known.set(key, list);
    }
    if (this.listOf[slot] === list) return;
    this.unset(slot);
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
    for (let slot = 0; slot < bits.length; slot++) {
      const list = this.listOf[slot] ?? -1;
      if (list >= 0) bits[slot]! |= passing[list]!;
    }
  }

  /** How many of the numbers have each value, in the order of first use; nothing for values that none has. */
  count(slots: readonly number[]): { value: string; count: number }[] {
    const counts = this.countGroups(slots);
    const out: { value: string; count: number }[] = [];
    for (let group = 0; group < counts.length; group++) {
      const count = counts[group]!;
      if (count > 0) out.push({ value: this.spellingOf(group), count });
    }
    return out;
  }

  /** How many different values the numbers have. */
  distinct(slots: readonly number[]): number {
    const seen = new Uint8Array(this.spellings.length);
    let distinct = 0;
    for (const slot of slots) {
      for (const group of this.groupsAt(slot)) {
        distinct += 1 - seen[group]!;
        seen[group] = 1;
      }
    }
    return distinct;
  }

  /** The values of a number, each given as the value's own number. */
  groupsAt(slot: number): readonly number[] {
    const list = this.listOf[slot] ?? -1;
    return list < 0 ? none : this.lists[list]!.groups;
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

  private countGroups(slots: readonly number[]): Uint32Array {
    const counts = new Uint32Array(this.spellings.length);
    for (const slot of slots) for (const group of this.groupsAt(slot)) counts[group]!++;
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

  private listOfValues(values: readonly string[]): ValueList {
    const groups = [...new Set(values.map((value) => this.groupOf(value)))];
    const spellings = [...new Set(values)].map((value): [string, Map<string, number>] => [
      value,
      this.spellings[this.groupOf(value)]!,
    ]);
    return { values, groups, spellings, uses: 0 };
  }

  private use(number: number, by: 1 | -1): void {
    const list = this.lists[number]!;
    list.uses += by;
    for (const [value, spellings] of list.spellings) {
      const uses = (spellings.get(value) ?? 0) + by;
      if (uses > 0) spellings.set(value, uses);
      else spellings.delete(value);
      if (uses === 0 || (uses === 1 && by === 1)) this.version++;
    }
  }
}

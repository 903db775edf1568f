import { Numbers } from './numbers.ts';

/** A list of values that some have. `spellings`: its values, each once, with where their uses are counted. */
interface ValueList {
  values: readonly string[];
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
  private readonly listOf = new Numbers();
  private readonly lists: ValueList[] = [];
  /** The groups of all lists, one list behind the other, and by list where its own begin. */
  private readonly groupsOfLists = new Numbers();
  private readonly begins = new Numbers();
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
      list = this.addList(values);
      known.set(key, list);
    }
    if (this.listAt(slot) === list) return;
    this.unset(slot);
    this.listOf.put(slot, list);
    this.use(list, 1);
  }

  unset(slot: number): void {
    const list = this.listAt(slot);
    if (list < 0) return;
    this.listOf.put(slot, -1);
    this.use(list, -1);
  }

  valuesOf(slot: number): readonly string[] {
    return this.lists[this.listAt(slot)]?.values ?? [];
  }

  /** Puts a one to each number whose values pass. */
  mark(bits: Uint8Array, passes: (values: readonly string[]) => boolean): void {
    const passing = Uint8Array.from(this.lists, ({ uses, values }) => (uses > 0 && passes(values) ? 1 : 0));
    const { values: listOf, length } = this.listOf;
    for (let slot = 0; slot < Math.min(bits.length, length); slot++) {
      const list = listOf[slot]!;
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
    let distinct = 0;
    for (const count of this.countGroups(slots)) if (count > 0) distinct++;
    return distinct;
  }

  /** Calls back with each number and each of its values, given as the value's own number. */
  forEach(slots: readonly number[], visit: (slot: number, group: number) => void): void {
    const [groups, begins] = [this.groupsOfLists.values, this.begins.values];
    for (const slot of slots) {
      const list = this.listAt(slot);
      if (list < 0) continue;
      for (let i = begins[list]!; i < begins[list + 1]!; i++) visit(slot, groups[i]!);
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

  private countGroups(slots: readonly number[]): Uint32Array {
    const counts = new Uint32Array(this.spellings.length);
    const [listOf, groups, begins] = [this.listOf.values, this.groupsOfLists.values, this.begins.values];
    for (const slot of slots) {
      const list = slot < this.listOf.length ? listOf[slot]! : -1;
      if (list < 0) continue;
      for (let i = begins[list]!; i < begins[list + 1]!; i++) counts[groups[i]!]!++;
    }
    return counts;
  }

  private listAt(slot: number): number {
    return slot < this.listOf.length ? this.listOf.values[slot]! : -1;
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

  private addList(values: readonly string[]): number {
    const spellings = [...new Set(values)].map((value): [string, Map<string, number>] => [
      value,
      this.spellings[this.groupOf(value)]!,
    ]);
    const list = this.lists.push({ values, spellings, uses: 0 }) - 1;
    const { groupsOfLists } = this;
    this.begins.put(list, groupsOfLists.length);
    for (const group of new Set(values.map((value) => this.groupOf(value)))) {
      groupsOfLists.put(groupsOfLists.length, group);
    }
    this.begins.put(list + 1, groupsOfLists.length);
    return list;
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

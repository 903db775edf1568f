/** What was made of texts, by text. A round that asks for none of what was remembered two rounds ago forgets it. */
export interface Memo<T> {
  of(text: string, make: () => T): T;
  /** Another round begins. */
  turn(): void;
}

/** Remembers what was made in this round and the one before: a decision changes few parts of a document. */
export function createMemo<T>(): Memo<T> {
  let recent = new Map<string, T>();
  let older = new Map<string, T>();
  return {
    of(text, make) {
      const known = recent.get(text);
      if (known !== undefined) return known;
      const value = older.get(text) ?? make();
      recent.set(text, value);
      return value;
    },
    turn() {
      older = recent;
      recent = new Map();
    },
  };
}

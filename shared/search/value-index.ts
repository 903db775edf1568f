import { nearest } from './language/near.ts';
import { printValue } from './language/print.ts';
import { foldValue } from './language/values.ts';

/** Something that a value of an operator may mean. */
export interface Choice {
  /** As columns hold it: an id, or all spellings of a word. */
  values: readonly string[];
  /** What it is called; the first is shown. */
  names: readonly string[];
  /** Its id, where it has one beside its names: only all of it will do. */
  id?: string;
}

const separators = /[\s'’ʼ_\-\u2010\u2011]+/;

/** Finds what a typed value means: what is called so, else what has a name of which a word begins so. */
export class ValueIndex {
  private readonly exact = new Map<string, Choice[]>();
  private readonly starts: { key: string; choice: Choice }[] = [];

  constructor(readonly choices: readonly Choice[]) {
    for (const choice of choices) {
      const called = choice.id === undefined ? choice.names : [choice.id, ...choice.names];
      for (const key of new Set(called.map(foldValue))) {
        const same = this.exact.get(key);
        if (same) same.push(choice);
        else this.exact.set(key, [choice]);
      }
      for (const key of new Set(choice.names.flatMap(wordStarts))) this.starts.push({ key, choice });
    }
  }

  find(text: string): ReadonlySet<Choice> {
    const key = foldValue(text);
    const exact = this.exact.get(key);
    if (exact) return new Set(exact);
    if (key === '') return new Set();
    return new Set(this.starts.filter((start) => start.key.startsWith(key)).map((start) => start.choice));
  }

  /** What was probably meant where nothing was found, as it is written in a query. */
  suggestion(text: string): string | undefined {
    const near = nearest(foldValue(text), [...this.exact.keys()]);
    const name = near === undefined ? undefined : this.exact.get(near)?.[0]?.names[0];
    return name === undefined ? undefined : printValue(name);
  }
}

/** "Session Replay" begins with "sessionreplay" and with "replay". */
function wordStarts(name: string): string[] {
  const words = name
    .split(separators)
    .map(foldValue)
    .filter((word) => word !== '');
  return words.map((_, first) => words.slice(first).join(''));
}

import { fold } from './fold.ts';
import { type Form, formsOf } from './forms.ts';
import type { KnownIdentity } from './identities.ts';
import { widestGap, wordsIn } from './words.ts';

/** What may follow the words so far, and the forms that end here. */
export interface Step {
  loose: Map<string, Step> | null;
  /** By what is between and the next word, a space between them. */
  exact: Map<string, Step> | null;
  forms: Form[] | null;
}

export interface FormIndex {
  first: Map<string, Step>;
  /** Units of the longest word. */
  longestWord: number;
  /** Identities without a word, or with very long ones, which are looked for as they are. */
  wordless: readonly KnownIdentity[];
}

/** Longer words are no names: what holds one is looked for as it is. */
const longestWord = 200;

/** All forms of all identities, word by word, so that one look-up a word finds them whatever their number. */
export function indexForms(identities: readonly KnownIdentity[]): FormIndex {
  const index = { first: new Map<string, Step>(), longestWord: 0, wordless: [] as KnownIdentity[] };
  for (const identity of identities) {
    const { words, gaps } = wordsIn(fold(identity.value).text);
    if (
      words.length === 0 ||
      words.some((word) => word.length > longestWord) ||
      gaps.some((gap) => gap.length > widestGap)
    ) {
      if (identity.kind !== 'phone' && identity.value.trim() !== '') index.wordless.push(identity);
      continue;
    }
    for (const form of formsOf(identity)) addForm(index, form);
  }
  return index;
}

function addForm(index: { first: Map<string, Step>; longestWord: number }, form: Form): void {
  let step = stepTo(index.first, form.words[0]!);
  form.words.forEach((word, i) => {
    index.longestWord = Math.max(index.longestWord, word.length);
    if (i === 0) return;
    if (form.gaps === null) {
      step.loose ??= new Map();
      step = stepTo(step.loose, word);
    } else {
      step.exact ??= new Map();
      step = stepTo(step.exact, `${form.gaps[i - 1]} ${word}`);
    }
  });
  step.forms ??= [];
  // The first of those that share a string is the one it stands for.
  const same = (other: Form) =>
    other.rule === form.rule &&
    other.identity.kind === form.identity.kind &&
    (form.rule !== 'short' || other.identity.value === form.identity.value);
  if (!step.forms.some(same)) step.forms.push(form);
}

function stepTo(from: Map<string, Step>, key: string): Step {
  let step = from.get(key);
  if (!step) {
    step = { loose: null, exact: null, forms: null };
    from.set(key, step);
  }
  return step;
}

import type { Vocabulary as Offered, VocabularyValue } from './complete.ts';
import { isDateOperator } from './language/ast.ts';
import type { NoteStore } from './note-store.ts';
import type { Choice } from './value-index.ts';
import type { Vocabulary, WordOperator } from './vocabulary.ts';

/** What completion offers of a vault: the values of its operators, with how many interviews have each. */
export function offeredBy(store: NoteStore, vocabulary: Vocabulary): Offered {
  return {
    values(operator) {
      if (isDateOperator(operator)) {
        return store.columns.month.count(store.numbers()).map(({ value, count }) => ({ value, label: value, count }));
      }
      const counts = new Map(store.columns[operator].count(store.numbers()).map(({ value, count }) => [value, count]));
      const { choices } = vocabulary.of(operator);
      const unclear = repeated(choices.map(({ names }) => names[0]));
      return choices.flatMap((choice) => offer(operator, choice, counts, unclear));
    },
  };
}

function offer(
  operator: WordOperator,
  { id, values, names }: Choice,
  counts: ReadonlyMap<string, number>,
  unclear: ReadonlySet<string | undefined>,
): VocabularyValue[] {
  const [value = ''] = values;
  const [name = value, ...others] = names;
  const count = counts.get(value) ?? 0;
  if (id === undefined) {
    // Of several spellings of one word, the one that most interviews have stands for all.
    return isOwn(operator) || counts.has(value) ? [{ value, label: inWords(operator, value), count }] : [];
  }
  const isIdHidden = operator === 'participant' || operator === 'goal';
  const written = isIdHidden && names.length > 0 && !unclear.has(name) ? name : id;
  return [{ value: written, label: name, names: others, count }];
}

/** Operators whose values Fieldbook knows by itself. */
const isOwn = (operator: WordOperator) => ['kind', 'mark', 'status', 'has', 'is'].includes(operator);

function inWords(operator: WordOperator, value: string): string {
  if (!isOwn(operator)) return value;
  const words = value.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function repeated(names: readonly (string | undefined)[]): Set<string | undefined> {
  const seen = new Set<string | undefined>();
  return new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
}

import type { Options } from 'minisearch';
import { indexTerms } from './tokenize.ts';

/** What the index of notes holds. `id` is the engine's own number of it. Nothing is stored: texts stay in the engine. */
export interface IndexedNote {
  id: number;
  title: string;
  body: string;
  /** Teams, people, tags, participants and companies, merged. */
  meta: string;
  /** Their texts stand in the body too; they count more, as somebody thought them worth it. */
  highlights: readonly { text: string }[];
}

/** What the index of highlights holds. */
export interface IndexedHighlight {
  id: number;
  text: string;
  /** Of its interview. */
  title: string;
}

/** Terms come folded and sifted from the tokenizer. Removal is exact (the engine keeps the texts), so nothing needs a vacuum. */
const common = {
  idField: 'id',
  storeFields: [],
  tokenize: indexTerms,
  processTerm: (term: string) => term,
  autoVacuum: false,
};
export const noteIndex: Options<IndexedNote> = {
  ...common,
  fields: ['title', 'body', 'meta', 'highlights'],
  extractField: (note, field) =>
    field === 'highlights' ? note.highlights.map(({ text }) => text).join('\n') : note[field as 'id' | 'body'],
};
export const highlightIndex: Options<IndexedHighlight> = { ...common, fields: ['text', 'title'] };

/** What a hit counts in each of the fields that are looked in. */
export type Boosts = Readonly<Record<string, number>>;

/** Where a term is looked up. Of one or two letters, nearly every body has a word that begins with them. */
export interface Fields {
  all: Boosts;
  /** Where one or two letters are looked up as the beginning of a word, and where as a word alone. */
  short: Boosts;
  long: Boosts;
}
/** A title says what a note is about; a name or tag nearly so. */
export const noteFields: Fields = {
  all: { title: 4, body: 1, meta: 2, highlights: 1.5 },
  short: { title: 4, meta: 2 },
  long: { body: 1, highlights: 1.5 },
};
export const highlightFields: Fields = { all: { text: 3, title: 4 }, short: { title: 4 }, long: { text: 3 } };

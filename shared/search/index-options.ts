import type { Options, SearchOptions } from 'minisearch';
import { indexTerms } from './tokenize.ts';

/** What the index holds of a note. `id` is the engine's own number of it. Nothing is stored: texts stay in the engine. */
export interface IndexedNote {
  id: number;
  title: string;
  body: string;
  /** Teams, PMs, tags and participants, merged. */
  meta: string;
}

export type IndexField = 'title' | 'body' | 'meta';
export const allFields: IndexField[] = ['title', 'body', 'meta'];
/** Where one or two letters are looked up as the beginning of a word: in bodies nearly every note has one. */
export const shortFields: IndexField[] = ['title', 'meta'];

/** Terms come folded and sifted from the tokenizer. Removal is exact (the engine keeps the texts), so nothing needs a vacuum. */
export const indexOptions: Options<IndexedNote> = {
  idField: 'id',
  fields: allFields,
  storeFields: [],
  tokenize: indexTerms,
  processTerm: (term) => term,
  autoVacuum: false,
};

/** Options for looking up one term that is already folded. A title says what a note is about; a name or tag nearly so. */
export const termOptions: SearchOptions = {
  tokenize: (term) => [term],
  processTerm: (term) => term,
  boost: { title: 4, meta: 2 },
  maxFuzzy: 2,
};

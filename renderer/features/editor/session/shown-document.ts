import type { DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import type { NoteDocument } from '../document/note-document.ts';
import { isTooHard } from '../document/source/too-hard.ts';
import type { Steps } from './note-history.ts';

export type FieldValue = string | number | boolean | string[];

/** What is on screen of the note: its formatted text, or its source. */
export interface ShownDocument {
  text(): string;
  /** The beginning of the file with all of its front matter. */
  head(): string;
  setField(key: string, value: FieldValue | undefined): unknown;
  /** Shows another text and forgets the steps of the one before. */
  load(fileText: string): void;
  /** Makes in the text what the app's own edits made of its file, `wanted`; caret and steps stay. `false`: it has to be loaded anew. */
  follow(edits: readonly DocumentEdit[], wanted: string): boolean;
  /** What it could undo and redo by itself. */
  steps(): Steps;
  insertTimestamp(seconds: number): void;
  /** Goes to the start of the text. */
  focus(): void;
  /** Where the caret is: an offset into the text as it is without BOM and with `\n` alone; `null` where there is none. */
  caret(): number | null;
  /** The formatted text's own; `null` for the source, which is written as it stands. */
  formatted: Formatted | null;
}

/** Formatted text as it is written: parts of `NoteDocument`. */
export type Formatted = Pick<NoteDocument, 'check' | 'mismatch' | 'rich'>;

export type ShownAs = 'formatted' | 'source';

/** How a text is shown that cannot be formatted. */
export const onlySource = {
  shownAs: 'source',
  sourceOnly: 'This text is too large or too deeply nested to be formatted',
} as const;

/** How a text is shown when it comes on screen: one that no parser should be bothered with as its source, always. */
export function shownAtFirst(text: string): { shownAs: ShownAs; sourceOnly: string | null } {
  return isTooHard(splitFile(text).body) ? onlySource : { shownAs: 'formatted', sourceOnly: null };
}

import type { Evidence } from '../domain/finding.ts';
import type { HighlightKind } from '../domain/interview.ts';
import type { YamlValue } from './front-matter.ts';

/**
 * One change of a document by the app itself. `base`, where it is given, is the value that it was made for: what a document has
 * otherwise by now is kept (lists are merged; of single values somebody else's later one stays).
 */
export type DocumentEdit =
  /** Kind and tags of a highlight, in all parts of it. */
  | {
      type: 'highlight';
      id: string;
      kind?: HighlightKind;
      tags?: string[];
      base?: { kind?: HighlightKind; tags?: string[] };
    }
  /** A key of the front matter; `null` removes it. */
  | { type: 'field'; key: string; value: YamlValue | null; base?: YamlValue | null }
  /** Puts a highlight into a finding's evidence, at a place of the list or its end; where it is there, in its stead. */
  | { type: 'evidence'; put: Evidence; at?: number }
  /** Takes a highlight out of a finding's evidence. */
  | { type: 'evidence'; remove: string }
  /** Marks words as a highlight, where the note holds exactly these words once. */
  | { type: 'mark'; add: NewMark }
  /** Takes the tags of a highlight out; its words stay. */
  | { type: 'mark'; drop: string }
  /** Adds an item to a finding's open questions, one line of Markdown; not where the file holds `once` (an address) already. */
  | { type: 'question'; add: string; once: string }
  /** Takes an item out of them that stands there in these words. */
  | { type: 'question'; drop: string; once: string }
  | Restore;

/** A highlight to be marked in a note that has its words already. */
export interface NewMark {
  id: string;
  kind: HighlightKind;
  tags: string[];
  /** As `scanNote` gives them: parts in several blocks apart by `\n`. */
  text: string;
}

/** Undoes edits to the byte where the text is the one that they made; does `otherwise` where it is another by now. Made by `applyEdits`. */
export interface Restore {
  type: 'restore';
  /** Fingerprint of the text that it is for. */
  of: string;
  /** What `is` at a place of that text, and what `was` there. In order, apart from each other. */
  pieces: readonly Piece[];
  otherwise: readonly SimpleEdit[];
  /** What it undoes. */
  again: readonly SimpleEdit[];
}

export interface Piece {
  at: number;
  is: string;
  was: string;
}

export type SimpleEdit = Exclude<DocumentEdit, Restore>;

/**
 * Why an edit was not made: no such highlight; properties or words that cannot be read or changed safely; a value that somebody
 * changed since; words that do not stand there exactly once, or no more.
 */
export type Refusal = 'no-highlight' | 'unreadable' | 'changed' | 'no-words';

export interface RefusedEdit {
  edit: SimpleEdit;
  reason: Refusal;
}

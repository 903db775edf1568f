import type { Highlight } from '../domain/interview.ts';
import type { HighlightAttributes } from './highlights.ts';

/** One paragraph, heading, list item, table row or code block as plain text. */
export interface ScannedBlock {
  kind: 'text' | 'heading' | 'row' | 'code';
  /** 1–6 for headings, else 0. */
  depth: number;
  /** Without markup; the lines of a paragraph stay apart by `\n`, the cells of a row by a tab. */
  text: string;
  /** Where its content stands in the file, in UTF-16 units: `[start, end)`. */
  start: number;
  end: number;
}

export interface ScannedTimestamp {
  /** Since the call began. */
  seconds: number;
  label: string;
  /** Where its link begins in the file. */
  offset: number;
  /** Which block holds it, and where in that block's text its label begins. */
  block: number;
  index: number;
}

/** A part of a highlight: `[from, to)` in the text of a block. */
export interface ScannedMark {
  id: string;
  block: number;
  from: number;
  to: number;
}

/** The opening tag of a part of a highlight: `tag` as it reads, `[start, end)` in the file. Over two lines these differ. */
export interface HighlightTag {
  attributes: HighlightAttributes;
  tag: string;
  start: number;
  end: number;
}

export interface ScannedNote {
  blocks: ScannedBlock[];
  /** In order of their first part; parts in several blocks are one highlight, their texts joined by `\n`. */
  highlights: Highlight[];
  /** Where the parts of the highlights stand, in the order of the text. */
  marks: ScannedMark[];
  timestamps: ScannedTimestamp[];
  /** Boxes to check, done or not. */
  tasks: number;
  /** Pictures and other embedded files. */
  images: number;
  /** Links other than call timestamps: to an address, to another note. Bare addresses are text. */
  links: number;
}

/** A line without its prefixes and line end, and where it begins in the body. */
export interface Line {
  text: string;
  start: number;
}

import { $getState, $setState, createState, type LexicalNode, type StateConfig } from 'lexical';
import type { HighlightAttributes } from '../../../../../shared/markdown/highlights.ts';

const text = <K extends string>(key: K) => createState(key, { parse: (v) => (typeof v === 'string' ? v : '') });
const flag = <K extends string>(key: K) => createState(key, { parse: (v) => v === true });
const count = <K extends string>(key: K) => createState(key, { parse: (v) => (typeof v === 'number' ? v : 0) });
const optionalText = <K extends string>(key: K) =>
  createState(key, { parse: (v) => (typeof v === 'string' ? v : null) });

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export type LinkReference = { identifier: string; label: string; kind: 'full' | 'collapsed' | 'shortcut' };
export type ColumnAlign = 'left' | 'right' | 'center' | null;

/**
 * How a node was written in its file, kept in the node itself, so that copying, undo and JSON carry it along.
 * A node made in the editor has the defaults, which stand for the sample's style.
 */
export const state = {
  /** The Markdown that an opaque node stands for, and the mdast type it has. */
  source: text('source'),
  kind: text('kind'),

  url: text('url'),
  alt: text('alt'),
  title: optionalText('title'),

  seconds: count('seconds'),
  label: text('label'),

  highlight: createState('highlight', {
    parse: (v): HighlightAttributes | null => (v && typeof v === 'object' ? (v as HighlightAttributes) : null),
    isEqual: sameJson,
  }),
  /** The tags of a highlight or of another pair of inline HTML tags as they stand in the file. */
  openTag: text('openTag'),
  closeTag: text('closeTag'),

  /** Text format bits that stand around a node which cannot hold them itself (leaf, link, break). */
  format: count('format'),
  /** The node came from a file, so that `format` says all; else it takes the format of its surroundings. */
  isRead: flag('isRead'),

  /** `''`: made in the editor. `soft`, `\`, two or more spaces, or the HTML tag. */
  breakStyle: text('breakStyle'),
  /** The break that stands between two paragraphs of one list item. */
  isParagraphBreak: flag('isParagraphBreak'),

  /** `inline`, `autolink` or `literal`; `''` for links made in the editor. */
  linkStyle: text('linkStyle'),
  reference: createState('reference', {
    parse: (v): LinkReference | null => (v && typeof v === 'object' ? (v as LinkReference) : null),
    isEqual: sameJson,
  }),
  /** The text a reference had when it was read: a shortcut holds only as long as its text stays. */
  referenceText: text('referenceText'),

  bullet: text('bullet'),
  isLoose: flag('isLoose'),
  /** All numbers of an ordered list are the same in the file. */
  repeatsNumber: flag('repeatsNumber'),
  /** Whether a list item of the file has a task box: `true`, `false` (ticked or not), `null`: unknown, `none`: has none. */
  task: createState('task', {
    parse: (v): boolean | 'none' | null => (typeof v === 'boolean' || v === 'none' ? v : null),
  }),

  /** The line under a heading that is written so, `''` for `#` headings. */
  underline: text('underline'),
  /** The opening fence, or `indent`. */
  fence: text('fence'),
  codeInfo: optionalText('codeInfo'),
  rule: text('rule'),
  align: createState('align', {
    parse: (v): ColumnAlign[] => (Array.isArray(v) ? (v as ColumnAlign[]) : []),
    isEqual: sameJson,
  }),
} as const;

/** Reads how a node was written. */
export function styleOf<K extends string, V>(node: LexicalNode, config: StateConfig<K, V>): V {
  return $getState(node, config);
}

/** Sets how a node is written; gives the node back. */
export function $withStyle<N extends LexicalNode, K extends string, V>(
  node: N,
  config: StateConfig<K, V>,
  value: V,
): N {
  return $setState(node, config, value as V & ((v: V) => V));
}

import type { Nodes } from 'mdast';
import { serializeMarkdown } from '../../../../../shared/markdown/serialize.ts';

/** What a nested block is inside: a quote, or a list item whose content is indented by `width` columns. */
export type Nesting = { kind: 'quote' } | { kind: 'item'; width: number };

const standard = new Set(['code', 'heading', 'blockquote', 'table', 'thematicBreak', 'list', 'paragraph']);

/** The part of the body that a node was parsed from, `''` if it has no position. */
export function sliceOf(body: string, node: Nodes): string {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined ? '' : body.slice(start.offset, end?.offset);
}

/** The Markdown of a block without the prefixes of what it is nested in, lines apart by `\n`. */
export function sourceOf(body: string, node: Nodes, nesting: readonly Nesting[]): string {
  const slice = sliceOf(body, node);
  if (slice === '') return 'value' in node ? String(node.value) : '';
  const source = withoutPrefixes(slice.replace(/\r\n?/g, '\n'), nesting);
  if (nesting.length === 0) return source;
  if (!standard.has(node.type)) return source.replace(/\n+$/, '');
  const isIndentedCode = node.type === 'code' && !/^[`~]{3}/.test(source);
  const isAmbiguous =
    source.includes('\t') || lineStartOf(body, node).includes('\t') || isIndentedCode || source.startsWith(' ');
  return isAmbiguous
    ? serializeMarkdown({ type: 'root', children: [node as never] }).replace(/\n$/, '')
    : source.replace(/\n+$/, '');
}

/** The width of a list item's content indentation, from the column where the item stands. */
export function contentWidth(body: string, item: Nodes): number {
  const match = /^(\d+[.)]|[-*+])([ \t]*)/.exec(sliceOf(body, item));
  if (!match) return 2;
  const space = match[2]!.length;
  return match[1]!.length + (space > 4 || space === 0 ? 1 : space);
}

function withoutPrefixes(slice: string, nesting: readonly Nesting[]): string {
  if (nesting.length === 0 || !slice.includes('\n')) return slice;
  const [first, ...rest] = slice.split('\n');
  return [first, ...rest.map((line) => nesting.reduce(withoutPrefix, line))].join('\n');
}

function withoutPrefix(line: string, around: Nesting): string {
  if (around.kind === 'quote') return line.replace(/^[ \t]{0,3}>[ \t]?/, '');
  let [at, columns] = [0, around.width];
  for (; columns > 0 && (line[at] === ' ' || line[at] === '\t'); at++) columns -= line[at] === '\t' ? 4 : 1;
  return line.slice(at);
}

function lineStartOf(body: string, node: Nodes): string {
  const offset = node.position?.start.offset ?? 0;
  return body.slice(body.lastIndexOf('\n', offset - 1) + 1, offset);
}

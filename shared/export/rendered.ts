import type { Nodes, Root } from 'mdast';
import { betweenBlocks } from '../privacy/fold.ts';
import type { FoundIdentity, Match, Scanner } from '../privacy/scan.ts';
import { carrySpots } from './carry-spots.ts';
import { extentOf } from './markdown-tree.ts';
import { type Unit, unitsOf } from './written-units.ts';

/** A piece of what is read in a document. */
interface Piece {
  text: string;
  /** In what is read. */
  at: number;
  /** In the source. */
  from: number;
  to: number;
  type: Nodes['type'];
  /** How its units are written, once somebody asked. */
  units?: Unit[];
}

const inline = new Set(['text', 'inlineCode', 'html', 'image', 'imageReference', 'break']);

/**
 * What is found in a document as it is read, once marks, links and tags are gone, and not in its source: two halves of a name with something
 * between them that nobody sees. At the offsets of the source, `exact` as it is read. `known`: what was found in the source.
 */
export function hiddenByMarkup(
  source: string,
  root: Root,
  scan: Scanner<FoundIdentity>,
  known: readonly Match<FoundIdentity>[],
): Match<FoundIdentity>[] {
  const pieces: Piece[] = [];
  read(root, source, pieces, 0);
  const text = pieces.map((piece) => piece.text).join('');
  if (text === source) return [];
  let [next, piece, reach] = [0, 0, 0];
  return scan(text).flatMap((match) => {
    while (piece + 1 < pieces.length && pieces[piece + 1]!.at <= match.start) piece++;
    const start = offsetIn(source, pieces[piece]!, match.start, 'start');
    let last = piece;
    while (last + 1 < pieces.length && pieces[last + 1]!.at < match.end) last++;
    const end = offsetIn(source, pieces[last]!, match.end, 'end');
    for (; next < known.length && known[next]!.start <= start; next++) reach = Math.max(reach, known[next]!.end);
    return end <= Math.max(start, reach) ? [] : [{ ...match, start, end }];
  });
}

/** Both in order, without those of the one that lie inside one of the other. */
export function withHidden(
  known: readonly Match<FoundIdentity>[],
  hidden: readonly Match<FoundIdentity>[],
): Match<FoundIdentity>[] {
  if (hidden.length === 0) return [...known];
  const isInside = (one: Match<FoundIdentity>) => hidden.some(({ start, end }) => start <= one.start && one.end <= end);
  return [...known.filter((one) => !isInside(one)), ...hidden].sort((a, b) => a.start - b.start || b.end - a.end);
}

function read(node: Nodes, source: string, pieces: Piece[], at: number): number {
  const put = (text: string, [from, to]: [number, number]) => {
    if (text !== '') pieces.push({ text, at, from, to, type: node.type });
    return at + text.length;
  };
  if ('children' in node) {
    let end = at;
    for (const child of node.children) end = read(child, source, pieces, end);
    const isBlock = node.type !== 'root' && !isPhrasing(node);
    at = end;
    return isBlock ? put(betweenBlocks, [extentOf(node)[1], extentOf(node)[1]]) : end;
  }
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return put(node.value, extentOf(node));
    case 'html':
      // What stands between tags is read, tags and comments are not.
      return put(node.value.replace(/<!--[\s\S]*?(?:-->|$)|<[^>]*>/g, ''), extentOf(node));
    case 'code':
      return put(`${node.value}${betweenBlocks}`, extentOf(node));
    case 'image':
    case 'imageReference':
      return put(node.alt ?? '', extentOf(node));
    case 'break':
      return put('\n', extentOf(node));
    default:
      return inline.has(node.type) ? at : put(betweenBlocks, extentOf(node));
  }
}

function isPhrasing({ type }: Nodes): boolean {
  return ['emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(type);
}

/** Where an offset of what is read stands in the source. */
function offsetIn(source: string, piece: Piece, offset: number, edge: 'start' | 'end'): number {
  const { text, at, from, to, type } = piece;
  const own = Math.min(offset - at, text.length);
  if (text.length === to - from) return from + own;
  if (type === 'text') {
    piece.units ??= unitsOf(text, source.slice(from, to));
    const unit = piece.units[edge === 'start' ? own : own - 1];
    if (unit) return from + unit[edge];
  }
  const spot = { matches: [], start: edge === 'start' ? own : 0, end: edge === 'end' ? own : own + 1 };
  const [carried] = carrySpots({ text, spots: [spot] }, source.slice(from, to)).spots;
  return from + (carried?.[edge] ?? (edge === 'start' ? 0 : to - from));
}

import type { Nodes, Root } from 'mdast';
import { parseMarkdown as parseNote } from '../markdown/parse.ts';
import { parseMarkdown } from './markdown-tree.ts';

interface Range {
  start: number;
  end: number;
}

/**
 * A body without what its author hid: `%% … %%` within a block, whatever formats stand in it, the same over several blocks, and
 * `{/* … *\/}`. A lone `%%` is text. Comments of HTML go with the HTML.
 */
export function withoutComments(body: string): string {
  // Only the note's own parser knows the blocks, only the document's leaves the signs within a line as text.
  const ranges = [...blocksIn(parseNote(body)), ...rangesIn(parseMarkdown(body), body)].sort(
    (a, b) => a.start - b.start,
  );
  let out = '';
  let at = 0;
  for (const { start, end } of ranges) {
    if (start < at) continue;
    out += body.slice(at, start);
    at = end;
  }
  return out + body.slice(at);
}

function blocksIn({ children }: Root): Range[] {
  return children.flatMap((node) =>
    node.type === 'foreignBlock' && /^\s*(?:%%|\{\/\*)/.test(node.value) ? [rangeOf(node)] : [],
  );
}

function rangesIn(node: Nodes, body: string): Range[] {
  if (!('children' in node)) return [];
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    const signs = signsIn(node, body);
    return signs.flatMap((start, i) =>
      i % 2 === 0 && i + 1 < signs.length ? [{ start, end: signs[i + 1]! + 2 }] : [],
    );
  }
  return node.children.flatMap((child) => rangesIn(child, body));
}

/** Where `%%` stands in the text of a block, code and addresses left out. */
function signsIn(node: Nodes, body: string): number[] {
  if ('children' in node) return node.children.flatMap((child) => signsIn(child, body));
  if (node.type !== 'text') return [];
  const { start, end } = rangeOf(node);
  return [...body.slice(start, end).matchAll(/%%/g)].map((match) => start + match.index);
}

function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

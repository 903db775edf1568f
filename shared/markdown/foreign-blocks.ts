import type { Paragraph, Root, RootContent } from 'mdast';
import { isMdx } from './mdx.ts';
import type { ForeignBlock } from './syntax-tree.ts';

const fence = /^%%[ \t]*$/;

/**
 * Puts one `foreignBlock` in place of the blocks of other dialects that the parser takes for paragraphs: MDX, and comments
 * between two lines of `%%`, whatever stands in between. At the top level only.
 */
export function withForeignBlocks(tree: Root, body: string): Root {
  if (!/^[ \t]*(?:import|export|\{\/\*|<\/?[A-Z>]|%%)/m.test(body)) return tree;
  const children: RootContent[] = [];
  let isUnclosed = false;
  for (let i = 0; i < tree.children.length; i++) {
    const child = tree.children[i]!;
    const source = child.type === 'paragraph' ? sourceOf(child, body) : '';
    if (!isUnclosed && fence.test(source.split('\n', 1)[0]!)) {
      const last = closingBlock(tree.children, i, body);
      if (last >= 0) {
        children.push(foreignBlock(child as Paragraph, tree.children[last]!, body));
        i = last;
        continue;
      }
      isUnclosed = true;
    }
    children.push(isMdx(source) ? foreignBlock(child as Paragraph, child, body) : child);
  }
  tree.children = children;
  return tree;
}

/** The place of the block that ends with a line of `%%`, from the block at `from` on, which begins with one; -1 if none does. */
function closingBlock(blocks: readonly RootContent[], from: number, body: string): number {
  for (let i = from; i < blocks.length; i++) {
    const lines = sourceOf(blocks[i]!, body).trimEnd().split('\n');
    if (fence.test(lines.at(-1)!) && (i > from || lines.length > 1)) return i;
  }
  return -1;
}

function foreignBlock(first: RootContent, last: RootContent, body: string): ForeignBlock {
  const position = { start: first.position!.start, end: last.position!.end };
  return { type: 'foreignBlock', value: body.slice(position.start.offset, position.end.offset), position };
}

function sourceOf(node: RootContent, body: string): string {
  return body.slice(node.position?.start.offset, node.position?.end.offset).replace(/\r\n?/g, '\n');
}

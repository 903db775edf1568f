import type { Nodes, Root } from 'mdast';

/** A top-level block of the body as it was loaded. */
export interface SourceBlock {
  /** Place in the body, in UTF-16 units: `[start, end)`; with the white space before it on its first line. */
  start: number;
  end: number;
  /** Its mdast type. */
  type: string;
  /** Identifiers that it defines for links, and whether any were defined before. */
  definitions: string[];
}

/** The body as it was loaded, cut into blocks and the gaps around them; together they are the body, byte for byte. */
export interface BodySource {
  text: string;
  blocks: SourceBlock[];
  slice(block: number): string;
  /** What stands before a block; with `blocks.length`, what stands after the last. */
  gap(block: number): string;
}

/** Cuts a body along its tree. `null` where the tree does not tile it: such a body can only be shown as source. */
export function cutBody(text: string, tree: Root): BodySource | null {
  const blocks: SourceBlock[] = [];
  let previous = 0;
  for (const node of tree.children) {
    let start = node.position?.start.offset ?? -1;
    const end = node.position?.end.offset ?? -1;
    // Micromark lets a setext heading that follows a definition begin with that definition.
    if (start < previous) start = previous + (/^\s*/.exec(text.slice(previous, end))?.[0].length ?? 0);
    if (start < previous || end < start || end > text.length) return null;
    // White space before it on its line is its own: it decides how its other lines are read.
    start -= /[ \t]*$/.exec(text.slice(previous, start))?.[0].length ?? 0;
    blocks.push({ start, end, type: node.type, definitions: identifiersIn(node) });
    previous = end;
  }
  const source: BodySource = {
    text,
    blocks,
    slice: (block) => text.slice(blocks[block]!.start, blocks[block]!.end),
    gap: (block) => text.slice(blocks[block - 1]?.end ?? 0, blocks[block]?.start ?? text.length),
  };
  const isTiled = blocks.every((_, i) => source.gap(i).trim() === '') && source.gap(blocks.length).trim() === '';
  return isTiled ? source : null;
}

/** Identifiers of the link definitions in a node. */
export function identifiersIn(node: Nodes): string[] {
  if (node.type === 'definition') return [node.identifier];
  return 'children' in node ? node.children.flatMap((child) => identifiersIn(child)) : [];
}

import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Parses Markdown as GitHub does (GFM), with positions. */
export function parseMarkdown(text: string): Root {
  // The transform that turns bare addresses into links makes nodes without positions.
  const extensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: extensions });
}

export interface Rewriting {
  /** The new source of a node, or `null` to keep it and go on with its children. `inner` gives it with its children rewritten. */
  node(node: Nodes, source: string, inner: () => string): string | null;
  /** The new source of what stands between a node's children (marks, link destinations). */
  between?(parent: Nodes, source: string): string;
}

/** Rewrites Markdown by slices of its source, so that whatever no rule touches stays byte for byte. */
export function rewriteMarkdown(source: string, rules: Rewriting, root: Root = parseMarkdown(source)): string {
  const slice = (start: number, end: number, parent: Nodes) => {
    const text = source.slice(start, end);
    return rules.between ? rules.between(parent, text) : text;
  };
  const render = (node: Nodes, start: number, end: number): string => {
    const inner = () => renderChildren(node, start, end);
    return rules.node(node, source.slice(start, end), inner) ?? inner();
  };
  const renderChildren = (node: Nodes, start: number, end: number): string => {
    if (!('children' in node)) return source.slice(start, end);
    let out = '';
    let at = start;
    for (const child of node.children) {
      const [from, to] = extentOf(child);
      if (from < at || to > end) continue;
      out += slice(at, from, node) + render(child, from, to);
      at = to;
    }
    return out + slice(at, end, node);
  };
  return render(root, 0, source.length);
}

/** Where a node stands in the source, in UTF-16 units. */
export function extentOf(node: Nodes): [number, number] {
  return [node.position?.start.offset ?? -1, node.position?.end.offset ?? -1];
}

/** Writes plain text so that Markdown shows it as it is, on one line. */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line
    .replace(/[\\`*_[\]<>|~]|&(?=[#a-z])/gi, '\\$&')
    .replace(/^(#{1,6}(?= |$)|[-+](?= |$)|\d+(?=[.)]))/, (m) => {
      return /^\d/.test(m) ? m : `\\${m}`;
    });
}

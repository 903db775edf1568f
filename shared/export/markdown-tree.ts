import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

const syntax = [gfm()];
// The transform that turns bare addresses into links makes nodes without positions.
const nodes = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** Parses Markdown as GitHub does (GFM), with positions. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: syntax, mdastExtensions: nodes });
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

/** What no reader sees and what could make a line say something else: control characters, and signs that turn its direction. */
const hidden = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Writes plain text so that Markdown shows it as it is, on one line. What is written from right to left is set apart, so that it
 * does not move the words around it.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(hidden, '').trim();
  const escaped = line
    .replace(/[\\`*_[\]<>|~]|&(?=[#a-z])|(?<= )#(?=#*$)/gi, '\\$&')
    .replace(/^(?:#{1,6}(?= |$)|[-+](?= |$|-)|=(?==*$))/, '\\$&')
    .replace(/^\d{1,9}(?=[.)])/, '$&\\');
  return rightToLeft.test(line) ? `\u2068${escaped}\u2069` : escaped;
}

/** What somebody said, between quotation marks. An address in it stays text: as a link it would take the closing mark along. */
export function quoted(text: string): string {
  return `“${escapeMarkdown(text).replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&')}”`;
}

/** Lines of one paragraph. */
export function brokenLines(lines: readonly string[]): string {
  return lines.map(sealed).join('\\\n');
}

/** An address at the end of a line would swallow the sign that comes next, so that it is parted from it. */
export function sealed(line: string): string {
  return /(?::\/\/|www\.)\S*$/i.test(line) ? `${line} ` : line;
}

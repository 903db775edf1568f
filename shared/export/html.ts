import type { Element, ElementContent, Root as HtmlRoot, RootContent } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Html, Nodes, Parents } from 'mdast';
import { type State, toHast } from 'mdast-util-to-hast';
import { readCsv } from './csv.ts';
import { parseMarkdown } from './markdown-tree.ts';

/** Addresses (`data:`) of a document's pictures by the ones it refers to them by. */
export type Pictures = ReadonlyMap<string, string>;

/** All that may stand in it: what mail programs, chats and word processors take over. No style, no class, no id, no script. */
const schema: Schema = {
  tagNames: [
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'em', 'strong', 'del'],
    ...['a', 'br', 'hr', 'sup', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href'],
    img: ['src', 'alt'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['data'] },
  ancestors: { li: ['ul', 'ol'], tr: ['table'], th: ['table'], td: ['table'], thead: ['table'], tbody: ['table'] },
};

/**
 * A cleared Markdown document as HTML (a fragment) that says the same words in the same order. Raw HTML stays text, links lead to the
 * web and mail alone, nothing is loaded: a picture is in it where `pictures` has it, else its words are.
 */
export function markdownToHtml(markdown: string, pictures: Pictures = new Map()): string {
  const root = parseMarkdown(markdown);
  flatten(root);
  const tree = toHast(root, {
    handlers: {
      html: (_state: State, { value }: Html, parent: Parents | undefined) => htmlOf(value, isFlow(parent)),
      image: (_state: State, node: { url: string; alt?: string | null }) => pictureOf(node, pictures.get(node.url)),
      imageReference: (_state: State, node: { alt?: string | null }) => pictureOf(node, undefined),
    },
  });
  return write(tree as HtmlRoot);
}

/** A CSV text of `toCsv` as an HTML table, its first row as the names of the columns. */
export function csvToHtml(csv: string): string {
  const [head = [], ...rows] = readCsv(csv);
  const cells = (row: readonly string[], tag: string) =>
    element(
      'tr',
      row.map((cell) => element(tag, [{ type: 'text', value: cell }])),
    );
  const table = element('table', [
    element('thead', [cells(head, 'th')]),
    element(
      'tbody',
      rows.map((row) => cells(row, 'td')),
    ),
  ]);
  return write({ type: 'root', children: [table] });
}

/** A page of its own: `fragment` (already HTML) under a title, with the style sheet at an address. */
export function htmlPage(title: string, fragment: string, style: string): string {
  const text = (value: string) => toHtml({ type: 'text', value });
  const link = toHtml(element('link', [], { rel: ['stylesheet'], href: style }));
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${text(title)}</title>${link}</head><body>\n${fragment}\n</body></html>\n`;
}

// Where a program knows no other border, the cells are still told apart.
const frame = { border: '1', cellPadding: '4', cellSpacing: '0' };

function write(tree: HtmlRoot): string {
  const clean = sanitize(tree, schema) as HtmlRoot;
  finish(clean.children);
  return toHtml(clean);
}

/** Tables get their borders; a link that leads nowhere outside (a path) is text. */
function finish(children: readonly (RootContent | ElementContent)[]) {
  for (const child of children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'table') child.properties = frame;
    if (child.tagName === 'a' && !/^(?:https?|mailto):/i.test(String(child.properties.href))) child.properties = {};
    finish(child.children);
  }
}

function element(tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element {
  return { type: 'element', tagName, properties, children };
}

/** What has no element that programs take over: ticks of tasks as signs, footnotes as text with their numbers. */
function flatten(node: Nodes) {
  if (!('children' in node)) return;
  for (const child of node.children) flatten(child);
  if (node.type === 'listItem' && typeof node.checked === 'boolean') {
    tick(node, node.checked ? '☑ ' : '☐ ');
    node.checked = null;
  }
  const children = node.children as Nodes[];
  children.forEach((child, i) => {
    if (child.type === 'footnoteReference') children[i] = raised(child.label ?? child.identifier);
    if (child.type !== 'footnoteDefinition') return;
    const [first, ...rest] = child.children;
    const label = raised(child.label ?? child.identifier);
    const space = { type: 'text' as const, value: ' ' };
    const opening: Nodes =
      first?.type === 'paragraph'
        ? { type: 'paragraph', children: [label, space, ...first.children] }
        : { type: 'paragraph', children: [label] };
    const others = first && first.type !== 'paragraph' ? child.children : rest;
    children[i] = { type: 'blockquote', children: [opening, ...others] } as Nodes;
  });
}

function tick(item: Nodes & { type: 'listItem' }, sign: string) {
  const [first] = item.children;
  if (first?.type === 'paragraph') first.children.unshift({ type: 'text', value: sign });
  else item.children.unshift({ type: 'paragraph', children: [{ type: 'text', value: sign.trim() }] });
}

function raised(label: string) {
  return { type: 'emphasis' as const, data: { hName: 'sup' }, children: [{ type: 'text' as const, value: label }] };
}

/** HTML of a note has been escaped before; of what is left, only the line break does something. */
function htmlOf(value: string, alone: boolean): ElementContent {
  const content: ElementContent = /^<br\s*\/?>$/i.test(value) ? element('br', []) : { type: 'text', value };
  return alone ? element('p', [content]) : content;
}

function isFlow(parent: Parents | undefined): boolean {
  return parent !== undefined && ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(parent.type);
}

function pictureOf({ alt }: { alt?: string | null }, source: string | undefined): ElementContent {
  if (source === undefined) return { type: 'text', value: alt ? `(picture: ${alt})` : '(picture)' };
  return element('img', [], { src: source, alt: alt ?? '' });
}

import type { Html, Nodes, Root } from 'mdast';
import type { Highlight } from '../domain/interview.ts';
import { type HighlightAttributes, mergeHighlights, readHighlightTag } from '../markdown/highlights.ts';
import { escapeMarkdown, parseMarkdown, rewriteMarkdown } from './markdown-tree.ts';
import { harmlessTag } from './note-html.ts';
import { withoutComments } from './without-comments.ts';

export interface ExportedBody {
  /** The body as it may leave: headings pushed down, highlights as quotes, no comments, no HTML, no path of the vault. */
  markdown: string;
  highlights: Highlight[];
}

/** No picture of the vault goes along. */
const noImages: ReadonlyMap<string, string> = new Map();

/** The level of the highest heading inside an interview's section. */
const topLevel = 3;

/**
 * Turns the body of a note (without front matter) into a section of the exported document. `ordinal` tells the notes of one
 * document apart, so that their footnotes and link definitions do not meet. `images` names the files of the vault that go along, by
 * their addresses in the body; any other picture of the vault becomes its words.
 */
export function exportBody(
  body: string,
  ordinal: number,
  images: ReadonlyMap<string, string> = noImages,
): ExportedBody {
  const source = readableSource(body);
  const root = parseMarkdown(source);
  const marks = findMarks(root);
  const shift = headingShift(root);
  const unsafe = unsafeDefinitions(root);
  const own = new Set<Nodes>(root.children);

  const markdown = rewriteMarkdown(
    source,
    {
      node(node, text, inner) {
        switch (node.type) {
          case 'heading':
            return heading(Math.min(6, node.depth + shift), text, inner());
          case 'html':
            return marks.replacement.get(node) ?? html(text);
          case 'link':
            return isPublicAddress(node.url) ? null : insideOf(node, inner());
          case 'image':
            return isPublicAddress(node.url) ? null : pictureOf(node.alt, images.get(node.url));
          case 'imageReference':
            return unsafe.has(node.identifier)
              ? pictureOf(node.alt, images.get(unsafe.get(node.identifier)!))
              : relabel(node, text, ordinal);
          case 'linkReference':
            return unsafe.has(node.identifier) ? insideOf(node, inner()) : relabel(node, inner(), ordinal);
          case 'definition':
            return unsafe.has(node.identifier) ? '' : text.replace(/^\[/, `[${ordinal}-`);
          case 'footnoteReference':
          case 'footnoteDefinition':
            return inner().replace(/^\[\^/, `[^${ordinal}-`);
          case 'code':
            return own.has(node) ? closeFence(text) : text;
          default:
            return null;
        }
      },
    },
    root,
  );
  return { markdown: markdown.trim(), highlights: marks.highlights };
}

function heading(depth: number, source: string, inner: string): string {
  const marker = '#'.repeat(depth);
  const atx = /^#{1,6}(?=[ \t]|$)/;
  if (atx.test(source)) return inner.replace(atx, marker);
  const content = inner.replace(/\n[>\s]*(?:=+|-+)[ \t]*$/, '');
  return `${marker} ${content.replace(/\s*\n[>\s]*/g, ' ').trim()}`;
}

function headingShift(root: Root): number {
  let top = 7;
  eachNode(root, (node) => {
    if (node.type === 'heading') top = Math.min(top, node.depth);
  });
  return Math.max(0, topLevel - top);
}

function html(source: string): string {
  if (harmlessTag.test(source)) return source;
  return source.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replaceAll('<', '&lt;');
}

function isPublicAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(url);
}

/** A link without its destination: a call timestamp, or a file of the vault. */
function insideOf(node: Nodes, inner: string): string {
  if (node.type === 'linkReference') return inner.replace(/^\[/, '').replace(/\](?:\[[^\]]*\])?$/, '');
  return inner.replace(/^[[<]/, '').replace(/(?:\]\([\s\S]*\)|>)$/, '');
}

/** A picture under the name that it leaves by, else as words. */
function pictureOf(alt: string | null | undefined, name: string | undefined): string {
  if (name !== undefined) return `![${escapeMarkdown(alt ?? '') || 'Picture'}](${name})`;
  return alt ? `(picture: ${alt.replace(/[\\`*_[\]<>]/g, '\\$&')})` : '(picture)';
}

function relabel(node: { referenceType: string; label?: string | null }, source: string, ordinal: number): string {
  const label = `[${ordinal}-${node.label ?? ''}]`;
  if (node.referenceType === 'shortcut') return source + label;
  return source.replace(/\[[^[\]]*\]$/, () => label);
}

/** Addresses inside the vault by the name that references know them by; `''` where a public one of that name comes first. */
function unsafeDefinitions(root: Root): Map<string, string> {
  const unsafe = new Map<string, string>();
  const defined = new Set<string>();
  eachNode(root, (node) => {
    if (node.type !== 'definition') return;
    const { identifier, url } = node;
    if (!isPublicAddress(url) && !unsafe.has(identifier)) unsafe.set(identifier, defined.has(identifier) ? '' : url);
    defined.add(identifier);
  });
  return unsafe;
}

/** The addresses of the pictures of the vault that a body (without front matter) shows, each once, in their order. */
export function imagesIn(body: string): string[] {
  // Most notes have none, and reading one as Markdown takes long.
  if (!/!\[/.test(body)) return [];
  const root = parseMarkdown(readableSource(body));
  const unsafe = unsafeDefinitions(root);
  const found = new Set<string>();
  eachNode(root, (node) => {
    const url = node.type === 'image' ? node.url : node.type === 'imageReference' ? unsafe.get(node.identifier) : null;
    if (url && !isPublicAddress(url)) found.add(url);
  });
  return [...found];
}

function readableSource(body: string): string {
  return withoutComments(body.replace(/\r\n?/g, '\n').replace(/\u0000/g, '\uFFFD'));
}

/** An open fence would swallow the sections that follow. One within a quote or a list ends with it. */
function closeFence(source: string): string {
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  if (!fence) return source;
  const last = source.includes('\n') ? source.slice(source.lastIndexOf('\n') + 1) : '';
  const closed = new RegExp(`^ {0,3}\\${fence[0]}{${fence.length},}[ \\t]*$`).test(last);
  return closed ? source : `${source}\n${fence}`;
}

function findMarks(root: Root): { highlights: Highlight[]; replacement: Map<Nodes, string> } {
  const parts: Highlight[] = [];
  const replacement = new Map<Nodes, string>();
  eachNode(root, (block) => {
    if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'tableCell') {
      pairMarks(block, parts, replacement);
    }
  });
  return { highlights: mergeHighlights(parts), replacement };
}

/** Marks hold within one block; a tag without its partner is dropped. */
function pairMarks(block: Nodes, parts: Highlight[], replacement: Map<Nodes, string>) {
  const open: { tag: Html; part: Highlight; highlight: HighlightAttributes }[] = [];
  eachNode(block, (node) => {
    if (node.type === 'html') {
      if (!/^<\/?mark[\s>]/i.test(node.value)) return;
      const highlight = readHighlightTag(node.value);
      replacement.set(node, '');
      if (highlight) {
        open.push({ tag: node, highlight, part: { ...highlight, text: '' } });
      } else if (/^<\//.test(node.value)) {
        const closed = open.pop();
        if (!closed || closed.part.text.trim() === '') return;
        parts.push(closed.part);
        replacement.set(closed.tag, '“');
        replacement.set(node, `” (${closed.highlight.kind}, \`${closed.highlight.id}\`)`);
      }
    } else if (!('children' in node)) {
      for (const { part } of open) part.text += node.type === 'break' ? ' ' : 'value' in node ? node.value : '';
    }
  });
}

function eachNode(node: Nodes, visit: (node: Nodes) => void) {
  visit(node);
  if ('children' in node) for (const child of node.children) eachNode(child, visit);
}

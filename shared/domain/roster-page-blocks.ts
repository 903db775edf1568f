import type { List, ListItem, Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { AppError } from '../result.ts';
import { htmlPageToMarkdown } from './roster-page-html.ts';

/** A line of a page as the roster reader sees it: its text, where its first link leads, and what stands around the link. */
export interface PageLine {
  text: string;
  /** The whole text is one bold run, but for a colon or what follows it in `after`. */
  bold: boolean;
  /** Plain text after the bold run ("-> Anna & Annika"). */
  afterBold: string;
  link: { text: string; url: string; before: string; after: string } | null;
}

export interface PageItem extends PageLine {
  children: PageItem[];
}

export type PageBlock =
  | { block: 'heading'; line: PageLine }
  | { block: 'text'; line: PageLine; single: boolean }
  | { block: 'list'; items: PageItem[] };

/** Characters of list-bearing text that are parsed at most; a real page has a few thousand. Keeps hostile text from blocking main. */
const budget = 100_000;
const longestLine = 600;
const longestChunk = 8_000;
const listLine = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const codeFence = /^\s{0,3}(`{3,}|~{3,})/;
const definition = /^ {0,3}\[[^\]]{1,60}\]:[ \t]*\S{1,200}$/;

/**
 * The headings, paragraphs and lists of a page, in order, quotes and sections flattened. Markdown, or HTML pasted as text.
 * Throws AppError 'too-large' where the page holds more lists than any roster could.
 */
export function blocksOf(page: string): PageBlock[] {
  const lines = prepare(page);
  const definitions = lines.filter((line) => definition.test(line)).slice(0, 30);
  const chunks = [...chunksOf(lines)].map((chunk) => {
    const text = chunk.join('\n');
    return { text, parsed: worthParsing(chunk, text) };
  });
  if (chunks.reduce((sum, { text, parsed }) => sum + (parsed ? text.length + 100 : 0), 0) > budget) {
    throw new AppError('too-large', 'lists');
  }
  const blocks: PageBlock[] = [];
  for (const { text, parsed } of chunks) {
    if (!parsed) {
      const line = { text: text.slice(0, longestLine), bold: false, afterBold: '', link: null };
      blocks.push({ block: 'text', line, single: false });
      continue;
    }
    const known = definitions.length > 0 && text.includes('[') ? `${text}\n\n${definitions.join('\n')}` : text;
    flatten(fromMarkdown(known).children, blocks, 0);
  }
  return blocks;
}

/** Lines without BOM, front matter, code and comments; with one spelling of bullets; a bold line always starts a paragraph. */
function prepare(page: string): string[] {
  let text = page.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const frontMatter = /^---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text.slice(0, 20_000));
  if (frontMatter) text = text.slice(frontMatter[0].length);
  text = withoutComments(text);
  if (/<li[\s>]/i.test(text)) text = htmlPageToMarkdown(text);
  const out: string[] = [];
  let fence = '';
  for (const raw of text.split('\n')) {
    const mark = codeFence.exec(raw)?.[1];
    if (fence) {
      if (mark?.startsWith(fence)) fence = '';
      continue;
    }
    if (mark) {
      fence = mark;
      continue;
    }
    const line = raw
      .slice(0, longestLine)
      .replace(/^(?:\s{0,3}>\s?){1,5}/, '')
      .replace(/^\s+$/, '')
      .replace(/^(\s*)(?:[•‣◦▪●○·∙*-]|\u2013|\u2014)[ \t\u00A0]+/u, '$1- ')
      .replace(/^(\s*(?:[-+]|\d{1,9}[.)])\s+)\[[ xX]\]\s+/, '$1');
    if (/^(?:\*\*|__|<strong|<b>)/.test(line) && out.at(-1)) out.push('');
    out.push(line);
  }
  return out;
}

function withoutComments(text: string): string {
  let out = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) return out + text.slice(at);
    out += text.slice(at, start);
    at = end + 3;
  }
}

/** Cuts where a new top-level block must begin, so that every list stays whole with the line above it. */
function* chunksOf(lines: string[]): Generator<string[]> {
  let chunk: string[] = [];
  let size = 0;
  for (const [i, line] of lines.entries()) {
    const starts = /^\S/.test(line) && !listLine.test(line) && (!lines[i - 1] || line.startsWith('#'));
    if (chunk.length > 0 && (starts || size > longestChunk)) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(line);
    size += line.length + 1;
  }
  if (chunk.length > 0) yield chunk;
}

/** Of text without a list only a heading or a bold line can matter: as the head of the next list. */
function worthParsing(chunk: string[], text: string): boolean {
  return (
    chunk.some((line) => listLine.test(line)) || (text.length <= 400 && /^(?:#|\*\*|__|<)|\n(?:=+|-+)\s*$/.test(text))
  );
}

const deepest = 12;

function flatten(nodes: RootContent[], out: PageBlock[], depth: number) {
  const urls = definitionsIn(nodes);
  for (const node of nodes) {
    if (node.type === 'heading') out.push({ block: 'heading', line: lineOf(node.children, urls) });
    else if (node.type === 'paragraph') {
      const lines = splitLines(node.children);
      out.push({ block: 'text', line: lineOf(lines.at(-1) ?? [], urls), single: lines.length === 1 });
    } else if (node.type === 'list') out.push({ block: 'list', items: itemsOf(node, urls, depth) });
    else if (node.type === 'blockquote' && depth < deepest) flatten(node.children, out, depth + 1);
  }
}

function itemsOf(list: List, urls: Map<string, string>, depth: number): PageItem[] {
  return list.children.map((item: ListItem) => {
    const first = item.children.find((c) => c.type === 'paragraph' || c.type === 'heading');
    const nested = item.children.filter((c) => c.type === 'list');
    return {
      ...lineOf(first ? (first.children as PhrasingContent[]) : [], urls),
      children: depth < deepest ? nested.flatMap((inner) => itemsOf(inner, urls, depth + 1)) : [],
    };
  });
}

function definitionsIn(nodes: RootContent[]): Map<string, string> {
  const urls = new Map<string, string>();
  for (const node of nodes) if (node.type === 'definition') urls.set(node.identifier, node.url);
  return urls;
}

/** The inline nodes of a paragraph by its own lines. */
function splitLines(nodes: PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break') lines.push([]);
    else if (node.type === 'text') {
      for (const [i, value] of node.value.split('\n').entries()) {
        if (i > 0) lines.push([]);
        if (value) lines.at(-1)!.push({ type: 'text', value });
      }
    } else lines.at(-1)!.push(node);
  }
  return lines.filter((line) => line.length > 0);
}

function lineOf(nodes: PhrasingContent[], urls: Map<string, string>): PageLine {
  const shown = nodes.filter((n) => n.type !== 'html');
  const text = clean(shown.map(plain).join(''));
  const at = shown.findIndex((n) => clean(plain(n)) !== '');
  const first = shown[at];
  const bold = first?.type === 'strong';
  return {
    text,
    bold,
    afterBold: bold
      ? clean(
          shown
            .slice(at + 1)
            .map(plain)
            .join(''),
        )
      : '',
    link: linkIn(shown, urls),
  };
}

function linkIn(nodes: PhrasingContent[], urls: Map<string, string>): PageLine['link'] {
  for (const [i, node] of nodes.entries()) {
    const found = firstLink(node, urls);
    if (!found) continue;
    const [before, after] = [nodes.slice(0, i), nodes.slice(i + 1)].map((part) => clean(part.map(plain).join('')));
    return { ...found, before: before!, after: after! };
  }
  return null;
}

function firstLink(node: Nodes, urls: Map<string, string>): { text: string; url: string } | null {
  if (node.type === 'link') return { text: clean(plain(node)), url: node.url };
  if (node.type === 'linkReference') return { text: clean(plain(node)), url: urls.get(node.identifier) ?? '' };
  if (node.type !== 'strong' && node.type !== 'emphasis') return null;
  for (const child of node.children) {
    const found = firstLink(child, urls);
    if (found) return found;
  }
  return null;
}

function plain(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? (node as Parents).children.map(plain).join('') : '';
}

/** One line, single spaces, no pictographs. */
function clean(text: string): string {
  return text
    .replace(/\p{Extended_Pictographic}|\u{FE0F}|[\u{200B}-\u{200D}]|\u{2060}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { HighlightKind } from '../../domain/interview.ts';
import { readHighlightTag } from '../highlights.ts';
import { parseMarkdown } from '../parse.ts';
import { readTimestamp } from '../timestamps.ts';

/** How a stretch of text looks. */
export interface Look {
  strong?: true;
  emphasis?: true;
  strike?: true;
  code?: true;
  link?: true;
  /** A call timestamp. */
  stamp?: true;
  /** A highlight of its kind, or `==marked==` text. */
  mark?: HighlightKind | 'plain';
  /** Shown as the file has it: HTML and what else the editor does not know. */
  source?: true;
}

export interface Run {
  /** Soft line breaks are spaces; `\n` is a hard one. */
  text: string;
  look: Look;
}

/** A line of a note as people see it: a paragraph, a list item's, a row of a table, a line of code. */
export interface NoteRow {
  kind: 'paragraph' | 'heading' | 'code' | 'source' | 'table' | 'rule';
  /** Of a heading, 1–6. */
  depth: number;
  /** How many quotes it stands in. */
  quotes: number;
  /** The list around it: how deep, and what stands before its first line (`''` before the others). */
  list: { depth: number; marker: '' | 'bullet' | 'number' | 'todo' | 'done'; number: number } | null;
  /** One cell, but for the rows of a table. */
  cells: Run[][];
}

interface Around {
  quotes: number;
  list: NoteRow['list'];
}

/** A piece longer than this is not parsed but shown as the file has it. In UTF-16 units. */
const longest = 30_000;

/** The rows of a piece of Markdown, in order. Link definitions are none; `definitions` are those of the rest of the note. */
export function rowsOf(markdown: string, definitions = ''): NoteRow[] {
  const rows: NoteRow[] = [];
  if (markdown.length > longest) {
    for (const line of markdown.split('\n'))
      rows.push({ kind: 'source', depth: 0, quotes: 0, list: null, cells: [plain(line)] });
    return rows;
  }
  const source = definitions === '' ? markdown : `${definitions}\n\n${markdown}`;
  for (const node of parseMarkdown(source).children) addBlock(rows, node, { quotes: 0, list: null }, source);
  return rows;
}

function addBlock(rows: NoteRow[], node: RootContent, around: Around, source: string): void {
  const row = (kind: NoteRow['kind'], cells: Run[][], depth = 0) => rows.push({ kind, depth, cells, ...around });
  switch (node.type) {
    case 'paragraph':
      row('paragraph', [runsOf(node.children)]);
      return;
    case 'heading':
      row('heading', [runsOf(node.children)], node.depth);
      return;
    case 'thematicBreak':
      row('rule', [[]]);
      return;
    case 'code':
      for (const line of node.value.split('\n')) row('code', [plain(line)]);
      return;
    case 'blockquote':
      for (const child of node.children) addBlock(rows, child, { ...around, quotes: around.quotes + 1 }, source);
      return;
    case 'table':
      for (const line of node.children)
        row(
          'table',
          line.children.map((cell) => runsOf(cell.children)),
        );
      return;
    case 'list':
      for (const [index, item] of node.children.entries()) {
        const marker = typeof item.checked === 'boolean' ? (item.checked ? 'done' : 'todo') : null;
        const list = {
          depth: (around.list?.depth ?? 0) + 1,
          marker: marker ?? (node.ordered ? 'number' : 'bullet'),
          number: (node.start ?? 1) + index,
        } as const;
        if (item.children.length === 0) rows.push({ kind: 'paragraph', depth: 0, cells: [[]], ...around, list });
        for (const [nth, child] of item.children.entries())
          addBlock(rows, child, { ...around, list: nth === 0 ? list : { ...list, marker: '' } }, source);
      }
      return;
    case 'definition':
      return;
    default:
      for (const line of sourceOf(node, source).split('\n')) row('source', [plain(line)]);
  }
}

function sourceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function plain(text: string): Run[] {
  return text === '' ? [] : [{ text, look: {} }];
}

/** The text of inline content with its looks, adjacent runs of one look together. */
function runsOf(nodes: readonly PhrasingContent[]): Run[] {
  const runs: Run[] = [];
  const marks: (HighlightKind | null)[] = []; // open `<mark>` tags
  const add = (text: string, look: Look) => {
    const kind = marks.findLast((mark) => mark !== null);
    const whole: Look = kind ? { ...look, mark: kind } : look;
    const last = runs.at(-1);
    if (last && sameLook(last.look, whole)) last.text += text;
    else if (text !== '') runs.push({ text, look: whole });
  };
  const visit = (node: PhrasingContent, look: Look): void => {
    switch (node.type) {
      case 'text':
        add(node.value.replaceAll(/\s*\n\s*/g, ' '), look);
        return;
      case 'break':
        add('\n', look);
        return;
      case 'inlineCode':
        add(node.value, { ...look, code: true });
        return;
      case 'html': {
        const tag = readHighlightTag(node.value);
        if (tag) marks.push(tag.kind);
        else if (/^<mark[\s>]/i.test(node.value)) marks.push(null);
        else if (/^<\/mark\s*>$/i.test(node.value) && marks.length > 0) marks.pop();
        else if (/^<br\s*\/?>$/i.test(node.value)) add('\n', look);
        else add(node.value, { ...look, source: true });
        return;
      }
      case 'image':
        add(node.alt || node.url, { ...look, source: true });
        return;
      case 'link': {
        const only = node.children[0];
        const isStamp =
          node.children.length === 1 && only?.type === 'text' && readTimestamp(only.value, node.url) !== null;
        for (const child of node.children) visit(child, { ...look, ...(isStamp ? { stamp: true } : { link: true }) });
        return;
      }
      default:
        if ('children' in node) {
          const added = looks[node.type] ?? {};
          for (const child of node.children) visit(child as PhrasingContent, { ...look, ...added });
        } else if ('value' in node) add(node.value, { ...look, source: true });
        else if ('label' in node) add(node.label ?? node.identifier, { ...look, source: true });
    }
  };
  for (const node of nodes) visit(node, {});
  return runs;
}

const looks: Record<string, Look> = {
  strong: { strong: true },
  emphasis: { emphasis: true },
  delete: { strike: true },
  highlight: { mark: 'plain' },
  linkReference: { link: true },
};

/** Whether two looks are the same to the eye. */
export function sameLook(a: Look, b: Look): boolean {
  return lookKey(a) === lookKey(b);
}

/** A look as one word. */
export function lookKey(look: Look): string {
  const { strong, emphasis, strike, code, link, stamp, mark, source } = look;
  return [strong && 'b', emphasis && 'i', strike && 's', code && 'c', link && 'l', stamp && 't', source && 'h', mark]
    .filter(Boolean)
    .join(' ');
}

import type { Nodes, Root, RootContent } from 'mdast';
import type { Highlight } from '../domain/interview.ts';
import { parseMarkdown } from './markdown-tree.ts';
import { exportBody } from './note-body.ts';
import { withoutComments } from './without-comments.ts';

/** What a snapshot takes from the body of a note, as plain text. */
export interface SnapshotBody {
  /** As somebody wrote it; `null` where the note has none. */
  summary: string | null;
  facts: string[];
  opportunities: string[];
  insights: string[];
  /** To-dos that are not done. */
  next: string[];
  highlights: Highlight[];
}

type Part = 'summary' | 'facts' | 'opportunities' | 'insights';

/** Headings under which a note says what a snapshot asks for, by their words. */
const headings: Record<string, Part> = {
  summary: 'summary',
  'one-line summary': 'summary',
  'in one line': 'summary',
  'in short': 'summary',
  'tl;dr': 'summary',
  background: 'facts',
  'quick facts': 'facts',
  facts: 'facts',
  about: 'facts',
  context: 'facts',
  'prior experience': 'facts',
  'prior product experience': 'facts',
  'current solution': 'facts',
  opportunities: 'opportunities',
  problems: 'opportunities',
  'pain points': 'opportunities',
  needs: 'opportunities',
  'other insights': 'insights',
  insights: 'insights',
  observations: 'insights',
  surprises: 'insights',
};

/** Reads the parts of a snapshot from a note's body (without front matter): sections by their headings, marks, open to-dos. */
export function readSnapshot(body: string): SnapshotBody {
  const root = parseMarkdown(withoutComments(body.replace(/\r\n?/g, '\n')));
  const parts: Record<Part, string[]> = { summary: [], facts: [], opportunities: [], insights: [] };
  let part: Part | undefined;
  for (const block of root.children) {
    if (block.type === 'heading') part = headings[plainText(block).toLowerCase().replace(/[:.]$/, '')];
    else if (part) parts[part].push(...itemsOf(block));
  }
  const { highlights } = exportBody(body, 1);
  const { summary, ...others } = parts;
  return { ...others, summary: summary[0] ?? null, next: openTasks(root), highlights };
}

/** The texts of a block: a paragraph is one, a list one for each of its items. */
function itemsOf(node: RootContent): string[] {
  if (node.type === 'list') return node.children.flatMap((item) => item.children.flatMap(itemsOf));
  if (node.type === 'blockquote') return node.children.flatMap(itemsOf);
  if (node.type === 'html' || node.type === 'code' || node.type === 'definition') return [];
  const text = plainText(node);
  return text === '' ? [] : [text];
}

function openTasks(node: Root | RootContent): string[] {
  const here =
    node.type === 'listItem' && node.checked === false && node.children[0] ? [plainText(node.children[0])] : [];
  return 'children' in node ? [...here, ...node.children.flatMap((child) => openTasks(child as RootContent))] : here;
}

/** Words alone: no marks, no HTML, no time of the call. */
function plainText(node: Nodes): string {
  return wordsOf(node).replace(/\s+/g, ' ').trim();
}

function wordsOf(node: Nodes): string {
  if (node.type === 'html' || node.type === 'footnoteReference') return '';
  if (node.type === 'link' && node.url.startsWith('#t=')) return '';
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  const apart = node.type === 'tableRow' ? ' · ' : node.type === 'table' ? '; ' : '';
  return 'children' in node ? node.children.map(wordsOf).join(apart) : '';
}

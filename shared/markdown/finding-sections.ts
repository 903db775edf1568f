import type { Heading, ListItem, Nodes, Root, RootContent } from 'mdast';
import { headingKey } from './add-sections.ts';
import { readFindingFields } from './finding-fields.ts';
import { parseMarkdown } from './parse.ts';
import { splitFile } from './split-file.ts';

export interface Recommendation {
  text: string;
  /** Who is to see to it: `(@mira)` at the end. */
  ownerId: string | null;
}

/** What the body of a finding says, as plain text: paragraphs apart by an empty line, items of lists with `- ` before them. */
export interface FindingSections {
  limitations: string;
  recommendations: Recommendation[];
  openQuestions: string[];
  /** The key `verdict`, else the section of that name. */
  verdict: string | null;
  /** Everything else, with its headings. */
  other: string;
}

type Section = 'limitations' | 'recommendations' | 'openQuestions' | 'verdict';

/** The words of a heading, in lower case → its section. */
const sections = new Map<string, Section>([
  ['limitations', 'limitations'],
  ['limitation', 'limitations'],
  ['recommendations', 'recommendations'],
  ['recommendation', 'recommendations'],
  ['open questions', 'openQuestions'],
  ['open question', 'openQuestions'],
  ['verdict', 'verdict'],
]);

/**
 * Reads the sections of a finding from the whole file, by the words of their headings: of any level, in any order and case. A section
 * ends at the next heading that is no smaller, or that is a section itself. In recommendations and open questions each item of a
 * list, and each paragraph beside lists, is one.
 */
export function readSections(file: string): FindingSections {
  const { body } = splitFile(file);
  const verdict = readFindingFields(file).values.verdict?.trim() ?? '';
  try {
    return sectionsOf(parseMarkdown(body), verdict);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Nested so deeply that the stack is too short: nobody means that, but no word is to be lost.
    const source = body.trim();
    return { limitations: '', recommendations: [], openQuestions: [], verdict: verdict || null, other: source };
  }
}

function sectionsOf(root: Root, givenVerdict: string): FindingSections {
  const found: Record<Section | 'other', RootContent[]> = {
    limitations: [],
    recommendations: [],
    openQuestions: [],
    verdict: [],
    other: [],
  };
  for (const { node, section, begins } of inSections(root)) if (!begins) found[section].push(node);
  const verdict = givenVerdict || blocksText(found.verdict);
  return {
    limitations: blocksText(found.limitations),
    recommendations: itemsOf(found.recommendations).map(recommendation),
    openQuestions: itemsOf(found.openQuestions),
    verdict: verdict || null,
    other: blocksText(found.other),
  };
}

interface InSection {
  node: RootContent;
  section: Section | 'other';
  /** It is the heading of the section. */
  begins: boolean;
}

function inSections(root: Root): InSection[] {
  let current: Section | 'other' = 'other';
  let depth = 0;
  return root.children.map((node) => {
    if (node.type !== 'heading') return { node, section: current, begins: false };
    const section = sectionOf(node);
    if (section || node.depth <= depth) {
      current = section ?? 'other';
      depth = section ? node.depth : 0;
    }
    return { node, section: current, begins: section !== undefined };
  });
}

/** The blocks of the open questions, the first heading that begins them before all; `null` where none does. */
export function openQuestionNodes(root: Root): [heading: RootContent, ...blocks: RootContent[]] | null {
  const all = inSections(root);
  const at = all.findIndex(({ section, begins }) => begins && section === 'openQuestions');
  const [first, ...rest] = all.slice(Math.max(0, at));
  if (at < 0 || !first) return null;
  const end = rest.findIndex(({ section, begins }) => begins || section !== 'openQuestions');
  return [first.node, ...rest.slice(0, end < 0 ? rest.length : end).map(({ node }) => node)];
}

function sectionOf(heading: Heading): Section | undefined {
  return sections.get(headingKey(inlineText(heading)));
}

function recommendation(text: string): Recommendation {
  const owner = /\s*\(@([a-z0-9][a-z0-9-]{0,79})\)[.!]?$/i.exec(text);
  if (!owner) return { text, ownerId: null };
  return { text: text.slice(0, owner.index), ownerId: owner[1]!.toLowerCase() };
}

/** The items of all lists, nested ones after the one they belong to, and the paragraphs beside them. */
function itemsOf(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'heading') return [];
    if (node.type === 'list') return node.children.flatMap(itemTexts);
    if (node.type === 'blockquote') return itemsOf(node.children);
    return blockText(node) || [];
  });
}

function itemTexts(item: ListItem): string[] {
  const own = item.children.filter((child) => child.type !== 'list');
  const text = own.map(blockText).filter(Boolean).join(' ');
  return [...(text === '' ? [] : [text]), ...itemsOf(item.children.filter((child) => child.type === 'list'))];
}

function blocksText(nodes: readonly Nodes[]): string {
  return nodes.map(blockText).filter(Boolean).join('\n\n');
}

function blockText(node: Nodes): string {
  switch (node.type) {
    case 'list':
      return node.children.map((item) => listItemText(item)).join('\n');
    case 'blockquote':
      return blocksText(node.children);
    case 'table':
      return node.children.map((row) => row.children.map(inlineText).join(', ')).join('\n');
    case 'code':
    case 'math':
      return node.value;
    case 'thematicBreak':
    case 'definition':
    case 'html':
    case 'foreignBlock':
      return '';
    default:
      return inlineText(node);
  }
}

function listItemText(item: ListItem): string {
  return `- ${item.children.map(blockText).filter(Boolean).join('\n').replaceAll('\n', '\n  ')}`;
}

/** The words of a line: tags of highlights and comments are none of them. */
function inlineText(node: Nodes): string {
  const text = words(node);
  return text.replace(/[ \t]*\n[ \t]*/g, ' ').trim();
}

function words(node: Nodes): string {
  if (node.type === 'html') return '';
  if (node.type === 'opaqueLiteral') return node.value.startsWith('%%') ? '' : node.value;
  if (node.type === 'break') return '\n';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if ('children' in node) return node.children.map(words).join('');
  return 'value' in node ? node.value : '';
}

import { $isLinkNode } from '@lexical/link';
import { $isElementNode, type LexicalNode } from 'lexical';
import { $isHighlightNode } from '../nodes/highlight-node.ts';
import { $isOpaqueBlockNode } from '../nodes/opaque-nodes.ts';
import { state, styleOf } from '../nodes/state.ts';
import { $fingerprint } from '../write/fingerprint.ts';
import { $writeMarkdown } from '../write/write-blocks.ts';
import { escaped, type Writing } from '../write/write-inline.ts';
import { type Definitions, withDefinitions } from './definitions.ts';
import { fewerEscapes } from './fewer-escapes.ts';
import { mergeOnto } from './merge-source.ts';
import { fingerprintsOf, readBack } from './scratch.ts';

export interface WrittenBlock {
  /** Lines apart by `\n`, without a final one. */
  text: string;
  /** No other form read back equal: the block's plain text, all of it escaped. */
  isLiteral: boolean;
}

const attempts: Writing[] = [
  {},
  { formatsInside: true },
  { noLiteralLinks: true },
  { markAsHtml: true },
  { formatsInside: true, noLiteralLinks: true, markAsHtml: true },
  { escapeAll: true, noLiteralLinks: true },
  { escapeAll: true, formatsInside: true, noLiteralLinks: true, markAsHtml: true },
];

/** Whether Markdown reads back as one block that says just this. */
export function readsAs(markdown: string, fingerprint: string, definitions: Definitions): boolean {
  const whole = withDefinitions(markdown, definitions);
  const read = fingerprintsOf(whole.markdown);
  return read !== null && read[0] === fingerprint && read.length === 1 + whole.extra;
}

/**
 * Writes an edited block: in the form nearest to `original` (its source, if it has one) that reads back as the same block.
 * `null` if Markdown cannot hold it (an empty paragraph). Call within a read.
 */
export function $writeBlock(
  node: LexicalNode,
  original: string | null,
  definitions: Definitions,
  writing: Writing = {},
): WrittenBlock | null {
  const fingerprint = $fingerprint(node);
  if (fingerprint === null) return null;
  if ($isOpaqueBlockNode(node)) return { text: styleOf(node, state.source), isLiteral: false };
  const isSame = (candidate: string) => readsAs(candidate, fingerprint, definitions);
  const common: Writing = { ...writing, defined: definitions.present };
  let text: string | undefined;
  for (const attempt of attempts) {
    const candidate = $tryWriting(node, { ...attempt, ...common });
    if (candidate !== null && isSame(candidate)) {
      text = candidate;
      break;
    }
  }
  if (text === undefined) return $writeLiterally(node, definitions, common);
  const nice = fewerEscapes(text, isSame);
  const source = original?.replace(/\r\n?/g, '\n') ?? null;
  if (source === null || writing.otherBullet || writing.fenceAll) return { text: nice, isLiteral: false };
  for (const merged of mergeOnto(source, ownSpelling(source, definitions) ?? source, nice)) {
    if (merged === nice || isSame(merged)) return { text: merged, isLiteral: false };
  }
  return { text: nice, isLiteral: false };
}

/** Writes a block that no other form holds: without formats where that keeps its words, highlights and links, else its plain text. */
export function $writeLiterally(
  node: LexicalNode,
  definitions: Definitions,
  writing: Writing = {},
): WrittenBlock | null {
  const plainest: Writing = { withoutFormats: true, escapeAll: true, noLiteralLinks: true, ...writing };
  const unformatted = $tryWriting(node, plainest);
  const isKept = unformatted !== null && $keepsWords(unformatted, node, definitions);
  const plain = isKept ? unformatted : literally(node.getTextContent());
  return plain === '' ? null : { text: plain, isLiteral: true };
}

/** A node tree that the writer refuses must not keep a note from being saved. */
function $tryWriting(node: LexicalNode, writing: Writing): string | null {
  try {
    return $writeMarkdown(node, writing);
  } catch {
    return null;
  }
}

/** Whether Markdown reads back as one block with the same text, highlights and links. */
function $keepsWords(markdown: string, node: LexicalNode, definitions: Definitions): boolean {
  const whole = withDefinitions(markdown, definitions);
  const read = readBack(whole.markdown, (nodes) => {
    const [first] = nodes;
    return first && nodes.length === 1 + whole.extra ? $wordsAndMarks(first) : null;
  });
  return read === $wordsAndMarks(node);
}

function $wordsAndMarks(node: LexicalNode): string {
  const marks: string[] = [];
  const visit = (inner: LexicalNode) => {
    if ($isLinkNode(inner)) marks.push(`${inner.getURL()} ${words(inner)}`);
    if ($isHighlightNode(inner)) marks.push(`${inner.getHighlight().id} ${words(inner)}`);
    if ($isElementNode(inner)) inner.getChildren().forEach(visit);
  };
  visit(node);
  return [words(node), ...marks].join('\n');
}

function words(node: LexicalNode): string {
  return node.getTextContent().replace(/\s+/g, ' ').trim();
}

const spellings = new Map<string, string | null>();

/** How we would write a block that stands in a file; `null` if not equal to it. */
function ownSpelling(source: string, definitions: Definitions): string | null {
  const key = `${definitions.text}\0${source}`;
  const known = spellings.get(key);
  if (known !== undefined) return known;
  const whole = withDefinitions(source, definitions);
  const read = readBack(whole.markdown, ([first]) => {
    const fingerprint = first ? $fingerprint(first) : null;
    return first && fingerprint !== null ? { fingerprint, text: $writeMarkdown(first) } : null;
  });
  const spelling = read && fewerEscapes(read.text, (candidate) => readsAs(candidate, read.fingerprint, definitions));
  if (spellings.size > 500) spellings.clear();
  spellings.set(key, spelling ?? null);
  return spelling ?? null;
}

/** Text as a paragraph in which no character means anything but itself. */
export function literally(text: string): string {
  return text
    .split(/[ \t]*\n[ \t]*/)
    .map((line) => escaped(line.replace(/^[ \t]+|[ \t]+$/g, '')))
    .filter((line) => line !== '')
    .join('\\\n');
}

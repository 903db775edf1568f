import { $generateNodesFromSerializedNodes } from '@lexical/clipboard';
import { $isListNode } from '@lexical/list';
import { $isQuoteNode } from '@lexical/rich-text';
import { $dfs } from '@lexical/utils';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $isElementNode,
  $isTextNode,
  type LexicalNode,
} from 'lexical';
import { $readMarkdown } from '../document/read/read-blocks.ts';
import { editorNamespace } from '../theme.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { looksLikeMarkdown } from './looks-like-markdown.ts';

/** What is on the clipboard, by MIME type; `''` for a type that is not there. */
export interface Clip {
  getData(type: string): string;
}

/** The type under which Lexical keeps nodes on the clipboard. */
export const nodesType = 'application/x-lexical-editor';

/** UTF-16 units of HTML beyond which a page is pasted as its text. */
const longestPage = 1_000_000;

/** The nodes that a clip stands for: our own as they are, a page's structure, else its text (`asTyped`: always that). */
export function $nodesOfClip(clip: Clip, asTyped: boolean): LexicalNode[] {
  const nodes = asTyped ? null : ($ownNodes(clip) ?? $foreignNodes(clip));
  return nodes ?? $textNodes(clip.getData('text/plain'));
}

/** What this editor copied; `null` for a clip of another program. */
export function $ownNodes(clip: Clip): LexicalNode[] | null {
  try {
    const copied = JSON.parse(clip.getData(nodesType)) as { namespace?: string; nodes?: [] };
    if (copied.namespace !== editorNamespace || !Array.isArray(copied.nodes)) return null;
    const nodes = $generateNodesFromSerializedNodes(copied.nodes);
    const full = nodes.filter((node) => !$isHollow(node));
    return full.length > 0 ? full : nodes;
  } catch {
    return null; // another program's data under that name, or none
  }
}

/** A quote or list of which a selection took no more than the start. */
function $isHollow(node: LexicalNode): boolean {
  if (!$isQuoteNode(node) && !$isListNode(node)) return false;
  return $dfs(node).every(({ node: one }) => $isElementNode(one) || ($isTextNode(one) && one.getTextContent() === ''));
}

function $foreignNodes(clip: Clip): LexicalNode[] | null {
  const page = clip.getData('text/html');
  const html = page.length > longestPage ? '' : page;
  const text = clip.getData('text/plain');
  const markdown = html !== '' ? htmlToMarkdown(html) : looksLikeMarkdown(text) ? text.replace(/\r\n?/g, '\n') : '';
  if (markdown.trim() === '') return null;
  const { nodes } = $readMarkdown(markdown);
  const [only] = nodes;
  // A piece of one paragraph continues the line it is pasted into.
  return nodes.length === 1 && $isElementNode(only) && only.getType() === 'paragraph' ? only.getChildren() : nodes;
}

/** Text as it stands: blank lines part paragraphs, other line ends stay within one. */
function $textNodes(text: string): LexicalNode[] {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\n+$/g, '')
    .split(/\n{2,}/);
  const lines = paragraphs.map((paragraph) =>
    paragraph
      .split('\n')
      .flatMap((line, i) => [
        ...(i > 0 ? [$createLineBreakNode()] : []),
        ...(line === '' ? [] : [$createTextNode(line)]),
      ]),
  );
  if (lines.length === 1) return lines[0]!;
  return lines.map((children) => $createParagraphNode().append(...children));
}

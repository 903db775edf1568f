import type { Nodes, PhrasingContent, Root } from 'mdast';
import { type InlineContent, pairHtml } from '../../../../renderer/features/editor/document/read/html-pairs.ts';
import type { Highlight } from '../../../../shared/domain/interview.ts';
import { mergeHighlights, readHighlightTag } from '../../../../shared/markdown/highlights.ts';
import { parseMarkdown } from '../../../../shared/markdown/parse.ts';
import { decodeReferences } from '../../../../shared/markdown/references.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import type {} from '../../../../shared/markdown/syntax-tree.ts';

/** What the parser makes of a file, in the shape that the linear scanner gives: the measure it is held to. */
export function readWithParser(file: string): {
  words: string[];
  headings: string[];
  highlights: Highlight[];
  seconds: number[];
} {
  const tree = parseMarkdown(splitFile(file).body);
  const found: Found = { parts: [], seconds: [], headings: [] };
  return {
    words: wordsOf(textOf(tree, found)),
    headings: found.headings,
    highlights: mergeHighlights(found.parts),
    seconds: found.seconds,
  };
}

/** The words of a text, without the punctuation that the two may place differently. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

interface Found {
  parts: Highlight[];
  seconds: number[];
  headings: string[];
}

const inlineParents = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'leafDirective',
  'emphasis',
  'strong',
  'delete',
  'highlight',
  'link',
  'linkReference',
]);

function textOf(node: Nodes | Root | InlineContent, found: Found): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value)
        ? '\n'
        : /^<(?:script|style)/i.test(node.value)
          ? ''
          : decodeReferences(node.value.replace(/<!--[\s\S]*?-->/g, '').replace(/<[/!?a-zA-Z][^<>]*>/g, ''));
    case 'opaqueLiteral':
      return node.value;
    case 'definition':
    case 'footnoteReference':
      return '';
    case 'htmlPair':
      return pairText(node, found);
  }
  if ((node.type as string) === 'math' || (node.type as string) === 'inlineMath')
    return (node as unknown as { value: string }).value;
  if (node.type === 'link') {
    const seconds = /^#t=(\d+)$/.exec(node.url);
    const text = inlineText(node.children, found);
    if (seconds && /^\d{1,3}(:\d{2}){1,2}$/.test(text)) found.seconds.push(Number(seconds[1]));
    return text;
  }
  if (!('children' in node)) return '';
  if (!inlineParents.has(node.type)) return node.children.map((child) => textOf(child, found)).join('\n');
  const text = inlineText(node.children as PhrasingContent[], found);
  if (node.type === 'heading') found.headings.push(text);
  return text;
}

function inlineText(children: readonly PhrasingContent[], found: Found): string {
  return pairHtml(children)
    .map((child) => textOf(child, found))
    .join('');
}

function pairText(pair: Extract<InlineContent, { type: 'htmlPair' }>, found: Found): string {
  const attributes = pair.tag === 'mark' ? readHighlightTag(pair.open.value) : null;
  const place = found.parts.length;
  const text = pair.children.map((child) => textOf(child, found)).join('');
  if (attributes && text !== '') found.parts.splice(place, 0, { ...attributes, text: text.replaceAll('\n', ' ') });
  return text;
}

import { $createLinkNode, type LinkNode } from '@lexical/link';
import {
  $createLineBreakNode,
  $createTextNode,
  IS_BOLD,
  IS_CODE,
  IS_HIGHLIGHT,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  IS_SUBSCRIPT,
  IS_SUPERSCRIPT,
  IS_UNDERLINE,
  type LexicalNode,
  type LineBreakNode,
} from 'lexical';
import type { Break, Definition, Image, ImageReference, Link, LinkReference, PhrasingContent } from 'mdast';
import type {} from 'mdast-util-highlight-mark';
import { readHighlightTag } from '../../../../../shared/markdown/highlights.ts';
import { readTimestamp } from '../../../../../shared/markdown/timestamps.ts';
import { $createHighlightNode } from '../nodes/highlight-node.ts';
import { $createImageNode } from '../nodes/image-node.ts';
import { $createInlineHtmlNode } from '../nodes/inline-html-node.ts';
import { $createOpaqueInlineNode } from '../nodes/opaque-nodes.ts';
import { $withStyle, state } from '../nodes/state.ts';
import { $createTimestampNode } from '../nodes/timestamp-node.ts';
import { type HtmlPair, type InlineContent, pairHtml } from './html-pairs.ts';
import { sliceOf } from './source.ts';

/** Where inline content comes from: the body it stands in and the link definitions that hold there. */
export interface InlineSource {
  body: string;
  definitions: ReadonlyMap<string, Definition>;
}

const formatOfTag: Record<string, number> = {
  u: IS_UNDERLINE,
  mark: IS_HIGHLIGHT,
  sub: IS_SUBSCRIPT,
  sup: IS_SUPERSCRIPT,
};

/** Makes Lexical nodes of phrasing content. Call within an update. */
export function $readInline(children: readonly PhrasingContent[], source: InlineSource): LexicalNode[] {
  return $readAll(pairHtml(children), source, 0);
}

function $readAll(children: readonly InlineContent[], source: InlineSource, format: number): LexicalNode[] {
  return children.flatMap((child) => $readOne(child, source, format));
}

function $readOne(node: InlineContent, source: InlineSource, format: number): LexicalNode[] {
  const inside = (bits: number) => {
    const { children } = node as { children: PhrasingContent[] };
    return $readAll(pairHtml(children), source, format | bits);
  };
  switch (node.type) {
    case 'text':
      return $readText(node.value, format);
    case 'emphasis':
      return inside(IS_ITALIC);
    case 'strong':
      return inside(IS_BOLD);
    case 'delete':
      return inside(IS_STRIKETHROUGH);
    case 'highlight':
      return inside(IS_HIGHLIGHT);
    case 'inlineCode':
      return node.value === '' ? [] : [$createTextNode(node.value).setFormat(format | IS_CODE)];
    case 'break':
      return [$readBreak(node, source, format)];
    case 'link':
      return [$readLink(node, source, format)];
    case 'linkReference':
      return [$readReference(node, source, format)];
    case 'imageReference':
      return [$readImageReference(node, source, format)];
    case 'image':
      return [$readImage(node, source, format)];
    case 'html':
      if (/^<br\s*\/?>$/i.test(node.value)) return [$createBreak(node.value, format)];
      return [$readOpaque(node, source, format)];
    case 'htmlPair':
      return $readPair(node, source, format);
    default:
      return [$readOpaque(node, source, format)];
  }
}

function $readText(value: string, format: number): LexicalNode[] {
  return value.split(/\r\n|\n|\r/).flatMap((line, i) => {
    const nodes: LexicalNode[] = i > 0 ? [$createBreak('soft', format)] : [];
    if (line !== '') nodes.push($createTextNode(line).setFormat(format));
    return nodes;
  });
}

function $createBreak(style: string, format: number): LineBreakNode {
  return $around($withStyle($createLineBreakNode(), state.breakStyle, style), format);
}

function $readBreak(node: Break, { body }: InlineSource, format: number): LineBreakNode {
  const slice = sliceOf(body, node);
  return $createBreak(/^ {2,}/.test(slice) ? slice.replace(/[\r\n]+$/, '') : '\\', format);
}

/** Notes the formats around a node that holds no format of its own. */
function $around<N extends LexicalNode>(node: N, format: number): N {
  $withStyle(node, state.isRead, true);
  return format === 0 ? node : $withStyle(node, state.format, format);
}

function $readLink(node: Link, source: InlineSource, format: number): LexicalNode {
  const [only] = node.children;
  const text = node.children.length === 1 && only?.type === 'text' ? only.value : '';
  const seconds = node.title == null ? readTimestamp(text, node.url) : null;
  if (seconds !== null) return $around($createTimestampNode(seconds, text), format);
  const first = source.body[node.position?.start.offset ?? -1];
  const style = first === '[' ? 'inline' : first === '<' ? 'autolink' : 'literal';
  return $fillLink($createLink(node), style, node.children, source, format);
}

function $createLink({ url, title }: { url: string; title?: string | null }): LinkNode {
  return $createLinkNode(url, { title: title ?? undefined, rel: null });
}

function $fillLink(
  link: LinkNode,
  style: string,
  children: readonly PhrasingContent[],
  source: InlineSource,
  format: number,
): LinkNode {
  $around($withStyle(link, state.linkStyle, style), format);
  return link.append(...$readAll(pairHtml(children), source, format));
}

function $readReference(node: LinkReference, source: InlineSource, format: number): LexicalNode {
  const definition = source.definitions.get(node.identifier);
  if (!definition) return $readOpaque(node, source, format);
  const { identifier, label, referenceType } = node;
  const link = $withStyle($createLink(definition), state.reference, {
    identifier,
    label: label ?? identifier,
    kind: referenceType,
  });
  $fillLink(link, '', node.children, source, format);
  return $withStyle(link, state.referenceText, link.getTextContent());
}

function $readImage(node: Image, source: InlineSource, format: number): LexicalNode {
  // A description with brackets or markup of its own is flattened by the parser: keep it as it stands.
  if (/^!\[[^\]]*(?<!\\)\[/.test(sliceOf(source.body, node))) return $readOpaque(node, source, format);
  return $around($createImageNode({ url: node.url, alt: node.alt ?? '', title: node.title ?? null }), format);
}

/** Kept as it stands for as long as its definition does; then it has to bring its address along. */
function $readImageReference(node: ImageReference, source: InlineSource, format: number): LexicalNode {
  const definition = source.definitions.get(node.identifier);
  const image = $readOpaque(node, source, format);
  if (!definition) return image;
  const { identifier, label, referenceType, alt } = node;
  $withStyle(image, state.reference, { identifier, label: label ?? identifier, kind: referenceType });
  $withStyle($withStyle(image, state.url, definition.url), state.alt, alt ?? '');
  return $withStyle(image, state.title, definition.title ?? null);
}

function $readOpaque(node: PhrasingContent, { body }: InlineSource, format: number): LexicalNode {
  const slice = sliceOf(body, node) || ('value' in node ? node.value : '');
  return $around($createOpaqueInlineNode(withoutLinePrefixes(slice), node.type), format);
}

function $readPair(pair: HtmlPair, source: InlineSource, format: number): LexicalNode[] {
  const bits = formatOfTag[pair.tag];
  if (bits && pair.open.value === `<${pair.tag}>` && pair.close.value === `</${pair.tag}>`) {
    return $readAll(pair.children, source, format | bits);
  }
  const [open, close] = [withoutLinePrefixes(pair.open.value), pair.close.value];
  const highlight = readHighlightTag(open);
  const node = highlight
    ? $withStyle($createHighlightNode(highlight), state.openTag, open)
    : $createInlineHtmlNode(open, close);
  return [$around(node, format).append(...$readAll(pair.children, source, format))];
}

/** Inline source over several lines loses the indentation and quote marks of what it stands in. */
function withoutLinePrefixes(source: string): string {
  return source.replace(/(?:\r\n|\n|\r)[ \t>]*/g, '\n');
}

import { $isLinkNode, type LinkNode } from '@lexical/link';
import type { LexicalNode } from 'lexical';
import type { LinkReference, PhrasingContent } from 'mdast';
import type {} from 'mdast-util-highlight-mark';
import { rewriteHighlightTag } from '../../../../../shared/markdown/highlights.ts';
import type { Spelling } from '../../../../../shared/markdown/syntax-tree.ts';
import { $isHighlightNode, type HighlightNode } from '../nodes/highlight-node.ts';
import { $isImageNode } from '../nodes/image-node.ts';
import { $isOpaqueInlineNode } from '../nodes/opaque-nodes.ts';
import { type LinkReference as LinkReferenceState, state, styleOf } from '../nodes/state.ts';
import { $isTimestampNode } from '../nodes/timestamp-node.ts';
import { $unitsOf, styles, type Unit } from './units.ts';

/** Where a link or an image points. */
export interface Target {
  url: string;
  title: string | null;
}

/** Ways of writing the same content, tried until one reads back equal. */
export interface Writing {
  /** Formats go inside links and highlights instead of around them. */
  formatsInside?: boolean;
  /** No bare addresses: `[text](url)` always. */
  noLiteralLinks?: boolean;
  /** Every punctuation mark of the text escaped. */
  escapeAll?: boolean;
  /** `<mark>` instead of `==`. */
  markAsHtml?: boolean;
  /** No bold, italic and so on: what remains when formats overlap in a way that Markdown cannot hold. */
  withoutFormats?: boolean;
  /** Fenced code only. */
  fenceAll?: boolean;
  /** Another bullet than the list has, so that it stays apart from a neighbour. */
  otherBullet?: boolean;
  /** What links may refer to; others are written with their address. Without it, anything. */
  defined?: ReadonlyMap<string, Target>;
}

/** Writes inline nodes as phrasing content. Call within a read or update. */
export function $writeInline(nodes: readonly LexicalNode[], writing: Writing, isOneLine = false): PhrasingContent[] {
  return $group(prepare($unitsOf(nodes, isOneLine), writing), writing);
}

type Prepared =
  | Exclude<Unit, { kind: 'box' }>
  | (Extract<Unit, { kind: 'box' }> & { outer: number; inner: Prepared[] });

/** Decides which formats of a link or highlight are written around it. */
function prepare(units: readonly Unit[], writing: Writing): Prepared[] {
  return units.map((unit): Prepared => {
    if (unit.kind !== 'box') return writing.withoutFormats ? { ...unit, format: 0 } : unit;
    const own = styleOf(unit.node, state.isRead) ? unit.format & styleOf(unit.node, state.format) : unit.format;
    const outer = writing.formatsInside || writing.withoutFormats ? 0 : own;
    return { ...unit, format: outer, outer, inner: prepare(unit.children, writing) };
  });
}

function $group(units: readonly Prepared[], writing: Writing): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (let i = 0; i < units.length; ) {
    const run = longestRun(units, i);
    if (!run) {
      out.push(...$writeUnit(units[i]!, writing));
      i++;
      continue;
    }
    const inside = units.slice(i, run.end).map((unit) => ({ ...unit, format: unit.format & ~run.bit }));
    out.push(wrap(run.style, $group(inside, writing), writing));
    i = run.end;
  }
  return joinTexts(out);
}

function longestRun(units: readonly Prepared[], from: number) {
  if (units[from]!.kind === 'break') return null;
  let best: { bit: number; style: (typeof styles)[number][1]; end: number } | null = null;
  for (const [bit, style] of styles) {
    let end = from;
    while (end < units.length && units[end]!.format & bit) end++;
    if (end > from && (!best || end > best.end)) best = { bit, style, end };
  }
  return best;
}

function wrap(style: (typeof styles)[number][1], children: PhrasingContent[], writing: Writing): PhrasingContent {
  if (style === 'u' || style === 'sub' || style === 'sup') {
    return { type: 'htmlSpan', open: `<${style}>`, close: `</${style}>`, children };
  }
  if (style === 'highlight' && writing.markAsHtml) {
    return { type: 'htmlSpan', open: '<mark>', close: '</mark>', children };
  }
  return { type: style, children } as PhrasingContent;
}

function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else out.push(node.type === 'text' ? { ...node } : node);
  }
  return out;
}

function $writeUnit(unit: Prepared, writing: Writing): PhrasingContent[] {
  switch (unit.kind) {
    case 'text':
      if (writing.escapeAll) return [{ type: 'verbatim', value: escaped(unit.text) }];
      return [{ type: 'text', value: unit.text }];
    case 'code':
      return [{ type: 'inlineCode', value: unit.text }];
    case 'break':
      return [{ type: 'break', data: { style: unit.style } as Spelling }];
    case 'leaf':
      return [$writeLeaf(unit.node, writing)];
    case 'box':
      return [$writeBox(unit, writing)];
  }
}

/** Text in which no character means anything but itself. */
export function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/^\uFEFF/, '&#xFEFF;');
}

function $writeLeaf(node: LexicalNode, writing: Writing): PhrasingContent {
  const [url, alt, title] = [styleOf(node, state.url), styleOf(node, state.alt), styleOf(node, state.title)];
  const reference = styleOf(node, state.reference);
  const isAsRead = !reference || holds(reference, { url, title }, writing);
  if ($isOpaqueInlineNode(node) && isAsRead) return { type: 'verbatim', value: styleOf(node, state.source) };
  if ($isImageNode(node) || reference) {
    return { type: 'image', url, alt, title };
  }
  if ($isTimestampNode(node)) {
    const children: PhrasingContent[] = [{ type: 'text', value: node.getTextContent() }];
    const data: Spelling = { style: 'inline' };
    return { type: 'link', url: `#t=${node.getSeconds()}`, children, data };
  }
  return { type: 'text', value: node.getTextContent() };
}

function $writeBox(unit: Extract<Prepared, { kind: 'box' }>, writing: Writing): PhrasingContent {
  const inner = unit.inner.map((child) => ({ ...child, format: child.format & ~unit.outer }));
  const children = $group(inner, writing);
  const { node } = unit;
  if ($isLinkNode(node)) return $writeLink(node, children, writing);
  if ($isHighlightNode(node)) return { type: 'htmlSpan', open: openTagOf(node), close: '</mark>', children };
  return { type: 'htmlSpan', open: styleOf(node, state.openTag), close: styleOf(node, state.closeTag), children };
}

/** The tag as it stands in the file as long as it says the same, so that foreign attributes and their order stay. */
function openTagOf(node: HighlightNode): string {
  return rewriteHighlightTag(styleOf(node, state.openTag), node.getHighlight());
}

/** Whether a reference still leads where its link or image points. */
function holds({ identifier }: LinkReferenceState, { url, title }: Target, { defined }: Writing): boolean {
  const definition = defined?.get(identifier);
  return defined === undefined || (definition?.url === url && definition.title === title);
}

function $writeLink(node: LinkNode, children: PhrasingContent[], writing: Writing): PhrasingContent {
  const text = node.getTextContent();
  const [url, title] = [node.getURL(), node.getTitle()];
  const reference = styleOf(node, state.reference);
  if (reference && holds(reference, { url, title: title ?? null }, writing)) {
    const isShort = reference.kind !== 'full' && styleOf(node, state.referenceText) === text;
    const { identifier, label, kind } = reference;
    return {
      type: 'linkReference',
      identifier,
      label,
      referenceType: isShort ? kind : 'full',
      children,
    } as LinkReference;
  }
  const isBare = node.getChildrenSize() === 1 && !title && [text, `http://${text}`, `mailto:${text}`].includes(url);
  let style = reference ? 'inline' : styleOf(node, state.linkStyle);
  if (style === 'literal' && (writing.noLiteralLinks || !isBare)) style = 'inline';
  if (style === 'autolink') style = '';
  const data: Spelling = { style };
  return { type: 'link', url, title: title ?? null, children, data };
}

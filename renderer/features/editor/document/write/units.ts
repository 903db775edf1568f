import { $isLinkNode } from '@lexical/link';
import {
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  IS_BOLD,
  IS_CODE,
  IS_HIGHLIGHT,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  IS_SUBSCRIPT,
  IS_SUPERSCRIPT,
  IS_UNDERLINE,
  type LexicalNode,
} from 'lexical';
import { $isHighlightNode } from '../nodes/highlight-node.ts';
import { $isInlineHtmlNode } from '../nodes/inline-html-node.ts';
import { state, styleOf } from '../nodes/state.ts';
import { $isTimestampNode } from '../nodes/timestamp-node.ts';

/** The formats that Markdown writes around text, outermost first where two span the same text. */
export const styles = [
  [IS_HIGHLIGHT, 'highlight'],
  [IS_UNDERLINE, 'u'],
  [IS_SUPERSCRIPT, 'sup'],
  [IS_SUBSCRIPT, 'sub'],
  [IS_STRIKETHROUGH, 'delete'],
  [IS_BOLD, 'strong'],
  [IS_ITALIC, 'emphasis'],
] as const;

const allStyles = styles.reduce((bits, [bit]) => bits | bit, 0);

/**
 * Inline content as Markdown can express it: formats never begin or end with white space, and what holds no format of its own
 * (breaks, links, leaves) has those of its surroundings. Writing and comparing both start from it.
 */
export type Unit =
  | { kind: 'text'; text: string; format: number; isSpace: boolean }
  | { kind: 'code'; text: string; format: number }
  | { kind: 'break'; style: string; format: number; isSpace: true }
  | { kind: 'box'; node: ElementNode; children: Unit[]; format: number }
  | { kind: 'leaf'; node: LexicalNode; format: number };

const isSpace = (unit: Unit | undefined) => unit !== undefined && 'isSpace' in unit && unit.isSpace;

/**
 * The units of inline nodes, trimmed to what a block of Markdown can hold; where it holds one line only, soft breaks are
 * spaces. Call within a read or update.
 */
export function $unitsOf(nodes: readonly LexicalNode[], isOneLine = false): Unit[] {
  const units = $collect(nodes);
  return trim(isOneLine ? withoutSoftBreaks(units) : units);
}

function withoutSoftBreaks(units: readonly Unit[]): Unit[] {
  return units.map((unit): Unit => {
    if (unit.kind === 'box') return { ...unit, children: withoutSoftBreaks(unit.children) };
    const isSoft = unit.kind === 'break' && unit.style === 'soft';
    return isSoft ? { kind: 'text', text: ' ', format: unit.format, isSpace: true } : unit;
  });
}

function $collect(nodes: readonly LexicalNode[]): Unit[] {
  const units = nodes.flatMap($unitsOfNode);
  return shareFormats(units);
}

function $unitsOfNode(node: LexicalNode): Unit[] {
  if ($isTextNode(node)) return unitsOfText(node.getTextContent(), node.getFormat());
  if ($isLineBreakNode(node)) {
    const format = styleOf(node, state.isRead) ? styleOf(node, state.format) : allStyles;
    return [{ kind: 'break', style: styleOf(node, state.breakStyle), format, isSpace: true }];
  }
  if ($isLinkNode(node) || $isHighlightNode(node) || $isInlineHtmlNode(node)) return $unitsOfBox(node);
  if ($isElementNode(node)) return $collect(node.getChildren());
  return [{ kind: 'leaf', node, format: styleOf(node, state.format) }];
}

function unitsOfText(text: string, format: number): Unit[] {
  if (text === '') return [];
  if (format & IS_CODE) return [{ kind: 'code', text, format: format & allStyles }];
  const bits = format & allStyles;
  return text.split(/(\n)/).flatMap((line): Unit[] => {
    if (line === '\n') return [{ kind: 'break', style: 'soft', format: bits, isSpace: true }];
    const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(line) ?? [];
    const piece = (part: string, space: boolean): Unit[] =>
      part === '' ? [] : [{ kind: 'text', text: part, format: bits, isSpace: space }];
    if (bits === 0) return piece(line, middle === '');
    return [...piece(before, true), ...piece(middle, false), ...piece(after, true)];
  });
}

/** White space and breaks at the edges of a highlight go outside of it, so that its tag never stands alone on a line. */
function $unitsOfBox(node: ElementNode): Unit[] {
  const collected = withoutSpaceAtBreaks($collect(node.getChildren()));
  const children = $isLinkNode(node) ? collected.map(withoutLink) : collected;
  const isHighlight = $isHighlightNode(node);
  if (isHighlight) partEdges(children);
  const [from, to] = isHighlight ? edges(children) : [0, children.length];
  const inside = children.slice(from, to);
  const solid = inside.filter((unit) => !isSpace(unit));
  const format = solid.reduce((bits, unit) => bits & unit.format, solid.length > 0 ? allStyles : 0);
  const box: Unit[] = inside.length > 0 || from === 0 ? [{ kind: 'box', node, children: inside, format }] : [];
  return [...children.slice(0, from), ...box, ...children.slice(to)];
}

/** Links cannot hold links: a timestamp in one is its text. */
function withoutLink(unit: Unit): Unit {
  if (unit.kind === 'box') return { ...unit, children: unit.children.map(withoutLink) };
  if (unit.kind !== 'leaf' || !$isTimestampNode(unit.node)) return unit;
  return { kind: 'text', text: unit.node.getTextContent(), format: unit.format, isSpace: false };
}

/** Makes units of their own of the white space at either end. */
function partEdges(units: Unit[]): void {
  const last = units.at(-1);
  if (last?.kind === 'text' && !last.isSpace && /\s$/.test(last.text)) {
    const end = last.text.trimEnd().length;
    const space: Unit = { ...last, text: last.text.slice(end), isSpace: true };
    units.splice(-1, 1, { ...last, text: last.text.slice(0, end) }, space);
  }
  const first = units[0];
  if (first?.kind === 'text' && !first.isSpace && /^\s/.test(first.text)) {
    const start = first.text.length - first.text.trimStart().length;
    units.splice(
      0,
      1,
      { ...first, text: first.text.slice(0, start), isSpace: true },
      { ...first, text: first.text.slice(start) },
    );
  }
}

function edges(units: Unit[]): [number, number] {
  let from = 0;
  while (from < units.length && isSpace(units[from])) from++;
  let to = units.length;
  while (to > from && isSpace(units[to - 1])) to--;
  return [from, to];
}

function shareFormats(units: Unit[]): Unit[] {
  const before: number[] = [];
  let format = 0;
  units.forEach((unit, i) => {
    before[i] = format;
    if (!isSpace(unit)) format = unit.format;
  });
  format = 0;
  for (let i = units.length - 1; i >= 0; i--) {
    const unit = units[i]!;
    if (isSpace(unit)) units[i] = { ...unit, format: unit.format & before[i]! & format };
    else format = unit.format;
  }
  return units;
}

/** Space around a break within something would be written as a reference: it means as little as anywhere else around one. */
function withoutSpaceAtBreaks(units: readonly Unit[]): Unit[] {
  return units.flatMap((unit, i): Unit[] => {
    if (unit.kind !== 'text') return [unit];
    let { text } = unit;
    if (units[i - 1]?.kind === 'break') text = text.replace(/^[ \t]+/, '');
    if (units[i + 1]?.kind === 'break') text = text.replace(/[ \t]+$/, '');
    return text === '' ? [] : [{ ...unit, text }];
  });
}

/** Markdown has no place for space at the edges of a block or around its breaks, and none for most breaks in a row. */
function trim(all: Unit[]): Unit[] {
  const isBreak = (unit: Unit | undefined) => unit?.kind === 'break';
  const units = all.flatMap((unit, i): Unit[] => {
    if (unit.kind !== 'text') return [unit];
    let { text } = unit;
    if (i === 0 || isBreak(all[i - 1])) text = text.replace(/^[ \t]+/, '');
    if (i === all.length - 1 || isBreak(all[i + 1])) text = text.replace(/[ \t]+$/, '');
    return text === '' ? [] : [{ ...unit, text }];
  });
  if (units.length < all.length && units.some((unit) => unit.kind === 'text')) return trim(units);
  const out: Unit[] = [];
  units.forEach((unit, i) => {
    const last = out.at(-1);
    if (unit.kind !== 'break') {
      out.push(unit);
      return;
    }
    const isEdge = last === undefined || units.slice(i).every((u) => u.kind === 'break');
    if (isEdge) return;
    if (last.kind !== 'break') out.push(unit);
    else if (unit.style === 'soft') return;
    else if (last.style === 'soft') out[out.length - 1] = unit;
    // A line of two spaces would be blank and end the block.
    else out.push(unit.style.startsWith('<') ? unit : { ...unit, style: '\\' });
  });
  return out;
}

import { $isCodeNode } from '@lexical/code-core';
import { $isLinkNode } from '@lexical/link';
import { $isListNode, type ListItemNode, type ListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode, type TableNode } from '@lexical/table';
import { type ElementNode, IS_CODE, type LexicalNode } from 'lexical';
import { highlightTagProblem, writeHighlightTag } from '../../../../../shared/markdown/highlights.ts';
import { $isHighlightNode } from '../nodes/highlight-node.ts';
import { $isImageNode } from '../nodes/image-node.ts';
import { $isOpaqueBlockNode, $isOpaqueInlineNode } from '../nodes/opaque-nodes.ts';
import { $isRuleNode } from '../nodes/rule-node.ts';
import { state, styleOf } from '../nodes/state.ts';
import { $isTimestampNode } from '../nodes/timestamp-node.ts';
import { $unitsOf, type Unit } from './units.ts';
import { $inlineOf, $nestedListOf, $runsOf, taskOf } from './write-blocks.ts';

type Form = null | string | number | boolean | Form[];

/**
 * What a top-level block says, apart from how it is spelled: two blocks with one fingerprint are the same to a reader.
 * `null` for a block that Markdown cannot hold (an empty paragraph). Take it after node transforms have run.
 */
export function $fingerprint(node: LexicalNode): string | null {
  const form = $formOf(node);
  return form === null ? null : JSON.stringify(form);
}

function $formOf(node: LexicalNode): Form {
  if ($isOpaqueBlockNode(node)) return ['opaque', styleOf(node, state.source)];
  if ($isRuleNode(node)) return ['rule'];
  if ($isHeadingNode(node)) return [node.getTag(), $inlineForm(node.getChildren(), node.getTag() > 'h2')];
  if ($isQuoteNode(node)) return ['quote', ...$contentForms(node.getChildren())];
  if ($isCodeNode(node))
    return ['code', node.getLanguage() || null, styleOf(node, state.codeInfo) || null, node.getTextContent()];
  if ($isTableNode(node)) return $tableForm(node);
  if ($isListNode(node)) return $listForm(node);
  const inline = $inlineForm($inlineOf(node));
  return inline.length === 0 ? null : ['p', inline];
}

function $contentForms(nodes: readonly LexicalNode[]): Form[] {
  return $runsOf(nodes)
    .map((run): Form => {
      if (!Array.isArray(run)) return $formOf(run);
      const inline = $inlineForm(run);
      return inline.length === 0 ? null : ['p', inline];
    })
    .filter((form) => form !== null);
}

function $tableForm(node: TableNode): Form {
  const rows = node.getChildren<ElementNode>().map((row) => row.getChildren<ElementNode>().map($cellForm));
  // A row that ends early has empty cells to a reader; a column that says nothing of its alignment has none.
  const columns = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, i) => i);
  const align = styleOf(node, state.align);
  return ['table', columns.map((i) => align[i] ?? null), ...rows.map((row) => columns.map((i) => row[i] ?? []))];
}

/** The paragraphs of a cell are lines to Markdown. */
function $cellForm(cell: ElementNode): Form {
  const lines = cell.getChildren().map((paragraph) => $inlineForm($inlineOf(paragraph), true));
  return lines.filter((line) => line.length > 0).flatMap((line, i) => (i === 0 ? line : [['hard'], ...line]));
}

function $listForm(node: ListNode): Form {
  const items = node.getChildren<ListItemNode>().map((item): Form => {
    const nested = $nestedListOf(item);
    return nested ? $listForm(nested) : ['item', taskOf(item, node), ...$contentForms(item.getChildren())];
  });
  const isOrdered = node.getListType() === 'number';
  // A list of one line has no place for the blank line that would tell.
  const isLoose = styleOf(node, state.isLoose) && (items.length > 1 || (items[0] as Form[]).length > 3);
  return [isOrdered ? 'ol' : 'ul', isOrdered ? node.getStart() : 0, isLoose, ...items];
}

function $inlineForm(nodes: readonly LexicalNode[], isOneLine = false): Form[] {
  return $formsOf($unitsOf(nodes, isOneLine));
}

function $formsOf(units: readonly Unit[]): Form[] {
  const forms: Form[] = [];
  const addText = (text: string, format: number) => {
    const last = forms.at(-1);
    if (Array.isArray(last) && last[0] === 't' && last[2] === format) last[1] += text;
    else forms.push(['t', text, format]);
  };
  for (const unit of units) {
    if (unit.kind === 'text') addText(unit.text, unit.format);
    else if (unit.kind === 'code') addText(unit.text, unit.format | IS_CODE);
    else if (unit.kind === 'break') forms.push([unit.style === 'soft' ? 'soft' : 'hard']);
    else if (unit.kind === 'box') forms.push([...$boxForm(unit.node), $formsOf(unit.children)]);
    else forms.push($leafForm(unit.node));
  }
  return forms;
}

function $boxForm(node: ElementNode): Form[] {
  if ($isLinkNode(node)) return ['link', node.getURL(), node.getTitle() ?? null];
  if ($isHighlightNode(node)) {
    const problem = highlightTagProblem(styleOf(node, state.openTag));
    return ['highlight', writeHighlightTag(node.getHighlight()), ...(problem ? [problem] : [])];
  }
  return ['html', styleOf(node, state.openTag)];
}

function $leafForm(node: LexicalNode): Form {
  if ($isImageNode(node) || styleOf(node, state.reference))
    return ['image', styleOf(node, state.url), styleOf(node, state.alt), styleOf(node, state.title)];
  if ($isOpaqueInlineNode(node)) return ['opaque', styleOf(node, state.source)];
  if ($isTimestampNode(node)) return ['timestamp', node.getTextContent(), node.getSeconds()];
  return ['t', node.getTextContent(), 0];
}

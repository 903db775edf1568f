import { $createCodeNode, $isCodeNode } from '@lexical/code-core';
import {
  $isListNode,
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  type ListType,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import {
  $createHeadingNode,
  $createQuoteNode,
  $isQuoteNode,
  type HeadingTagType,
  type QuoteNode,
} from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $isTableNode, INSERT_TABLE_COMMAND } from '@lexical/table';
import { $findMatchingParent, $insertNodeToNearestRoot } from '@lexical/utils';
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootOrShadowRoot,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $createRuleNode } from '../document/nodes/rule-node.ts';

export type BlockKind = 'paragraph' | HeadingTagType | 'bullet' | 'number' | 'check' | 'quote' | 'code';

const listCommands = {
  bullet: INSERT_UNORDERED_LIST_COMMAND,
  number: INSERT_ORDERED_LIST_COMMAND,
  check: INSERT_CHECK_LIST_COMMAND,
} as const;

/** Makes the selected blocks that kind, or plain paragraphs where they are it already. */
export function setBlocks(editor: LexicalEditor, kind: BlockKind): void {
  const isAlready = editor.getEditorState().read(() => $currentKind() === kind);
  if (kind === 'bullet' || kind === 'number' || kind === 'check') {
    editor.dispatchCommand(isAlready ? REMOVE_LIST_COMMAND : listCommands[kind], undefined);
    return;
  }
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    if (kind === 'quote') return $toggleQuote(selection);
    $setBlocksType(selection, () => {
      if (isAlready || kind === 'paragraph') return $createParagraphNode();
      return kind === 'code' ? $createCodeNode() : $createHeadingNode(kind);
    });
  });
}

/** What kind of block the caret is in; `null` where there is no caret. */
export function $currentKind(): BlockKind | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const at = selection.anchor.getNode();
  const list = $findMatchingParent(at, $isListNode);
  if (list) return list.getListType() as ListType;
  if ($findMatchingParent(at, $isQuoteNode)) return 'quote';
  const block = $blockOf(at);
  if ($isCodeNode(block)) return 'code';
  return block?.getType() === 'heading' ? (block as ElementNode & { getTag(): HeadingTagType }).getTag() : 'paragraph';
}

/** The block of the root, of a quote or of a table cell that a node stands in. */
export function $blockOf(node: LexicalNode): ElementNode | null {
  const block = $findMatchingParent(node, (one) => $isRootOrShadowRoot(one.getParent()));
  return $isElementNode(block) ? block : null;
}

/** Puts the selected blocks into a quote, or takes the quote around the caret away. */
export function $toggleQuote(selection: RangeSelection): void {
  const around = $findMatchingParent(selection.anchor.getNode(), $isQuoteNode);
  if (around) {
    $unwrapQuote(around);
    return;
  }
  const blocks = new Set(
    selection
      .getNodes()
      .map($blockOf)
      .filter((block) => block !== null),
  );
  const [first] = blocks;
  if (!first) return;
  const quote = $createQuoteNode({ shadowRoot: true });
  first.insertBefore(quote);
  quote.append(...[...blocks].filter((block) => block.getParent()?.is(first.getParent())));
}

/** Puts what a quote holds in its place. */
export function $unwrapQuote(quote: QuoteNode): void {
  if (quote.isShadowRoot()) {
    for (const child of quote.getChildren()) quote.insertBefore(child);
    quote.remove();
  } else quote.replace($createParagraphNode(), true);
}

/** Inserts a table of three by three, its first row the head. */
export function insertTable(editor: LexicalEditor): void {
  editor.dispatchCommand(INSERT_TABLE_COMMAND, {
    rows: '3',
    columns: '3',
    includeHeaders: { rows: true, columns: false },
  });
}

/** Inserts a divider after the block or table of the caret and goes on below it. */
export function insertRule(editor: LexicalEditor): void {
  editor.update(() => {
    const rule = $createRuleNode();
    const selection = $getSelection();
    const at = $isRangeSelection(selection) ? selection.anchor.getNode() : null;
    // A cell holds lines of text and nothing else.
    const table = at && $findMatchingParent(at, $isTableNode);
    if (table) table.insertAfter(rule);
    else $insertNodeToNearestRoot(rule);
    if (!rule.getNextSibling()) rule.insertAfter($createParagraphNode());
    rule.selectNext();
  });
}

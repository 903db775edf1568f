import { $isCodeNode } from '@lexical/code-core';
import { $isListItemNode } from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $isQuoteNode } from '@lexical/rich-text';
import { $findMatchingParent, mergeRegister } from '@lexical/utils';
import {
  $createNodeSelection,
  $createParagraphNode,
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_LOW,
  INDENT_CONTENT_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
} from 'lexical';
import { useEffect } from 'react';
import body from '../body.module.css';
import { $isWholeSource } from '../document/nodes/opaque-nodes.ts';
import { $unwrapQuote } from '../format/blocks.ts';
import { registerFlatBlocks } from '../format/flat-blocks.ts';
import { $removeWhole } from '../opaque/remove-whole.ts';
import { registerGraphemes } from './graphemes.ts';
import { registerJoinSteps } from './join-steps.ts';
import { registerOwnUndo } from './own-undo.ts';
import { registerTasks } from './tasks.ts';

/** Keys and clicks in blocks that rich text leaves open: Tab in lists and code, leaving a quote, nodes shown as a whole. */
export function BlocksPlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(KEY_TAB_COMMAND, (event) => $onTab(editor, event), COMMAND_PRIORITY_LOW),
        editor.registerCommand(KEY_ENTER_COMMAND, $leaveQuote, COMMAND_PRIORITY_LOW),
        editor.registerCommand(KEY_BACKSPACE_COMMAND, $onBackspace, COMMAND_PRIORITY_LOW),
        editor.registerCommand(KEY_DELETE_COMMAND, $removeSelected, COMMAND_PRIORITY_LOW),
        editor.registerCommand(KEY_ENTER_COMMAND, $writeBelowSelected, COMMAND_PRIORITY_LOW),
        editor.registerCommand(CLICK_COMMAND, $selectClicked, COMMAND_PRIORITY_LOW),
        registerTasks(editor),
        registerGraphemes(editor),
        registerOwnUndo(editor),
        registerJoinSteps(editor),
        registerFlatBlocks(editor),
        showSelected(editor),
      ),
    [editor],
  );
  return null;
}

function $onTab(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || event.ctrlKey || event.metaKey || event.altKey) return false;
  const at = selection.anchor.getNode();
  if ($findMatchingParent(at, $isCodeNode)) {
    event.preventDefault();
    if (!event.shiftKey) selection.insertRawText('\t');
    return true;
  }
  const item = $findMatchingParent(at, $isListItemNode);
  if (!item) return false; // the focus goes on: Tab is the way out of the text
  event.preventDefault();
  const before = item.getPreviousSibling();
  // Markdown has no item that is nested under nothing.
  if (event.shiftKey) editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined);
  else if (before) editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined);
  return true;
}

/** Enter in an empty last line of a quote goes on below it. */
function $leaveQuote(event: KeyboardEvent | null): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || event?.shiftKey) return false;
  const line = selection.anchor.getNode();
  const quote = line.getParent();
  if (!$isParagraphNode(line) || !$isQuoteNode(quote) || !line.isEmpty() || line.getNextSibling()) return false;
  event?.preventDefault();
  quote.insertAfter(line);
  if (quote.isEmpty()) quote.remove();
  line.select();
  return true;
}

function $onBackspace(event: KeyboardEvent): boolean {
  if ($removeSelected(event)) return true;
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.offset !== 0) return false;
  const at = selection.anchor.getNode();
  const line = $isParagraphNode(at) ? at : at.getParent();
  const quote = line?.getParent();
  const isAtStart = line?.is(at) || (line?.getFirstChild()?.is(at) ?? false);
  if (!$isParagraphNode(line) || !$isQuoteNode(quote) || !isAtStart || line.getPreviousSibling()) return false;
  event.preventDefault();
  $unwrapQuote(quote);
  return true;
}

function $removeSelected(event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isNodeSelection(selection)) return false;
  event.preventDefault();
  for (const node of selection.getNodes()) {
    if ($isWholeSource(node)) continue; // one key must not take away a whole interview
    $removeWhole(node);
  }
  return true;
}

function $writeBelowSelected(event: KeyboardEvent | null): boolean {
  const selection = $getSelection();
  const node = $isNodeSelection(selection) ? selection.getNodes().at(-1) : undefined;
  if (!node || node.isInline()) return false;
  event?.preventDefault();
  const line = $createParagraphNode();
  node.insertAfter(line);
  line.select();
  return true;
}

/** A node without text of its own (opaque source, divider, timestamp, image) is selected as a whole. */
function $selectClicked(event: MouseEvent): boolean {
  const node = event.target instanceof Node ? $getNearestNodeFromDOMNode(event.target) : null;
  if (!$isDecoratorNode(node)) return false;
  // A selection dragged over the source of a block is for copying it.
  if (!window.getSelection()?.isCollapsed && !event.detail) return false;
  const selection = $createNodeSelection();
  selection.add(node.getKey());
  $setSelection(selection);
  return true;
}

function showSelected(editor: LexicalEditor): () => void {
  let shown: HTMLElement[] = [];
  return editor.registerUpdateListener(({ editorState }) => {
    const keys = editorState.read(() => {
      const selection = $getSelection();
      return $isNodeSelection(selection) ? selection.getNodes().map((node) => node.getKey()) : [];
    });
    for (const element of shown) element.classList.remove(body.selected ?? '');
    shown = keys.map((key) => editor.getElementByKey(key)).filter((element) => element !== null);
    for (const element of shown) element.classList.add(body.selected ?? '');
  });
}

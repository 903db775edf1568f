import { $generateJSONFromSelectedNodes, $generateNodesFromSerializedNodes } from '@lexical/clipboard';
import { $isCodeNode } from '@lexical/code-core';
import { $isListItemNode, type ListItemNode } from '@lexical/list';
import { $insertTableRowAtSelection, $isTableCellNode, $isTableRowNode } from '@lexical/table';
import { $dfs, $findMatchingParent } from '@lexical/utils';
import {
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type ElementNode,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  OUTDENT_CONTENT_COMMAND,
  type RangeSelection,
  type TextFormatType,
  type TextNode,
} from 'lexical';
import { $createTimestampNode } from '../../renderer/features/editor/document/nodes/timestamp-node.ts';
import { insertRule, insertTable, setBlocks } from '../../renderer/features/editor/format/blocks.ts';
import { $setLink } from '../../renderer/features/editor/format/set-link.ts';
import { $mark, $marks, $unmark } from '../../renderer/features/editor/highlight/marks.ts';
import { change } from './editor.ts';

/** A repeatable source of randomness, as scripts/lib/random.mjs makes them. */
export interface Random {
  below(count: number): number;
  pick<T>(list: readonly T[]): T;
  base32(length: number): string;
}

type Apply = (editor: LexicalEditor, random: Random) => void;

const plainWords = ['funnel', 'step', 'filter', 'naïve', '数据', 'пример', 'שלום', 'team’s', '👩‍👩‍👧', '2026'];
const hostileWords = ['*x*', '_a_b_', '# no', '- no', '1. no', '> no', '`tick', '[x](y)', '[[wiki]]', '==m==', '~~s~~'];
const moreHostile = [
  '<b>',
  '&amp;',
  '\\*',
  '$$x$$',
  '%%c%%',
  ':::n',
  '| a |',
  'www.a.example',
  'a@b.example',
  '12:34',
  '---',
];
const formats: TextFormatType[] = ['bold', 'italic', 'strikethrough', 'code', 'highlight', 'underline'];
const kinds = ['paragraph', 'h1', 'h2', 'h3', 'bullet', 'number', 'check', 'quote', 'code'] as const;

/** Selects in a text, if the note has one; `length` 0 puts the caret there. Call within an update. */
function $selectIn(text: TextNode | null, from: number, length: number): RangeSelection | null {
  if (!text) return null;
  const size = text.getTextContentSize();
  const start = Math.min(from, size);
  return text.select(start, Math.min(size, start + length));
}

function $textsIn(node: LexicalNode): TextNode[] {
  return $dfs(node).flatMap(({ node: one }) => ($isTextNode(one) ? [one] : []));
}

/** Some text of some block: small blocks are as likely as large ones. */
function $someText(random: Random, isWanted: (text: TextNode) => boolean = () => true): TextNode | null {
  const blocks = $getRoot().getChildren();
  for (let attempt = 0; attempt < 20; attempt++) {
    const texts = $textsIn(random.pick(blocks)).filter(isWanted);
    if (texts.length > 0) return random.pick(texts);
  }
  return null;
}

const isInCode = (text: TextNode) => $findMatchingParent(text, $isCodeNode) !== null;

/** Puts the caret somewhere in the text, or selects a few words; then runs a command of the editor. */
function atSelection(isRange: boolean, run: (editor: LexicalEditor, random: Random) => void): Apply {
  return (editor, random) => {
    let isFound = false;
    change(editor, () => {
      const text = $someText(random, (one) => !isInCode(one));
      isFound = text !== null;
      $selectIn(text, random.below((text?.getTextContentSize() ?? 0) + 1), isRange ? 1 + random.below(25) : 0);
    });
    if (isFound) run(editor, random);
  };
}

const withWords = (words: readonly string[]) => (random: Random) =>
  Array.from({ length: 1 + random.below(4) }, () => random.pick(words)).join(' ');
const typing = (say: (random: Random) => string): Apply =>
  atSelection(false, (editor, random) => change(editor, () => $range()?.insertText(say(random))));

function $range(): RangeSelection | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? selection : null;
}

function $someBlock(random: Random): LexicalNode {
  return random.pick($getRoot().getChildren());
}

function onBlock(run: (block: LexicalNode, random: Random) => void): Apply {
  return (editor, random) => change(editor, () => run($someBlock(random), random));
}

/** Backspace at the start of a block: what stands between the two is removed, so that they become one. */
function $joinWithNext(block: LexicalNode): void {
  const last = $textsIn(block).at(-1);
  const next = block.getNextSibling();
  const first = next ? $textsIn(next)[0] : undefined;
  if (!last || !first) return;
  const selection = $createRangeSelection();
  selection.anchor.set(last.getKey(), last.getTextContentSize(), 'text');
  selection.focus.set(first.getKey(), 0, 'text');
  $setSelection(selection);
  selection.removeText();
}

function $copyBelow(editor: LexicalEditor, block: LexicalNode, target: LexicalNode): void {
  if (!$isElementNode(block)) return;
  const selection = block.select(0, block.getChildrenSize());
  const { nodes } = $generateJSONFromSelectedNodes(editor, selection);
  if ($isElementNode(target)) target.selectEnd();
  else target.selectNext();
  $insertNodes($generateNodesFromSerializedNodes(nodes));
}

function $someItem(random: Random): ListItemNode | null {
  const items = $dfs($getRoot()).flatMap(({ node }) => ($isListItemNode(node) ? [node] : []));
  return items.length > 0 ? random.pick(items) : null;
}

function inItem(run: (editor: LexicalEditor, item: ListItemNode) => void): Apply {
  return (editor, random) => {
    let key = '';
    change(editor, () => {
      const item = $someItem(random);
      key = item?.getKey() ?? '';
      item?.selectStart();
    });
    const item = editor.getEditorState().read(() => $getNodeByKey<ListItemNode>(key));
    if (item) run(editor, item);
  };
}

const highlightId = (random: Random) => `h_${random.base32(12).toLowerCase()}`;

/** What a user can do to a note, each through what the editor itself does then. */
export const edits: Readonly<Record<string, Apply>> = {
  'type words': typing(withWords(plainWords)),
  'type hostile words': typing(withWords([...hostileWords, ...moreHostile])),
  'replace by typing': atSelection(true, (editor, random) =>
    change(editor, () => $range()?.insertText(withWords([...plainWords, ...hostileWords])(random))),
  ),
  'delete a range': atSelection(true, (editor) => change(editor, () => $range()?.removeText())),
  split: atSelection(false, (editor) => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)),
  join: onBlock($joinWithNext),
  'line break': atSelection(false, (editor) => editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false)),
  format: atSelection(true, (editor, random) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, random.pick(formats))),
  link: atSelection(true, (editor, random) =>
    change(editor, () => $setLink(`https://docs.example/${random.below(99)}?a=(b&c`)),
  ),
  highlight: atSelection(true, (editor, random) =>
    change(editor, () => {
      $mark($getSelection(), { id: highlightId(random), kind: 'pain', tags: ['filters, "x"'], atSeconds: 754 });
    }),
  ),
  'highlight a line': atSelection(false, (editor, random) =>
    change(editor, () => {
      $mark($getSelection(), { id: highlightId(random), kind: 'quote', tags: [] });
    }),
  ),
  'remove a highlight': (editor, random) =>
    change(editor, () => {
      const marks = $marks();
      if (marks.length > 0) $unmark(random.pick(marks).getHighlight().id);
    }),
  timestamp: atSelection(false, (editor, random) =>
    change(editor, () => $insertNodes([$createTimestampNode(random.below(5000))])),
  ),
  'kind of block': atSelection(false, (editor, random) => setBlocks(editor, random.pick(kinds))),
  'kind of blocks': atSelection(true, (editor, random) => setBlocks(editor, random.pick(kinds))),
  rule: atSelection(false, (editor) => insertRule(editor)),
  table: atSelection(false, (editor) => insertTable(editor)),
  'new paragraph': onBlock((block, random) => {
    const text = $createTextNode(withWords([...plainWords, ...hostileWords, ...moreHostile])(random));
    block.insertAfter($createParagraphNode().append(text));
  }),
  'delete a block': onBlock((block) => {
    if (block.getParent()?.getChildrenSize() !== 1) block.remove();
  }),
  'move a block': onBlock((block, random) => {
    const target = $someBlock(random);
    if (!target.is(block)) target.insertAfter(block);
  }),
  'copy a block': (editor, random) => change(editor, () => $copyBelow(editor, $someBlock(random), $someBlock(random))),
  indent: inItem((editor, item) => {
    const canIndent = editor.getEditorState().read(() => item.getPreviousSibling() !== null);
    if (canIndent) editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined);
  }),
  outdent: inItem((editor) => editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined)),
  'tick a task': inItem((editor, item) =>
    change(editor, () => {
      if (item.getParent<ElementNode & { getListType(): string }>()?.getListType() === 'check') item.toggleChecked();
    }),
  ),
  'edit a cell': (editor, random) =>
    change(editor, () => {
      const cells = $dfs($getRoot()).flatMap(({ node }) => ($isTableCellNode(node) ? [node] : []));
      if (cells.length === 0) return;
      random.pick(cells).selectEnd();
      $range()?.insertText(` ${withWords([...plainWords, ...hostileWords])(random)} | x`);
    }),
  'add a row': (editor, random) =>
    change(editor, () => {
      const rows = $dfs($getRoot()).flatMap(({ node }) => ($isTableRowNode(node) ? [node] : []));
      if (rows.length === 0) return;
      random.pick(rows).getFirstChild<ElementNode>()?.selectStart();
      $insertTableRowAtSelection(true);
    }),
  'edit code': (editor, random) =>
    change(editor, () => {
      const text = $someText(random, isInCode);
      $selectIn(text, random.below((text?.getTextContentSize() ?? 0) + 1), 0)?.insertRawText('  x\n```\n\n~~~ y');
    }),
};

/** Does something random to the note and tells what; nothing may come of it (there is no table, say). */
export function editAtRandom(editor: LexicalEditor, random: Random): string {
  const name = random.pick(Object.keys(edits));
  edits[name]!(editor, random);
  change(editor, () => {}); // commands come into force with the next microtask, or now
  return name;
}

const word = /[\p{L}\p{N}]{2,}/gu;

/** Replaces, adds or takes away one word within a line of text; `null` where the note has no line of two words. */
export function editOneWord(editor: LexicalEditor, random: Random): string | null {
  let done: string | null = null;
  change(editor, () => {
    const text = $someText(random, (one) => [...one.getTextContent().matchAll(word)].length > 2);
    if (!text) return;
    const { index, 0: old } = random.pick([...text.getTextContent().matchAll(word)].slice(1, -1));
    const fresh = random.pick(plainWords.filter((one) => one !== old));
    const by = random.pick([fresh, `${old} ${fresh}`, `${fresh} ${old}`, '']);
    // A word goes together with the space after it.
    const length = old.length + (by === '' && text.getTextContent()[index + old.length] === ' ' ? 1 : 0);
    text.spliceText(index, length, by);
    done = `${JSON.stringify(old)} → ${JSON.stringify(by)}`;
  });
  return done;
}

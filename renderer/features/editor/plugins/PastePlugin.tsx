import { $generateNodesFromSerializedNodes, $insertGeneratedNodes } from '@lexical/clipboard';
import { $isCodeNode } from '@lexical/code-core';
import { $toggleLink } from '@lexical/link';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $dfs, $findMatchingParent, mergeRegister } from '@lexical/utils';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  PASTE_COMMAND,
} from 'lexical';
import { useEffect } from 'react';
import { highlightId } from '../../../../shared/domain/ids.ts';
import { toast } from '../../../ui/Toast.tsx';
import { $isHighlightNode, type HighlightNode } from '../document/nodes/highlight-node.ts';
import { $readMarkdown } from '../document/read/read-blocks.ts';
import { isWebLink } from '../format/web-link.ts';
import { htmlToMarkdown } from '../paste/html-to-markdown.ts';
import { looksLikeMarkdown } from '../paste/looks-like-markdown.ts';
import { editorNamespace } from '../theme.ts';

/** What the clipboard of this app last took: after a cut, the next paste is a move. */
let lastTaken: 'copied' | 'cut' = 'copied';

/**
 * Paste: our own nodes as they are, a web page's structure without anything that runs or loads, and plain text as typed,
 * but for what clearly is Markdown. With Shift always as typed.
 */
export function PastePlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let asTyped = false;
    return mergeRegister(
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          asTyped = event.shiftKey;
          return false;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(COPY_COMMAND, () => taken('copied'), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(CUT_COMMAND, () => taken('cut'), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data = event instanceof ClipboardEvent ? event.clipboardData : null;
          if (!data) return false;
          event.preventDefault();
          $paste(editor, data, asTyped);
          asTyped = false;
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    );
  }, [editor]);
  return null;
}

function taken(how: 'copied' | 'cut'): false {
  lastTaken = how;
  return false;
}

function $paste(editor: LexicalEditor, data: DataTransfer, asTyped: boolean): void {
  const selection = $getSelection();
  if (!selection) return;
  const text = data.getData('text/plain');
  const isInCode = $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isCodeNode);
  if (isInCode && $isRangeSelection(selection)) {
    selection.insertRawText(text);
    return;
  }
  if (!asTyped && $isRangeSelection(selection) && !selection.isCollapsed() && isWebLink(text)) {
    $toggleLink(text.trim());
    return;
  }
  const nodes = (asTyped ? null : ($ownNodes(data) ?? $foreignNodes(data))) ?? $textNodes(text);
  if (nodes.length > 0) $insertGeneratedNodes(editor, nodes, selection);
  else if (data.files.length > 0) toast({ message: 'Files cannot be pasted into a note yet' });
}

function $ownNodes(data: DataTransfer): LexicalNode[] | null {
  try {
    const copied = JSON.parse(data.getData('application/x-lexical-editor')) as { namespace?: string; nodes?: [] };
    if (copied.namespace !== editorNamespace || !Array.isArray(copied.nodes)) return null;
    const nodes = $generateNodesFromSerializedNodes(copied.nodes);
    $renewIds(nodes);
    return nodes;
  } catch {
    return null; // another program's data under that name, or none
  }
}

function $foreignNodes(data: DataTransfer): LexicalNode[] | null {
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  const markdown = html !== '' ? htmlToMarkdown(html) : looksLikeMarkdown(text) ? text.replace(/\r\n?/g, '\n') : '';
  if (markdown.trim() === '') return null;
  const { nodes } = $readMarkdown(markdown);
  $renewIds(nodes);
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

/** A copy gets an id of its own, the same for all its parts; a move (a cut that is not in this note any more) keeps it. */
function $renewIds(nodes: readonly LexicalNode[]): void {
  const marks = nodes.flatMap((node) => $dfs(node).map((one) => one.node)).filter($isHighlightNode);
  if (marks.length === 0) return;
  const here = new Set($highlightsOf($getRoot()).map((mark) => mark.getHighlight().id));
  const renewed = new Map<string, string>();
  for (const mark of marks) {
    const highlight = mark.getHighlight();
    if (lastTaken === 'cut' && !here.has(highlight.id)) continue;
    const id = renewed.get(highlight.id) ?? highlightId((count) => crypto.getRandomValues(new Uint8Array(count)));
    renewed.set(highlight.id, id);
    mark.setHighlight({ ...highlight, id });
  }
  lastTaken = 'copied';
}

function $highlightsOf(root: LexicalNode): HighlightNode[] {
  return $dfs(root)
    .map(({ node }) => node)
    .filter($isHighlightNode);
}

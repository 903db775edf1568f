import {
  $createParagraphNode,
  $getRoot,
  $setSelection,
  type EditorState,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { Root } from 'mdast';
import { $createOpaqueBlockNode } from '../nodes/opaque-nodes.ts';
import { $readMarkdown } from '../read/read-blocks.ts';
import { type BodySource, cutBody } from './body-source.ts';
import { isTooHard, isTooLongToFormat } from './too-hard.ts';

/** Tag of the update that puts a file into the editor. */
export const loadTag = 'load';

export interface OpenBody {
  source: BodySource;
  /** The Lexical node of each block. */
  keys: readonly NodeKey[];
  /** The editor as it was once all node transforms had run. */
  loaded: EditorState;
}

/**
 * Puts a body into the editor, one node for each block. Whatever its nodes would not keep apart becomes opaque; a body that
 * cannot be cut into blocks is shown as source as a whole.
 */
export function openBody(editor: LexicalEditor, body: string): OpenBody {
  if (!isTooHard(body)) {
    const keptOpaque = new Set<number>();
    for (let attempt = 0; attempt < 4; attempt++) {
      const opened = attemptToOpen(editor, body, keptOpaque);
      if (opened === null) break;
      if (opened.lost.length === 0) return opened;
      for (const block of opened.lost) keptOpaque.add(block);
    }
  }
  return openAsSource(editor, body);
}

/** `lost`: blocks whose nodes did not survive the transforms of the editor, with their neighbours. */
function attemptToOpen(editor: LexicalEditor, body: string, keptOpaque: ReadonlySet<number>) {
  let tree: Root | null = null;
  let keys: NodeKey[] = [];
  let isRead = false;
  editor.update(
    () => {
      try {
        const read = $readMarkdown(body, keptOpaque, isTooLongToFormat);
        tree = read.tree;
        keys = read.nodes.map((node) => node.getKey());
        $setSelection(null);
        const root = $getRoot().clear();
        root.append(...(read.nodes.length > 0 ? read.nodes : [$createParagraphNode()]));
        isRead = true;
      } catch {
        isRead = false; // nesting so deep that the parser's stack does not suffice
      }
    },
    { discrete: true, tag: [loadTag, 'history-merge', 'skip-dom-selection'] },
  );
  const source = isRead && tree ? cutBody(body, tree) : null;
  if (!source) return null;
  const loaded = editor.getEditorState();
  const present = new Set(loaded.read(() => $getRoot().getChildrenKeys()));
  const missing = keys.flatMap((key, i) => (present.has(key) ? [] : [i]));
  const hasOthers = keys.length > 0 && present.size !== keys.length - missing.length;
  const lost = missing.length > 0 || hasOthers ? missing.flatMap((i) => (i > 0 ? [i - 1, i] : [i])) : [];
  if (hasOthers && lost.length === 0) return null;
  return { source, keys, loaded, lost };
}

function openAsSource(editor: LexicalEditor, body: string): OpenBody {
  let key: NodeKey = '';
  editor.update(
    () => {
      const node = $createOpaqueBlockNode(body, 'source');
      key = node.getKey();
      $setSelection(null);
      $getRoot().clear().append(node);
    },
    { discrete: true, tag: [loadTag, 'history-merge', 'skip-dom-selection'] },
  );
  const source: BodySource = {
    text: body,
    blocks: [{ start: 0, end: body.length, type: 'source', definitions: [] }],
    slice: () => body,
    gap: () => '',
  };
  return { source, keys: [key], loaded: editor.getEditorState() };
}

import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import {
  $createNodeSelection,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useCommand } from '../../../commands/use-command.ts';
import { announce } from '../../../state/status.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { $isOpaqueInlineNode, $isWholeSource, nameOfSource } from '../document/nodes/opaque-nodes.ts';
import { state, styleOf } from '../document/nodes/state.ts';
import { useLocked } from '../note-context.ts';
import { $applySource, $isSourceNode, type SourceNode } from './apply-source.ts';
import { SourceField } from './SourceField.tsx';
import { registerSelectByArrows } from './select-by-arrows.ts';

interface Editing {
  key: string;
  element: HTMLElement;
  name: string;
  source: string;
  isInline: boolean;
}

/** What is shown as its source is edited as its source: by Enter or a double click on it, or by command. */
export function SourcePlugin() {
  const [editor] = useLexicalComposerContext();
  const locked = useLocked();
  const [editing, setEditing] = useState<Editing | null>(null);
  useCommand(
    'block:edit-source',
    () => {
      const next = editor.getEditorState().read(() => $editingOf(editor, $selectedSource()));
      if (next) setEditing(next);
      else toast({ message: 'Select a block that is shown as its source first' });
    },
    locked,
  );

  useEffect(() => {
    if (locked) return;
    const onDoubleClick = (event: MouseEvent) => {
      const target = event.target instanceof Node ? event.target : null;
      const next = editor.getEditorState().read(
        () => {
          const node = target && $getNearestNodeFromDOMNode(target);
          return $isSourceNode(node) ? $editingOf(editor, node) : null;
        },
        { editor },
      );
      if (next) setEditing(next);
    };
    return mergeRegister(
      editor.registerRootListener((root, before) => {
        before?.removeEventListener('dblclick', onDoubleClick);
        root?.addEventListener('dblclick', onDoubleClick);
      }),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const next = event?.shiftKey ? null : $editingOf(editor, $selectedSource());
          if (!next) return false;
          event?.preventDefault();
          setEditing(next);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      registerSelectByArrows(editor),
      announceSelected(editor),
    );
  }, [editor, locked]);

  if (!editing) return null;
  const { key, ...shown } = editing;
  const close = (typed: string | null) => {
    setEditing(null);
    finish(editor, key, typed);
  };
  const field = <SourceField key={key} {...shown} onDone={close} />;
  if (editing.isInline) {
    return (
      <Popover
        label={`Source of ${editing.name.toLowerCase()}`}
        open
        anchor={editing.element}
        finalFocus={false}
        onOpenChange={() => {}}
      >
        {field}
      </Popover>
    );
  }
  const place = editor.getRootElement()?.parentElement;
  return place ? createPortal(field, place) : null;
}

function $selectedSource(): SourceNode | null {
  const selection = $getSelection();
  const nodes = $isNodeSelection(selection) ? selection.getNodes() : [];
  const [only] = nodes;
  return nodes.length === 1 && $isSourceNode(only) ? only : null;
}

/** A whole body as source has a view of its own. */
function $editingOf(editor: LexicalEditor, node: SourceNode | null): Editing | null {
  const element = node && !$isWholeSource(node) ? editor.getElementByKey(node.getKey()) : null;
  if (!node || !element) return null;
  return {
    key: node.getKey(),
    element,
    name: nameOfSource(node),
    source: styleOf(node, state.source),
    isInline: $isOpaqueInlineNode(node),
  };
}

/** Applies what was typed (`null`: nothing was to change) and gives the text the focus back. */
function finish(editor: LexicalEditor, key: string, typed: string | null): void {
  editor.update(
    () => {
      const node = $getNodeByKey(key);
      if (!$isSourceNode(node)) return;
      if (typed !== null && $applySource(node, typed)) {
        if (node.isAttached()) $select(node);
      } else $select(node);
    },
    { tag: HISTORY_PUSH_TAG, discrete: true },
  );
}

function $select(node: SourceNode): void {
  const selection = $createNodeSelection();
  selection.add(node.getKey());
  $setSelection(selection);
}

/** A node that is selected as a whole has no caret which a screen reader could follow. */
function announceSelected(editor: LexicalEditor): () => void {
  let last: string | null = null;
  return editor.registerUpdateListener(({ editorState }) => {
    const selected = editorState.read(() => {
      const node = $selectedSource();
      return node && { key: node.getKey(), text: `${nameOfSource(node)} selected. Press Enter to edit its source.` };
    });
    if (selected && selected.key !== last) announce(selected.text);
    last = selected?.key ?? null;
  });
}

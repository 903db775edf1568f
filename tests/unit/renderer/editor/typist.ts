import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerList } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $setSelection,
  CLEAR_HISTORY_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalCommand,
  type LexicalNode,
  REDO_COMMAND,
  REMOVE_TEXT_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { createNoteDocument } from '../../../../renderer/features/editor/document/note-document.ts';
import { registerMarkEdges } from '../../../../renderer/features/editor/highlight/mark-edges.ts';
import { type HeldElsewhere, registerOwnIds } from '../../../../renderer/features/editor/highlight/own-ids.ts';
import { registerTidyMarks } from '../../../../renderer/features/editor/highlight/tidy-marks.ts';
import type { Clip } from '../../../../renderer/features/editor/paste/clip.ts';
import { $clipOf } from '../../../../renderer/features/editor/paste/copy.ts';
import { beginCut, cutType, spendCut } from '../../../../renderer/features/editor/paste/cut.ts';
import { $paste, type PasteOutcome } from '../../../../renderer/features/editor/paste/paste.ts';
import { registerJoinSteps } from '../../../../renderer/features/editor/plugins/join-steps.ts';
import { editorNamespace } from '../../../../renderer/features/editor/theme.ts';
import { $texts, newEditor } from '../document/note-editor.ts';

/** A clip as another program makes it. */
export function clipWith(data: Record<string, string>): Clip {
  return { getData: (type) => data[type] ?? '' };
}

/**
 * Somebody at a note without a page: the same commands, transforms and history as in the app, places named by the text that
 * stands there. Each call is one update and one undo step.
 */
export function typistAt(markdown: string, heldElsewhere: HeldElsewhere = async () => new Set()) {
  const editor = newEditor(editorNamespace);
  const lostInCode: number[] = [];
  registerRichText(editor);
  registerList(editor);
  registerHistory(editor, createEmptyHistoryState(), 0);
  registerMarkEdges(editor);
  registerJoinSteps(editor);
  registerTidyMarks(editor, (count) => void lostInCode.push(count));
  const note = createNoteDocument(editor, markdown);
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
  editor.update(() => void $getRoot().selectStart(), { discrete: true });
  registerOwnIds(editor, heldElsewhere);
  editor.registerUpdateListener(({ tags }) => {
    if (tags.has('historic')) spendCut();
  });

  const update = (run: () => void) => editor.update(run, { discrete: true });
  const $place = (text: string, atEnd: boolean) => {
    const leaves = $texts();
    const leaf = leaves.find((one) => one.getTextContent().includes(text));
    if (!leaf) throw new Error(`“${text}” is not in the note: ${leaves.map((one) => one.getTextContent()).join('|')}`);
    const at = leaf.getTextContent().indexOf(text);
    return { key: leaf.getKey(), offset: atEnd ? at + text.length : at };
  };
  const $select = (from: string, to: string) => {
    const selection = $createRangeSelection();
    const [start, end] = [$place(from, false), $place(to, true)];
    selection.anchor.set(start.key, start.offset, 'text');
    selection.focus.set(end.key, end.offset, 'text');
    $setSelection(selection);
    return selection;
  };
  const $caret = (text: string, atEnd: boolean) => {
    const { key, offset } = $place(text, atEnd);
    const selection = $createRangeSelection();
    selection.anchor.set(key, offset, 'text');
    selection.focus.set(key, offset, 'text');
    $setSelection(selection);
    return selection;
  };
  const command = <T>(which: LexicalCommand<T>, payload: T) =>
    update(() => void editor.dispatchCommand(which, payload));

  const typist = {
    editor,
    update,
    lostInCode,
    file: () => note.text(),
    literalBlocks: () => note.literalBlocks(),
    /** Selects from the start of one text to the end of another. */
    select: (from: string, to = from) => update(() => void $select(from, to)),
    selectAll: () => update(() => void $getRoot().select(0, $getRoot().getChildrenSize())),
    before: (text: string) => update(() => void $caret(text, false)),
    behind: (text: string) => update(() => void $caret(text, true)),
    type: (text: string) => command(CONTROLLED_TEXT_INSERTION_COMMAND, text),
    enter: () => command(INSERT_PARAGRAPH_COMMAND, undefined),
    /** Takes away what is selected. */
    remove: () => command(REMOVE_TEXT_COMMAND, null),
    /** Backspace at the start of the line that begins with this text. */
    joinBefore: (text: string) =>
      update(() => {
        const selection = $caret(text, false);
        const leaves = $texts();
        const at = leaves.findIndex((one) => one.getKey() === selection.anchor.key);
        const before = leaves[at - 1];
        if (!before) return;
        selection.focus.set(before.getKey(), before.getTextContentSize(), 'text');
        editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
      }),
    copy(): Clip {
      const clip = editor.read(() => $clipOf($getSelection(), false));
      return clipWith(clip ?? {});
    },
    cut(): Clip {
      const clip = editor.read(() => $clipOf($getSelection(), false));
      typist.remove();
      return clipWith({ ...clip, [cutType]: beginCut() });
    },
    paste(clip: Clip, asTyped = false): PasteOutcome | undefined {
      let outcome: PasteOutcome | undefined;
      update(() => {
        outcome = $paste(clip, asTyped);
      });
      spendCut();
      return outcome;
    },
    undo: () => command(UNDO_COMMAND, undefined),
    redo: () => command(REDO_COMMAND, undefined),
    /** Lets answers about other notes come in. */
    settle: async () => {
      for (let i = 0; i < 5; i++) await Promise.resolve();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return typist;
}

export type Typist = ReturnType<typeof typistAt>;

/** The nodes of the note of one kind, in order. Call within a read or update. */
export function $nodes<T extends LexicalNode>(is: (node: LexicalNode) => node is T): T[] {
  const found: T[] = [];
  const visit = (node: LexicalNode) => {
    if (is(node)) found.push(node);
    if ($isElementNode(node)) node.getChildren().forEach(visit);
  };
  visit($getRoot());
  return found;
}

/** Names ids by their order, so that files with renewed ids can be compared: `h_1`, `h_2`, … */
export function withNamedIds(file: string): string {
  const names = new Map<string, string>();
  return file.replace(/h_[0-9a-z]{12}/g, (id) => {
    if (!names.has(id)) names.set(id, `h_${names.size + 1}`);
    return names.get(id)!;
  });
}

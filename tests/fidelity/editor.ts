import { createHeadlessEditor } from '@lexical/headless';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerList, registerListStrictIndentTransform } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import { registerTablePlugin } from '@lexical/table';
import { $getRoot, CLEAR_HISTORY_COMMAND, type LexicalEditor, type NodeKey, UNDO_COMMAND } from 'lexical';
import { editorNodes } from '../../renderer/features/editor/document/editor-nodes.ts';
import { createNoteDocument, type NoteDocument } from '../../renderer/features/editor/document/note-document.ts';
import { $readMarkdown } from '../../renderer/features/editor/document/read/read-blocks.ts';
import { cutBody } from '../../renderer/features/editor/document/source/body-source.ts';
import { $fingerprint } from '../../renderer/features/editor/document/write/fingerprint.ts';
import { registerFlatBlocks } from '../../renderer/features/editor/format/flat-blocks.ts';
import { registerMarkEdges } from '../../renderer/features/editor/highlight/mark-edges.ts';
import { registerTidyMarks } from '../../renderer/features/editor/highlight/tidy-marks.ts';
import { splitFile } from '../../shared/markdown/split-file.ts';

/** An editor as the page has it, without the page: nodes, commands, node transforms and undo. What goes wrong is thrown. */
export function openEditor(): LexicalEditor {
  const editor = createHeadlessEditor({
    namespace: 'fidelity',
    nodes: [...editorNodes],
    onError: (error) => {
      throw error;
    },
  });
  registerRichText(editor);
  registerList(editor);
  registerListStrictIndentTransform(editor);
  registerTablePlugin(editor);
  registerTidyMarks(editor);
  registerMarkEdges(editor);
  registerFlatBlocks(editor);
  registerHistory(editor, createEmptyHistoryState(), 0);
  return editor;
}

/** Opens one file after the other in one editor; none knows of the one before. */
export function createOpener(): { editor: LexicalEditor; open(text: string): NoteDocument } {
  const editor = openEditor();
  let note: NoteDocument | null = null;
  return {
    editor,
    open(text) {
      if (note) note.load(text);
      else note = createNoteDocument(editor, text);
      editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
      // As with the first click of a user: only from then on is there something to go back to.
      change(editor, () => $getRoot().selectStart());
      return note;
    },
  };
}

/** Changes the editor's content at once. */
export function change(editor: LexicalEditor, run: () => void): void {
  editor.update(run, { discrete: true });
}

/** Marks every block as changed, as plugins do that look at all of them. */
export function touchAll(editor: LexicalEditor): void {
  change(editor, () => {
    for (const child of $getRoot().getChildren()) child.markDirty();
  });
}

/** Takes back what was done last. */
export async function undo(editor: LexicalEditor): Promise<void> {
  editor.dispatchCommand(UNDO_COMMAND, undefined);
  await Promise.resolve();
}

/** What the editor shows: each block's key and what it says. Empty paragraphs, which Markdown cannot hold, are left out. */
export function shownBlocks(editor: LexicalEditor): { key: NodeKey; print: string }[] {
  return editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .flatMap((node) => {
        const print = $fingerprint(node);
        return print === null ? [] : [{ key: node.getKey(), print }];
      }),
  );
}

/** All text that the editor shows. */
export function shownText(editor: LexicalEditor): string {
  return editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .map((block) => block.getTextContent())
      .join('\n'),
  );
}

export interface Slice {
  start: number;
  end: number;
  text: string;
}

export interface ReadFile {
  head: string;
  body: string;
  /** The blocks of the body, cut along its tree. */
  slices: Slice[];
  /** What each block says; `null` for one that says nothing. */
  prints: (string | null)[];
}

const reader = openEditor();

/** Reads a whole file anew; `null` where its body cannot be read block by block. */
export function readFile(file: string): ReadFile | null {
  const { body, bodyStart } = splitFile(file);
  let found: ReadFile | null = null;
  change(reader, () => {
    const { tree, nodes } = $readMarkdown(body);
    const source = cutBody(body, tree);
    const slices = source?.blocks.map(({ start, end }) => ({ start, end, text: body.slice(start, end) }));
    if (slices) found = { head: file.slice(0, bodyStart), body, slices, prints: nodes.map($fingerprint) };
  });
  return found;
}

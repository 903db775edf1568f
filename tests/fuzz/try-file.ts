import { $isCodeNode } from '@lexical/code-core';
import { $findMatchingParent } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type LexicalNode,
} from 'lexical';
import { createNoteDocument } from '../../renderer/features/editor/document/note-document.ts';
import { fingerprintsOf } from '../../renderer/features/editor/document/source/scratch.ts';
import { parseFrontMatter } from '../../shared/markdown/front-matter.ts';
import { decodeReferences } from '../../shared/markdown/references.ts';
import { scanNote } from '../../shared/markdown/scan-note.ts';
import { splitFile } from '../../shared/markdown/split-file.ts';
import { change, openEditor, readFile, shownBlocks, touchAll } from '../fidelity/editor.ts';
import { trySearch } from './try-search.ts';

/** Opens a file, saves it, edits a property, a word and a block, opens what came of it, and searches it. Resolves to what went wrong, or `null`. */
export function tryFile(file: string, at: number): string | null {
  try {
    scanNote(file);
    return tryOpening(file) ?? tryField(file) ?? tryWord(file, at) ?? tryParagraph(file) ?? trySearch(file, at);
  } catch (error) {
    return `crash: ${error instanceof Error ? error.stack?.split('\n').slice(0, 30).join('\n') : error}`;
  }
}

function open(file: string) {
  const editor = openEditor();
  return { editor, note: createNoteDocument(editor, file) };
}

function tryOpening(file: string): string | null {
  const { editor, note } = open(file);
  if (note.text() !== file) return 'bytes changed by opening';
  touchAll(editor);
  return note.text() === file ? null : 'bytes changed by a look at each block';
}

function tryField(file: string): string | null {
  const { note } = open(file);
  const before = parseFrontMatter(file).entries.filter(({ key }) => key !== 'title');
  const outcome = note.setField('title', 'A: "b" #c');
  const written = note.text();
  if (outcome === 'refused') return written === file ? null : 'a refused property changed bytes';
  if (!written.endsWith(splitFile(file).body)) return 'a property changed the body';
  const after = parseFrontMatter(written);
  if (after.values.title !== 'A: "b" #c') return 'a property does not read back';
  const rest = after.entries.filter(({ key }) => key !== 'title');
  return JSON.stringify(rest) === JSON.stringify(before) ? null : 'a property changed another';
}

function tryWord(file: string, at: number): string | null {
  const { editor, note } = open(file);
  const block = editor.getEditorState().read(() => {
    const texts = $texts($getRoot());
    const text = texts[at % Math.max(1, texts.length)];
    const top = text?.getParents().at(-2); // a quote is a root of its own to Lexical
    return text && top ? { key: text.getKey(), at: top.getIndexWithinParent() } : null;
  });
  if (!block) return null;
  change(editor, () => {
    const text = $texts($getRoot()).find((one) => one.getKey() === block.key)!;
    if ($isTextNode(text)) text.spliceText(text.getTextContentSize(), 0, 'zq7');
  });
  const written = note.text();
  if (decodeReferences(written).split('zq7').length !== decodeReferences(file).split('zq7').length + 1)
    return 'a typed word is not in the file once';
  const cut = readFile(file);
  const slice =
    cut?.slices.length === editor.getEditorState().read(() => $getRoot().getChildrenSize())
      ? cut.slices[block.at]
      : null;
  if (!cut || !slice || note.literalBlocks() > 0) return null;
  const head = (cut.head + cut.body.slice(0, slice.start)).trimEnd();
  const tail = cut.body.slice(slice.end).trimStart();
  const isKept = written.startsWith(head) && written.endsWith(tail);
  if (!isKept) return `a word in block ${block.at} changed another block: ${JSON.stringify(written.slice(0, 2000))}`;
  return readsAsShown(editor, written);
}

function tryParagraph(file: string): string | null {
  const { editor, note } = open(file);
  change(editor, () => {
    $getRoot().append($createParagraphNode().append($createTextNode('below zq8')));
  });
  const written = note.text();
  if (written.split('below zq8').length !== 2) return 'a typed paragraph is not in the file once';
  // What only the end of the file closed gets its end, and a blank line before it; nothing else changes.
  const squeezed = (text: string) => text.trimEnd().replace(/\s*[\r\n]\s*/g, '\n');
  const isKept = note.literalBlocks() > 0 || squeezed(written).startsWith(squeezed(file));
  if (!isKept) return `a typed paragraph changed what was there: ${JSON.stringify(written.slice(0, 2000))}`;
  const again = open(written);
  if (again.note.text() !== written) return 'bytes changed by opening what was saved';
  if (note.literalBlocks() > 0) return null;
  const last = again.editor.getEditorState().read(() => $getRoot().getLastChild()?.getTextContent() ?? '');
  const isWholeSource = again.editor.getEditorState().read(() => $getRoot().getChildrenSize()) === 1;
  return last === 'below zq8' || isWholeSource
    ? null
    : `a typed paragraph reads back as ${JSON.stringify(last.slice(0, 200))}`;
}

/** Blocks that the editor left as source read as such. */
function readsAsShown(editor: Parameters<typeof shownBlocks>[0], written: string): string | null {
  const opaque = editor.getEditorState().read(
    () =>
      new Set(
        $getRoot()
          .getChildren()
          .flatMap((node, i) => (node.getType() === 'opaque-block' ? [i] : [])),
      ),
  );
  const shown = shownBlocks(editor).map(({ print }) => print);
  const read = fingerprintsOf(splitFile(written).body, opaque)?.filter((print) => print !== null);
  if (!read || JSON.stringify(read) === JSON.stringify(shown)) return null;
  const first = shown.findIndex((print, i) => print !== read[i]);
  return `what was saved reads otherwise, from block ${first} on: ${JSON.stringify(written.slice(0, 2000))}\n${shown[first]}\n${read[first]}`;
}

function $texts(node: LexicalNode): LexicalNode[] {
  if ($isTextNode(node)) return $findMatchingParent(node, $isCodeNode) ? [] : [node];
  return $isElementNode(node) ? node.getChildren().flatMap($texts) : [];
}

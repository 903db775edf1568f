import { createHeadlessEditor } from '@lexical/headless';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import { editorNodes } from '../../../../renderer/features/editor/document/editor-nodes.ts';
import { createNoteDocument } from '../../../../renderer/features/editor/document/note-document.ts';
import { fingerprintsOf } from '../../../../renderer/features/editor/document/source/scratch.ts';
import { $fingerprint } from '../../../../renderer/features/editor/document/write/fingerprint.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';

/** An editor without a page; what goes wrong in it is thrown. */
export function newEditor(namespace = 'test'): LexicalEditor {
  return createHeadlessEditor({
    namespace,
    nodes: [...editorNodes],
    onError: (error) => {
      throw error;
    },
  });
}

/** A note file open in an editor of its own. */
export function openNote(file: string) {
  const editor = newEditor();
  const note = createNoteDocument(editor, file);
  return { editor, note };
}

/** Changes the editor's content at once. */
export function change(editor: LexicalEditor, run: () => void): void {
  editor.update(run, { discrete: true });
}

/** Marks every block as changed, as plugins do that look at all of them. */
export function touchAllBlocks(editor: LexicalEditor): void {
  change(editor, () => {
    for (const child of $getRoot().getChildren()) child.markDirty();
  });
}

/** Adds a paragraph at the end of the note. */
export function appendParagraph(editor: LexicalEditor, text: string): void {
  change(editor, () => {
    $getRoot().append($createParagraphNode().append($createTextNode(text)));
  });
}

/** All text of the editor, in order. Call within a read or update. */
export function $texts(): TextNode[] {
  const found: TextNode[] = [];
  const visit = (node: LexicalNode) => {
    if ($isTextNode(node)) found.push(node);
    if ($isElementNode(node)) node.getChildren().forEach(visit);
  };
  visit($getRoot());
  return found;
}

/** The text that can have formats: all but code blocks. Call within a read or update. */
export function $textsOutsideCode(): TextNode[] {
  return $texts().filter((node) => !node.getParents().some((parent) => parent.getType() === 'code'));
}

/** Replaces the first occurrence of a word in the editor's text. */
export function replaceWord(editor: LexicalEditor, word: string, by: string): void {
  change(editor, () => {
    const node = $texts().find((text) => text.getTextContent().includes(word));
    node?.setTextContent(node.getTextContent().replace(word, () => by));
  });
}

/** A top-level block by its place. Call within a read or update. */
export function $block(at: number): ElementNode {
  return $getRoot().getChildAtIndex(at) as ElementNode;
}

/** What the editor shows now, and what its text reads back as. */
export function shownAndSaved(editor: LexicalEditor, file: string) {
  const shown = editor.getEditorState().read(() => $getRoot().getChildren().map($fingerprint));
  const saved = fingerprintsOf(splitFile(file).body) ?? [];
  return { shown: shown.filter((print) => print !== null), saved: saved.filter((print) => print !== null) };
}

/** A note with most of what Markdown has, spelled in ways that Fieldbook itself would not choose. */
export const sampleNote = `---
title: Filters in funnels   # as agreed
teams: [product-analytics]
---
Background
==========

[02:10](#t=130) Runs growth alone;   two engineers
set up tracking.  
Hard break above, *stars*, __under__ and \`code\`.

*   first item
*   <mark data-kind="pain" data-highlight="h_k3x9q2m7v0tb" data-x="1">I thought the filter applied</mark>
    * nested \`item\`

1) one
1) two

> quoted line
continued lazily

| a  |  b |
|:---|---:|
| 1 | two cells |

\`\`\`\`js title
const a = 1;
\`\`\`\`

    indented code

***

<details>
<summary>Raw</summary>
</details>

[^1]: A footnote.

See [the docs][docs] and https://example.org now.

[docs]: https://docs.example "T"
`;

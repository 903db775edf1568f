import {
  $getNodeByKey,
  $isElementNode,
  type EditorState,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { applyEdits, type DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import type { YamlValue } from '../../../../shared/markdown/front-matter.ts';
import { type FrontMatterEdit, setFrontMatterValue } from '../../../../shared/markdown/front-matter-edit.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import { changesBlocks, followInMarks, followTag, hasSameHighlights } from './follow-edits.ts';
import { BodyWriter } from './source/body-writer.ts';
import { loadTag, openBody } from './source/open-body.ts';
import type { BodyToCheck } from './verify/check-body.ts';

/** A note file open in a Lexical editor. It changes the file's text only where the editor's content or a field was changed. */
export interface NoteDocument {
  /**
   * Puts another file into the editor (one update, tagged `load`), forgetting the one before. Not within an update of that
   * editor. Plugins that transform nodes have to be registered before. The history is not touched: clear it.
   */
  load(fileText: string): void;
  /** The whole file for the current state of editor and fields; byte for byte the loaded text where nothing was edited. */
  text(): string;
  /** The text that goes with an earlier state of the editor since the last `load`, also after the next one. Made when asked for. */
  moment(state: EditorState): () => string;
  /**
   * Makes in the text what edits made of its file meanwhile: caret and steps of undo stay, and these have the edits, too. `wanted`
   * is what they make of the present text. `false` where the editor does not hold all that is concerned: nothing else will do
   * than `load`.
   */
  follow(edits: readonly DocumentEdit[], wanted: string): boolean;
  /** Whether `text()` may differ from the loaded file. Cheap. */
  isDirty(): boolean;
  /** Whether the body could not be cut into blocks and stands in the editor as one block of source. */
  isSource(): boolean;
  /** The file up to its body: BOM and front matter. */
  head(): string;
  /** Sets one property (`undefined` removes it), then tells the listeners. `refused`: nothing could be changed safely. */
  setField(key: string, value: YamlValue | undefined): FrontMatterEdit['outcome'];
  /** How many blocks the last `text()` had to write in their most literal form, because no other reads back equal. */
  literalBlocks(): number;
  /** The JSON of those blocks as the editor has them, `null` where there are none. */
  rich(): string | null;
  /** The current body with what it has to read as, for `firstMismatch`; `null` where nothing was edited. */
  check(): BodyToCheck | null;
  /** The block at a place of that check does not read back: it is written literally from now on. Tells the listeners. */
  mismatch(check: BodyToCheck, at: number): void;
  /** Calls back after each change of body or fields (not after `load`). Returns the stop function. */
  onChange(listener: () => void): () => void;
  /** Stops listening to the editor. */
  dispose(): void;
}

/** Opens a file in an editor that was made with `editorNodes`. */
export function createNoteDocument(editor: LexicalEditor, fileText: string): NoteDocument {
  const listeners = new Set<() => void>();
  let touched = new Set<NodeKey>();
  let head = '';
  let body = '';
  let writer: BodyWriter;
  let isSource = false;
  let literal: NodeKey[] = [];
  let isBodyTouched = false;
  let isHeadTouched = false;
  let followed: DocumentEdit[] = [];
  let last: { state: unknown; head: string; text: string } | null = null;

  const notify = () => {
    for (const listener of listeners) listener();
  };

  const load = (text: string) => {
    const parts = splitFile(text);
    head = parts.bom + parts.frontMatter;
    body = parts.body;
    const open = openBody(editor, body);
    writer = new BodyWriter(open, parts.eol);
    isSource = open.source.blocks[0]?.type === 'source';
    touched = new Set();
    literal = [];
    followed = [];
    isBodyTouched = false;
    isHeadTouched = false;
    last = { state: editor.getEditorState(), head, text };
  };

  const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState, prevEditorState, tags }) => {
    if (tags.has(loadTag)) return;
    const isRestored = dirtyElements.size === 0 && dirtyLeaves.size === 0 && tags.has('historic');
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0 && !isRestored) return;
    // A step back may be one to before what was followed.
    if (tags.has('historic') && followed.length > 0) queueMicrotask(() => followInMarks(editor, followed));
    for (const state of [editorState, prevEditorState]) {
      state.read(() => {
        for (const keys of [dirtyElements.keys(), dirtyLeaves]) {
          for (const key of keys) {
            const block = $topLevelKey($getNodeByKey(key));
            if (block !== null) touched.add(block);
          }
        }
      });
    }
    isBodyTouched = true;
    if (!tags.has(followTag)) notify();
  });

  const bodyText = (): string => {
    if (!isBodyTouched) return body;
    const made = editor.getEditorState().read(() => writer.$text((key) => touched.has(key)));
    literal = made.literal;
    return made.text;
  };

  load(fileText);
  return {
    load,
    text() {
      const state = editor.getEditorState();
      if (last?.state === state && last.head === head) return last.text;
      last = { state, head, text: joined(head, bodyText()) };
      return last.text;
    },
    moment(state) {
      const [then, keys, before, edits] = [writer, touched, head, followed];
      return () => {
        const text = joined(before, state.read(() => then.$text((key) => keys.has(key))).text);
        return edits.length === 0 ? text : applyEdits(text, edits).text;
      };
    },
    follow(edits, wanted) {
      const { bom, frontMatter } = splitFile(wanted);
      followed = [...followed, ...edits];
      head = bom + frontMatter;
      isHeadTouched = true;
      followInMarks(editor, edits);
      return !changesBlocks(edits) && hasSameHighlights(this.text(), wanted);
    },
    isDirty: () => isBodyTouched || isHeadTouched,
    isSource: () => isSource,
    head: () => head,
    setField(key, value) {
      const edit = setFrontMatterValue(head + body, key, value);
      if (edit.outcome !== 'edited' && edit.outcome !== 'rewritten') return edit.outcome;
      head = edit.text.slice(0, edit.text.length - body.length);
      isHeadTouched = true;
      notify();
      return edit.outcome;
    },
    literalBlocks: () => literal.length,
    rich() {
      if (literal.length === 0) return null;
      return editor.getEditorState().read(() => JSON.stringify(literal.flatMap((key) => $jsonOf($getNodeByKey(key)))));
    },
    check() {
      const body = bodyText();
      const wanted = isBodyTouched ? writer.expected() : null;
      return wanted && { body, ...wanted };
    },
    mismatch(check, at) {
      if (check.loaded.body !== body || !writer.forceLiteral(check.expected, at)) return;
      last = null;
      notify();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      stop();
      listeners.clear();
    },
  };
}

/** A body that begins with a rule must not become front matter. */
function joined(head: string, body: string): string {
  const text = head + body;
  return splitFile(text).body.length === body.length ? text : `${head}\n${body}`;
}

/** A node with all that is in it. `exportJSON` alone leaves the children to its caller. */
function $jsonOf(node: LexicalNode | null): object[] {
  if (node === null) return [];
  const children = $isElementNode(node) ? { children: node.getChildren().flatMap($jsonOf) } : {};
  return [{ ...node.exportJSON(), ...children }];
}

function $topLevelKey(node: LexicalNode | null): NodeKey | null {
  let block = node;
  for (let parent = block?.getParent(); parent; parent = block?.getParent()) {
    if (parent.getKey() === 'root') return block!.getKey();
    block = parent;
  }
  return null;
}

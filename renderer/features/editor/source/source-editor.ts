import { defaultKeymap, history, isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { EditorState, type Extension, type Text, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import { applyEdits, changesOf, type DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import { setFrontMatterValue } from '../../../../shared/markdown/front-matter-edit.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import { writeTimestamp } from '../../../../shared/markdown/timestamps.ts';
import { isTooHard } from '../document/source/too-hard.ts';
import type { FindView } from '../find/find-view.ts';
import type { Moment } from '../session/note-history.ts';
import type { NoteSession } from '../session/note-session.ts';
import type { ShownDocument } from '../session/shown-document.ts';
import { openSource, type SourceText } from './line-ends.ts';
import { markdownSource } from './markdown-language.ts';
import { createSourceFind } from './source-find.ts';
import { sourceTheme } from './source-theme.ts';

export interface SourceEditor extends ShownDocument {
  view: EditorView;
  find: FindView;
  destroy(): void;
}

interface Options {
  /** Where it is put. Its styles go to the root of this element: a shadow root. */
  parent: ShadowRoot;
  session: NoteSession;
  locked: boolean;
  /** Offset of the caret at first. */
  caret: number;
}

/** Beyond these many characters, or where Markdown is too hard to parse, there is no highlighting and no spell check. */
const heaviest = { text: 3_000_000, line: 50_000 };

/** Front matter ends within so many lines; a text may be megabytes. */
const longestHead = 50_000;

/** The whole file as text, highlighted as Markdown. Told edits go to the session; `load` does not count as one. */
export function createSourceEditor({ parent, session, locked, caret }: Options): SourceEditor {
  let source: SourceText = openSource(session.text());
  let loading = false;
  const find = createSourceFind(locked);

  const redoAny = (view: EditorView) => redo(view) || session.step('forward');
  const extensions = (): Extension => [
    source.extension,
    history({ newGroupDelay: 500 }),
    drawSelection(),
    highlightSpecialChars(),
    EditorView.lineWrapping,
    EditorState.readOnly.of(locked),
    EditorView.contentAttributes.of({ 'aria-label': 'Markdown source' }),
    keymap.of([
      { key: 'Mod-z', run: (view) => undo(view) || session.step('back'), preventDefault: true },
      { key: 'Mod-y', mac: 'Mod-Shift-z', run: redoAny, preventDefault: true },
      { key: 'Mod-Shift-z', run: redoAny, preventDefault: true },
      ...defaultKeymap,
    ]),
    isLight(source.doc) ? [markdownSource, EditorView.contentAttributes.of({ spellcheck: 'true' })] : [],
    sourceTheme,
    find.extension,
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !loading) session.edited();
    }),
  ];
  const stateOf = (at: number) =>
    EditorState.create({
      doc: source.doc,
      selection: { anchor: Math.max(0, Math.min(at, source.doc.length)) },
      extensions: extensions(),
    });
  const view = new EditorView({ state: stateOf(caret), parent, root: parent });
  const text = () => source.textOf(view.state);

  function load(next: string) {
    const at = firstDifference(text(), next);
    source = openSource(next);
    loading = true;
    view.setState(stateOf(at));
    loading = false;
    find.replaced();
    view.dispatch({
      effects: EditorView.scrollIntoView(view.state.selection.main.head, { y: 'nearest', yMargin: 48 }),
    });
  }

  function follow(edits: readonly DocumentEdit[]): boolean {
    const edited = applyEdits(view.state.doc.toString(), edits);
    loading = true;
    view.dispatch({ changes: changesOf(edited), annotations: Transaction.addToHistory.of(false) });
    loading = false;
    return true;
  }

  return {
    view,
    find: find.view(view),
    formatted: null,
    text,
    load,
    follow,
    head: () => headOf(view.state.doc),
    setField(key, value) {
      const edit = setFrontMatterValue(text(), key, value);
      if (edit.outcome !== 'edited' && edit.outcome !== 'rewritten') return edit.outcome;
      const before = view.state.doc;
      const after = openSource(edit.text).doc;
      const head = splitFile(before.toString());
      const from = head.bom.length;
      const tail = head.body.length;
      view.dispatch({
        changes: { from, to: before.length - tail, insert: after.slice(from, after.length - tail) },
        annotations: [isolateHistory.of('full'), Transaction.userEvent.of('input.field')],
      });
      return edit.outcome;
    },
    steps: () => ({ undo: walk(view.state, undo, source).reverse(), redo: walk(view.state, redo, source) }),
    insertTimestamp(seconds) {
      view.dispatch(view.state.replaceSelection(`${writeTimestamp(seconds)} `));
      view.focus();
    },
    focus() {
      view.dispatch({
        selection: { anchor: view.state.doc.length - splitFile(view.state.doc.toString()).body.length },
      });
      view.focus();
    },
    caret: () => view.state.selection.main.head,
    destroy: () => view.destroy(),
  };
}

/** A paragraph is parsed as a whole with each key: not where one may be megabytes, nor where nesting would exhaust the stack. */
function isLight(doc: Text): boolean {
  if (doc.length > heaviest.text) return false;
  for (const line of doc.iterLines()) if (line.length > heaviest.line) return false;
  return !isTooHard(doc.toString());
}

/** The texts that undoing (or redoing) step by step would show, the next one first. */
function walk(from: EditorState, command: typeof undo, source: SourceText): Moment[] {
  const moments: Moment[] = [];
  const depth = command === undo ? undoDepth : redoDepth;
  for (let state = from; depth(state) > 0; ) {
    const before = state;
    command({
      state,
      dispatch: (transaction) => {
        state = transaction.state;
      },
    });
    if (state === before) break;
    const then = state;
    moments.push(() => source.textOf(then));
  }
  return moments;
}

/** The text up to the end of its front matter; `''` where it has none. */
function headOf(doc: Text): string {
  const isFence = (line: number) => /^\uFEFF?---[ \t]*$/.test(doc.line(line).text);
  if (!isFence(1)) return '';
  for (let line = 2; line <= Math.min(doc.lines, longestHead); line++) {
    if (isFence(line)) return doc.sliceString(0, doc.line(line).to);
  }
  return '';
}

function firstDifference(before: string, after: string): number {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return at;
}

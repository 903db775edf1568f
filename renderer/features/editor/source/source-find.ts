import { isolateHistory, undo } from '@codemirror/commands';
import { type Extension, type Range, StateEffect, StateField, type Text, Transaction } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import type { FindView, Hit, Kept, Replaced } from '../find/find-view.ts';

interface Drawn {
  hits: readonly Hit[];
  current: Hit | null;
  look: 'find' | 'search';
}

const drawHits = StateEffect.define<Drawn>();

const drawn = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    const next = transaction.effects.findLast((effect) => effect.is(drawHits))?.value as Drawn | undefined;
    return next ? decorationsOf(next) : value.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorationsOf({ hits, current, look }: Drawn): DecorationSet {
  const plain = Decoration.mark({ class: look });
  const strong = Decoration.mark({ class: `${look} current` });
  const ranges: Range<Decoration>[] = hits.map((hit) => (hit === current ? strong : plain).range(hit.start, hit.end));
  return Decoration.set(ranges);
}

export interface SourceFind {
  /** Draws hits and hears of edits: goes into each state of the editor. */
  extension: Extension;
  view(editor: EditorView): FindView;
  /** Another text was put into the editor. */
  replaced(): void;
}

/** Finding in the source of a note: its whole file is one text. */
export function createSourceFind(locked: boolean): SourceFind {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let known: { doc: Text; text: string } | null = null;
  const textOf = (doc: Text) => {
    if (known?.doc !== doc) known = { doc, text: doc.toString() };
    return known.text;
  };
  return {
    extension: [
      drawn,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) tell();
      }),
    ],
    replaced: tell,
    view: (editor) => ({
      texts: () => [textOf(editor.state.doc)],
      from: () => ({ block: 0, offset: editor.state.selection.main.from }),
      highlight(id) {
        const start = textOf(editor.state.doc).indexOf(`data-highlight="${id}"`);
        return start === -1 ? null : { block: 0, start, end: start };
      },
      selected() {
        const { from, to } = editor.state.selection.main;
        return editor.state.doc.sliceString(from, to);
      },
      holdsNode: () => false,
      draw: (hits, current, look) => editor.dispatch({ effects: drawHits.of({ hits, current, look }) }),
      show({ start, end }) {
        const block = editor.lineBlockAt(start);
        const { top, bottom } = {
          top: editor.scrollDOM.scrollTop,
          bottom: editor.scrollDOM.scrollTop + editor.scrollDOM.clientHeight,
        };
        const isInView =
          editor.viewport.from <= start && end <= editor.viewport.to && block.top >= top && block.bottom <= bottom;
        if (!isInView) editor.dispatch({ effects: EditorView.scrollIntoView(start, { y: 'center' }) });
      },
      leave(hit) {
        if (hit) editor.dispatch({ selection: { anchor: hit.end } });
        editor.focus();
      },
      replace(hits, by) {
        if (locked) return { done: 0, kept: {} };
        const { changes, kept } = changesFor(textOf(editor.state.doc), hits, by);
        editor.dispatch({
          changes,
          annotations: [isolateHistory.of('full'), Transaction.userEvent.of('input.replace')],
        });
        return { done: changes.length, kept };
      },
      undo: () => void undo(editor),
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
  };
}

/** Tags of highlights and the note's id stay as they are: what hangs on them is not in this text. */
export function changesFor(text: string, hits: readonly Hit[], by: string) {
  const guarded = guardedRuns(text);
  const kept: { [reason in Kept]?: number } = {};
  let at = 0;
  const changes = hits.flatMap(({ start, end }) => {
    while (at < guarded.length && guarded[at]![1] <= start) at++;
    if (at === guarded.length || guarded[at]![0] >= end) return [{ from: start, to: end, insert: by }];
    kept.tag = (kept.tag ?? 0) + 1;
    return [];
  });
  return { changes, kept } satisfies { changes: unknown[]; kept: Replaced['kept'] };
}

/** In order, none within another. */
function guardedRuns(text: string): [number, number][] {
  const { bom, frontMatter } = splitFile(text);
  const id = /^id[ \t]*:.*$/m.exec(frontMatter);
  const tags = [...text.matchAll(/<\/?mark\b[^<>]*>/gi)].map((tag): [number, number] => [
    tag.index,
    tag.index + tag[0].length,
  ]);
  if (!id) return tags;
  const start = bom.length + id.index;
  return [...tags, [start, start + id[0].length] as [number, number]].sort((a, b) => a[0] - b[0]);
}

import { invertedEffects } from '@codemirror/commands';
import {
  type EditorState,
  type Extension,
  MapMode,
  type Range,
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
  Text,
} from '@codemirror/state';

/** A line end that is spelled otherwise than most of its file. It stands before the `\n` and goes with it. */
class LineEnd extends RangeValue {
  override startSide = 1;
  override endSide = 1;
  override mapMode = MapMode.TrackAfter;

  constructor(readonly spelling: string) {
    super();
  }

  override eq(other: LineEnd) {
    return other.spelling === this.spelling;
  }
}

const respell = StateEffect.define<{ at: number; spelling: string }>({
  map: ({ at, spelling }, changes) => ({ at: changes.mapPos(at, 1), spelling }),
});

export interface SourceText {
  doc: Text;
  /** Keeps the spelling of each line end with its place, through edits and their undoing. */
  extension: Extension;
  /** The file's text for a state of the editor: byte for byte what it was where nothing was edited. */
  textOf(state: EditorState): string;
}

/** A file's text for CodeMirror, which knows `\n` alone: BOM and line ends stay as they are in the file. */
export function openSource(fileText: string): SourceText {
  const bom = fileText.startsWith('\uFEFF') ? '\uFEFF' : '';
  const parts = fileText.slice(bom.length).split(/(\r\n|\n|\r)/);
  const lines = parts.filter((_, i) => i % 2 === 0);
  const ends = parts.filter((_, i) => i % 2 === 1);
  const usual = mostUsed(ends);
  const others: Range<LineEnd>[] = [];
  let at = 0;
  for (const [i, end] of ends.entries()) {
    at += lines[i]!.length;
    if (end !== usual) others.push(new LineEnd(end).range(at));
    at += 1;
  }
  const spellings = StateField.define<RangeSet<LineEnd>>({
    create: () => RangeSet.of(others),
    update(value, transaction) {
      const mapped = transaction.docChanged ? value.map(transaction.changes) : value;
      const again = transaction.effects.filter((effect) => effect.is(respell)).map((effect) => effect.value);
      if (again.length === 0) return mapped;
      const add = again.map(({ at, spelling }) => new LineEnd(spelling).range(at));
      const places = new Set(add.map(({ from }) => from));
      return mapped.update({ filter: (from) => !places.has(from), add, sort: true });
    },
  });
  const undone = invertedEffects.of((transaction) => {
    const effects: StateEffect<unknown>[] = [];
    const before = transaction.startState.field(spellings);
    if (before.size === 0) return effects;
    transaction.changes.iterChangedRanges((from, to) => {
      before.between(from, to, (at, _end, value) => {
        if (at < to) effects.push(respell.of({ at, spelling: value.spelling }));
      });
    });
    return effects;
  });
  return {
    doc: Text.of(lines),
    extension: [spellings, undone],
    textOf: (state) => bom + spelled(state, state.field(spellings), usual),
  };
}

function mostUsed(ends: readonly string[]): string {
  const count = (end: string) => ends.filter((one) => one === end).length;
  return ['\n', '\r\n', '\r'].reduce((best, end) => (count(end) > count(best) ? end : best));
}

function spelled(state: EditorState, others: RangeSet<LineEnd>, usual: string): string {
  const { doc } = state;
  let out = '';
  let from = 0;
  for (const cursor = others.iter(); cursor.value; cursor.next()) {
    out += doc.sliceString(from, cursor.from, usual) + cursor.value.spelling;
    from = cursor.from + 1;
  }
  return out + doc.sliceString(from, doc.length, usual);
}

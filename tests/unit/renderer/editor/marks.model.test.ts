import fc from 'fast-check';
import { $createRangeSelection, $getSelection, $setSelection, type PointType } from 'lexical';
import { expect, test } from 'vitest';
import { $isHighlightNode } from '../../../../renderer/features/editor/document/nodes/highlight-node.ts';
import { fingerprintsOf } from '../../../../renderer/features/editor/document/source/scratch.ts';
import { $mark, $unmark } from '../../../../renderer/features/editor/highlight/marks.ts';
import { $idsAtCaret, newHighlightId } from '../../../../renderer/features/editor/highlight/renew-ids.ts';
import type { Clip } from '../../../../renderer/features/editor/paste/clip.ts';
import { isUnspentCut } from '../../../../renderer/features/editor/paste/cut.ts';
import { scanNote } from '../../../../shared/markdown/scan-note.ts';
import { runs } from '../../shared/markdown/markdown-arbitrary.ts';
import { $texts, shownAndSaved } from '../document/note-editor.ts';
import { A, B } from './edit-rows.ts';
import { $nodes, type Typist, typistAt } from './typist.ts';

const start = `${A('one two')} three\n\n- four ${B('five')}\n- six\n\n> seven ${A('')}eight\n`.replace(A(''), '');

/** The text as it reads, a line for each block, and where each piece of it stands. */
function $lines() {
  const lines: { text: string; block: string }[] = [];
  const places: { key: string; from: number; length: number }[] = [];
  let length = 0;
  for (const leaf of $texts()) {
    let block = leaf.getParentOrThrow();
    while (block.isInline()) block = block.getParentOrThrow();
    const last = lines.at(-1);
    if (last?.block === block.getKey()) last.text += leaf.getTextContent();
    else {
      if (last) length++;
      lines.push({ text: leaf.getTextContent(), block: block.getKey() });
    }
    places.push({ key: leaf.getKey(), from: length, length: leaf.getTextContentSize() });
    length += leaf.getTextContentSize();
  }
  return { text: lines.map((line) => line.text).join('\n'), places };
}

/** Puts a point at a place of that text; at the edge of two pieces at the first or the second. */
function $put(point: PointType, at: number, isSecond: boolean): void {
  const fitting = $lines().places.filter(({ from, length }) => at >= from && at <= from + length);
  const place = (isSecond ? fitting.at(-1) : fitting[0]) ?? $lines().places.at(-1);
  if (place) point.set(place.key, Math.min(at - place.from, place.length), 'text');
}

const edit = fc.record({
  kind: fc.constantFrom(
    'type',
    'type',
    'enter',
    'remove',
    'join',
    'mark',
    'mark',
    'unmark',
    'cut',
    'copy',
    'paste',
    'paste',
  ),
  at: fc.nat(1000),
  to: fc.nat(1000),
  isSecond: fc.boolean(),
  text: fc.constantFrom('x', 'yz', ' ', '**', '12:34', 'é'),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const textOf = (t: Typist) => t.editor.read(() => $lines().text);

function select(t: Typist, { at, to, isSecond }: Edit, isCollapsed: boolean): [number, number] {
  const length = textOf(t).length;
  const ends = [at % (length + 1), isCollapsed ? at % (length + 1) : to % (length + 1)].sort((a, b) => a - b);
  t.update(() => {
    const selection = $createRangeSelection();
    $put(selection.anchor, ends[0]!, isSecond);
    $put(selection.focus, ends[1]!, isCollapsed ? isSecond : !isSecond);
    $setSelection(selection);
  });
  return ends as [number, number];
}

/** The text that each highlight marks, by id. */
const marked = (t: Typist) =>
  t.editor.read(() => {
    const found: Record<string, number> = {};
    for (const mark of $nodes($isHighlightNode)) {
      const { id } = mark.getHighlight();
      found[id] = (found[id] ?? 0) + mark.getTextContentSize();
    }
    return found;
  });

function apply(t: Typist, one: Edit, clips: Clip[]): void {
  const before = textOf(t);
  const isCollapsed = ['type', 'enter', 'join', 'paste', 'unmark'].includes(one.kind);
  const [from, to] = select(t, one, isCollapsed);
  const without = before.slice(0, from) + before.slice(to);
  const clip = clips[one.to % Math.max(1, clips.length)];
  switch (one.kind) {
    case 'type':
      t.type(one.text);
      expect(textOf(t)).toBe(before.slice(0, from) + one.text + before.slice(from));
      return;
    case 'enter':
      t.enter();
      expect(textOf(t).replaceAll('\n', '')).toBe(before.replaceAll('\n', ''));
      return;
    case 'join': {
      const line = before.lastIndexOf('\n', from - 1);
      if (line < 0) return;
      select(t, { ...one, at: line, to: line + 1, isSecond: false }, false);
      t.remove();
      expect(textOf(t).replaceAll('\n', '')).toBe(before.replaceAll('\n', ''));
      return;
    }
    case 'remove':
      t.remove();
      expect(textOf(t).replaceAll('\n', '')).toBe(without.replaceAll('\n', ''));
      return;
    case 'cut':
      clips.push(t.cut());
      expect(textOf(t).replaceAll('\n', '')).toBe(without.replaceAll('\n', ''));
      return;
    case 'copy':
      clips.push(t.copy());
      return;
    case 'mark':
      t.update(() => void $mark($getSelection(), { id: newHighlightId(), kind: 'bug', tags: [] }));
      expect(textOf(t)).toBe(before);
      return;
    case 'unmark': {
      const ids = Object.keys(marked(t));
      t.update(() => $unmark(ids[one.to % Math.max(1, ids.length)] ?? ''));
      expect(textOf(t)).toBe(before);
      return;
    }
    case 'paste': {
      if (!clip) return;
      const [was, isPutBack] = [marked(t), isUnspentCut(clip)];
      const around = t.editor.read(() => $idsAtCaret($getSelection()));
      t.paste(clip);
      const is = marked(t);
      // What was there marks what it marked: a copy has an id of its own.
      for (const [id, size] of Object.entries(was)) if (!isPutBack && !around.has(id)) expect(is[id]).toBe(size);
      return;
    }
  }
}

/** Lexical's build for tests refuses an offset beyond a text, which its build for the app clamps: such an edit is no case. */
function applied(t: Typist, one: Edit, clips: Clip[]): void {
  try {
    apply(t, one, clips);
  } catch (error) {
    fc.pre(!String(error).includes('$getTextNodeOffset: invalid offset'));
    throw error;
  }
}

/** A list that stands as source beside another, as it reads alone; a comment that parts two lists is nothing. */
function asAlone(print: string): (string | null)[] {
  const [kind, source] = JSON.parse(print) as [string, string];
  if (kind !== 'opaque') return [print];
  return source === '<!-- -->' ? [] : (fingerprintsOf(source) ?? [print]);
}

function isSound(t: Typist): void {
  const file = t.file();
  expect(file, 'no empty mark').not.toMatch(/<mark[^>]*>\s*<\/mark>/);
  expect(file, 'no tag alone on its line').not.toMatch(/^[ \t>*+-]*<\/?mark[^>]*>[ \t]*$/m);
  expect(file.match(/<mark /g)?.length ?? 0).toBe(file.match(/<\/mark>/g)?.length ?? 0);
  const read = scanNote(file).highlights.map((highlight) => highlight.id);
  expect([...read].sort(), 'each highlight is read from the file').toEqual(Object.keys(marked(t)).sort());
  expect(t.literalBlocks()).toBe(0);
  const { shown, saved } = shownAndSaved(t.editor, file);
  expect(saved.flatMap(asAlone), 'the file reads as what is shown').toEqual(shown.flatMap(asAlone));
}

test('whatever is typed, split, joined, marked, cut and pasted, marks stay whole and ids their own', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      const t = typistAt(start);
      const clips: Clip[] = [];
      for (const one of edits) {
        applied(t, one, clips);
        isSound(t);
      }
      const end = t.file();
      for (let i = 0; i < 24; i++) t.undo();
      expect(t.file(), 'all undone').toBe(start);
      for (let i = 0; i < 24; i++) t.redo();
      expect(t.file(), 'all done again').toBe(end);
    }),
    runs(15),
  );
});

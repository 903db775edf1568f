import type { NewMark, RefusedEdit, SimpleEdit } from './edit-types.ts';
import { readHighlightTag, writeHighlightTag } from './highlights.ts';
import { type ScannedNote, scanNote } from './scan-note.ts';
import { squeeze } from './words.ts';

/** Why words were not marked: the note holds them nowhere, more than once, or where no mark reads back; or has that highlight already. */
export type MarkRefusal = 'no-words' | 'several' | 'unmarkable' | 'there';

/**
 * Marks words in the source of a whole note, where it holds exactly these words once (white space aside). Nothing but the tags
 * comes into the text. The result is read again before it is returned: every word and every other highlight is as before.
 */
export function putMark(text: string, mark: NewMark): { text: string } | { refused: MarkRefusal } {
  const before = scanNote(text);
  if (before.highlights.some(({ id }) => id === mark.id)) return { refused: 'there' };
  const places = findWords(before, mark.text);
  if (typeof places === 'string') return { refused: places };
  const tag = writeHighlightTag({ id: mark.id, kind: mark.kind, tags: [...mark.tags] });
  for (const isTidy of [true, false]) {
    const ranges = places.map(({ block, words }) => rangeOf(text, before.blocks[block]!, words, isTidy));
    if (ranges.some((range) => range === null)) return { refused: 'unmarkable' };
    const marked = wrapAll(text, ranges as Range[], tag);
    if (isFaithful(before, scanNote(marked), mark)) return { text: marked };
  }
  return { refused: 'unmarkable' };
}

type MarkEdit = Extract<SimpleEdit, { type: 'mark' }>;

/** Makes and takes away marks in the source of a whole file, one after the other. `inverse` in the order in which it undoes. */
export function editMarks(
  text: string,
  edits: readonly MarkEdit[],
): { text: string; inverse: SimpleEdit[]; refused: RefusedEdit[] } {
  const inverse: SimpleEdit[] = [];
  const refused: RefusedEdit[] = [];
  let now = text;
  for (const edit of edits) {
    if ('add' in edit) {
      const made = putMark(now, edit.add);
      if ('refused' in made) refused.push({ edit, reason: made.refused === 'unmarkable' ? 'unreadable' : 'no-words' });
      else {
        now = made.text;
        inverse.unshift({ type: 'mark', drop: edit.add.id });
      }
    } else {
      const highlight = scanNote(now).highlights.find(({ id }) => id === edit.drop);
      const without = highlight ? removeMark(now, edit.drop) : null;
      if (!highlight || without === null) refused.push({ edit, reason: highlight ? 'unreadable' : 'no-highlight' });
      else {
        now = without;
        const { id, kind, tags, text: words } = highlight;
        inverse.unshift({ type: 'mark', add: { id, kind, tags, text: words } });
      }
    }
  }
  return { text: now, inverse, refused };
}

/** Takes the tags of a highlight out of a note's source; its words stay. `null` where that cannot be done safely. */
function removeMark(text: string, id: string): string | null {
  const before = scanNote(text);
  const open: boolean[] = [];
  let removed = '';
  let from = 0;
  for (const { 0: tag, index } of text.matchAll(/<mark(?:\s[^>]*)?>|<\/mark\s*>/gi)) {
    const isOpening = !tag.startsWith('</');
    const isOwn = isOpening ? readHighlightTag(tag)?.id === id : (open.pop() ?? false);
    if (isOpening) open.push(isOwn);
    if (!isOwn) continue;
    removed += text.slice(from, index);
    from = index + tag.length;
  }
  const without = removed + text.slice(from);
  const after = scanNote(without);
  return hasSameWords(before, after) &&
    hasSameHighlights(before, after, id) &&
    !after.highlights.some((h) => h.id === id)
    ? without
    : null;
}

interface Range {
  from: number;
  to: number;
}

/** The blocks that hold the words, and which of them each holds: those of a highlight over several blocks follow each other. */
function findWords({ blocks }: ScannedNote, text: string): { block: number; words: string }[] | 'no-words' | 'several' {
  const wanted = squeeze(text);
  if (wanted === '') return 'no-words';
  let joined = '';
  const places = blocks.map(({ kind, text: own }) => {
    const words = kind === 'code' ? between : squeeze(own);
    const from = joined.length;
    joined += words === '' ? '' : `${words} `;
    return { from, to: from + words.length };
  });
  const at = joined.indexOf(wanted);
  if (at < 0) return 'no-words';
  if (joined.indexOf(wanted, at + 1) >= 0) return 'several';
  return places.flatMap(({ from, to }, block) => {
    const words = joined.slice(Math.max(from, at), Math.min(to, at + wanted.length)).trim();
    return from < at + wanted.length && to > at && words !== '' ? [{ block, words }] : [];
  });
}

/** Stands for code, which holds no highlight: no words go through it. */
const between = '\u0000';

const signs = '[*_~`\\\\]{0,3}';

/**
 * Where the words stand in the source of a block, through its emphasis and line beginnings. `isTidy`: where emphasis begins or ends
 * among them, with the signs beside them, so that neither crosses the other.
 */
function rangeOf(text: string, { start, end }: Extent, words: string, isTidy: boolean): Range | null {
  const each = squeeze(words)
    .split(' ')
    .map((word) => [...word].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')).join(signs));
  const source = text.slice(start, end);
  const found = [...source.matchAll(new RegExp(each.join(`${signs}[\\s>]+${signs}`), 'gu'))];
  const [only] = found;
  if (found.length !== 1 || !only) return null;
  let [from, to] = [only.index, only.index + only[0].length];
  const runs = only[0].match(/\*+|_+|~+|`+/g)?.length ?? 0;
  if (isTidy && runs % 2 === 1) {
    while (from > 0 && /[*_~`]/.test(source[from - 1]!)) from--;
    while (to < source.length && /[*_~`]/.test(source[to]!)) to++;
  }
  return { from: start + from, to: start + to };
}

interface Extent {
  start: number;
  end: number;
}

function wrapAll(text: string, ranges: readonly Range[], tag: string): string {
  let out = '';
  let at = 0;
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    out += `${text.slice(at, from)}${tag}${text.slice(from, to)}</mark>`;
    at = to;
  }
  return out + text.slice(at);
}

function isFaithful(before: ScannedNote, after: ScannedNote, mark: NewMark): boolean {
  const made = after.highlights.find(({ id }) => id === mark.id);
  return (
    made !== undefined &&
    squeeze(made.text) === squeeze(mark.text) &&
    hasSameWords(before, after) &&
    hasSameHighlights(before, after, mark.id)
  );
}

function hasSameWords(before: ScannedNote, after: ScannedNote): boolean {
  return (
    before.blocks.length === after.blocks.length &&
    before.blocks.every(({ kind, text }, i) => kind === after.blocks[i]!.kind && text === after.blocks[i]!.text)
  );
}

function hasSameHighlights(before: ScannedNote, after: ScannedNote, but: string): boolean {
  const rest = ({ highlights }: ScannedNote) => JSON.stringify(highlights.filter(({ id }) => id !== but));
  return rest(before) === rest(after);
}

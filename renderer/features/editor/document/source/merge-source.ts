import { changesBetween, mergeChanges, type RunOfChange } from './changes.ts';

const lines = (text: string) => text.split(/(?<=\n)/);
const words = (text: string) => text.split(/(\s+|(?=[|*_`[\]()<>])|(?<=[|*_`[\]()<>]))/).filter((part) => part !== '');

/**
 * Carries an edit over to the source it was made on: what changed between `before` and `after` (both in our own spelling) is
 * applied to `source`. Gives the candidates, best first; each has to be read back before it is used. Texts that have too
 * little in common give none.
 */
export function* mergeOnto(source: string, before: string, after: string): Generator<string> {
  if (before === source) return;
  for (const cut of [lines, words]) {
    const [theirs, base, ours] = [cut(source), cut(before), cut(after)];
    const [spelling, edit] = [changesBetween(base, theirs), changesBetween(base, ours)];
    if (spelling === null || edit === null) continue;
    const merged = mergeChanges(base, spelling, edit);
    if (merged !== null) yield merged.join('');
    const spliced = cut === words ? spliceInto(theirs, base.length, spelling, edit) : null;
    if (spliced !== null) yield spliced;
  }
}

/**
 * The same for edits right beside a difference between source and base, which a three-way merge takes for a conflict: each
 * changed run of words goes where those words stand in the source. `null` where they do not stand there together.
 */
function spliceInto(
  source: readonly string[],
  baseLength: number,
  spelling: readonly RunOfChange[],
  edit: readonly RunOfChange[],
): string | null {
  const places = placesIn(baseLength, spelling);
  let out = '';
  let copied = 0;
  for (const { at, length, by } of edit) {
    const start =
      length > 0 ? places[at] : (places[at] ?? (places[at - 1] === undefined ? undefined : places[at - 1]! + 1));
    const end = length > 0 ? places[at + length - 1] : undefined;
    if (start === undefined || start < copied || (length > 0 && end !== start + length - 1)) return null;
    out += source.slice(copied, start).join('') + by.join('');
    copied = start + length;
  }
  return out + source.slice(copied).join('');
}

/** Where each word of the base stands in the source; `undefined` for words that differ. */
function placesIn(baseLength: number, spelling: readonly RunOfChange[]): (number | undefined)[] {
  const places: (number | undefined)[] = [];
  let shift = 0;
  let next = 0;
  for (const { at, length, by } of spelling) {
    for (; next < at; next++) places[next] = next + shift;
    next = at + length;
    shift += by.length - length;
  }
  for (; next < baseLength; next++) places[next] = next + shift;
  return places;
}

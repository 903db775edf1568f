import { diff3Merge, diffIndices } from 'node-diff3';

const lines = { cut: (text: string) => text.split('\n'), join: (parts: string[]) => parts.join('\n') };
const words = {
  cut: (text: string) => text.split(/(\s+|(?=[|*_`[\]()<>])|(?<=[|*_`[\]()<>]))/).filter((part) => part !== ''),
  join: (parts: string[]) => parts.join(''),
};

/**
 * Carries an edit over to the source it was made on: what changed between `before` and `after` (both in our own spelling) is
 * applied to `source`. Gives the candidates, best first; each has to be read back before it is used.
 */
export function* mergeOnto(source: string, before: string, after: string): Generator<string> {
  if (before === source) return;
  for (const { cut, join } of [lines, words]) {
    const regions = diff3Merge(cut(source), cut(before), cut(after));
    if (regions.every((region) => region.conflict === undefined))
      yield join(regions.flatMap((region) => region.ok ?? []));
  }
  const spliced = spliceInto(words.cut(source), words.cut(before), words.cut(after));
  if (spliced !== null) yield spliced;
}

/**
 * The same for edits right beside a difference between `source` and `before`, which a three-way merge takes for a conflict:
 * each changed run of words goes where those words stand in the source. `null` where they do not stand there together.
 */
function spliceInto(source: string[], before: string[], after: string[]): string | null {
  const places = placesIn(source, before);
  let out = '';
  let copied = 0;
  for (const { buffer1, buffer2Content } of diffIndices(before, after)) {
    const [at, length] = buffer1;
    const start =
      length > 0 ? places[at] : (places[at] ?? (places[at - 1] === undefined ? undefined : places[at - 1]! + 1));
    const end = length > 0 ? places[at + length - 1] : undefined;
    if (start === undefined || start < copied || (length > 0 && end !== start + length - 1)) return null;
    out += source.slice(copied, start).join('') + buffer2Content.join('');
    copied = start + length;
  }
  return out + source.slice(copied).join('');
}

/** Where each word of `before` stands in `source`; `undefined` for words that differ. */
function placesIn(source: string[], before: string[]): (number | undefined)[] {
  const places: (number | undefined)[] = [];
  let shift = 0;
  let next = 0;
  for (const { buffer1, buffer2 } of diffIndices(before, source)) {
    for (; next < buffer1[0]; next++) places[next] = next + shift;
    next = buffer1[0] + buffer1[1];
    shift += buffer2[1] - buffer1[1];
  }
  for (; next < before.length; next++) places[next] = next + shift;
  return places;
}

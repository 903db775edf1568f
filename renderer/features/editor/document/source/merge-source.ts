import { diff3Merge } from 'node-diff3';

const lines = { cut: (text: string) => text.split('\n'), join: (parts: string[]) => parts.join('\n') };
const words = {
  cut: (text: string) => text.split(/(\s+|(?=[|*_`[\]()<>])|(?<=[|*_`[\]()<>]))/).filter((part) => part !== ''),
  join: (parts: string[]) => parts.join(''),
};

/**
 * Carries an edit over to the source it was made on: what changed between `before` and `after` (both in our own spelling) is
 * applied to `source`. Gives the candidates, best first; each has to be read back before it is used.
 */
export function mergeOnto(source: string, before: string, after: string): string[] {
  if (before === source) return [];
  const candidates: string[] = [];
  for (const { cut, join } of [lines, words]) {
    const regions = diff3Merge(cut(source), cut(before), cut(after));
    if (regions.every((region) => region.conflict === undefined)) {
      candidates.push(join(regions.flatMap((region) => region.ok ?? [])));
    }
  }
  return candidates;
}

import { type Kept, mostHits, type Replaced } from './find-view.ts';

/** "3 of 12", for a bar or a screen reader. */
export function countWords(count: number, at: number | null): string {
  if (count === 0) return 'No hits';
  const all = count >= mostHits ? `${mostHits.toLocaleString('en-US')}+` : count.toLocaleString('en-US');
  return at === null ? all : `${(at + 1).toLocaleString('en-US')} of ${all}`;
}

const reasons: Record<Kept, [one: string, several: string]> = {
  source: ['one is shown as a whole or as source', 'are shown as a whole or as source'],
  whole: ['one is all the text of a highlight or link', 'are all the text of a highlight or link'],
  tag: ['one is part of a highlight’s tag or the note’s id', 'are part of a highlight’s tag or the note’s id'],
};

/** What came of replacing: "Replaced 12", and what was left and why. */
export function replacedWords({ done, kept }: Replaced): string {
  const left = (Object.keys(reasons) as Kept[]).flatMap((reason) => {
    const count = kept[reason] ?? 0;
    return count === 0 ? [] : count === 1 ? [reasons[reason][0]] : [`${count} ${reasons[reason][1]}`];
  });
  const replaced = done === 0 ? 'Nothing replaced' : `Replaced ${done.toLocaleString('en-US')}`;
  return left.length === 0 ? replaced : `${replaced}: ${left.join(', ')}`;
}

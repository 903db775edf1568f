/** How often each word of a text stands in it: runs of letters and digits. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The words that `before` has more often than `after`, each as often as it is missing. */
export function lostWords(before: string, after: string): string[] {
  if (before === after) return [];
  const left = countWords(after);
  return [...countWords(before)].flatMap(([word, count]) =>
    Array.from({ length: Math.max(0, count - (left.get(word) ?? 0)) }, () => word),
  );
}

/** Whether all letters and digits of one text stand in another, in the same order. */
export function hasAllLetters(text: string, within: string): boolean {
  let from = 0;
  for (const [letter] of text.matchAll(/[\p{L}\p{N}\p{M}]/gu)) {
    const at = within.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

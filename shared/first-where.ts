/**
 * Where the items begin of which `test` holds: it must hold of none before, and of all from there on. The number of items where it holds of none.
 * Halves what is left with each look.
 */
export function firstWhere<T>(items: readonly T[], test: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

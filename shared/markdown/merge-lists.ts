/**
 * A list that was `base` and should become `wanted`, and is `current` by now: what is in `current` alone stays, what was taken out
 * of it stays out. Items are compared as JSON.
 */
export function mergeLists<T>(base: readonly T[], wanted: readonly T[], current: readonly T[]): T[] {
  const has = (list: readonly T[]) => {
    const keys = new Set(list.map((item) => JSON.stringify(item)));
    return (item: T) => keys.has(JSON.stringify(item));
  };
  const [inBase, inWanted, inCurrent] = [has(base), has(wanted), has(current)];
  const kept = wanted.filter((item) => inCurrent(item) || !inBase(item));
  const added = current.filter((item) => !inBase(item) && !inWanted(item));
  return [...kept, ...added];
}

/** Ids from one row to another, both included, in the order of the list. Just the second where the first is not there. */
export function rangeBetween(ids: readonly string[], from: string | null, to: string): string[] {
  const a = from === null ? -1 : ids.indexOf(from);
  const b = ids.indexOf(to);
  if (b === -1) return [];
  if (a === -1) return [to];
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** The row to go to when some are taken away: the next that stays after the active one, else the one before; `null` if none stays. */
export function neighborOf(ids: readonly string[], active: string | null, gone: ReadonlySet<string>): string | null {
  const at = active === null ? -1 : ids.indexOf(active);
  if (at === -1) return null;
  const after = ids.slice(at).find((id) => !gone.has(id));
  return after ?? ids.slice(0, at).findLast((id) => !gone.has(id)) ?? null;
}

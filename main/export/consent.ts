import type { Withheld } from '../../shared/ipc/export.ts';
import type { Vault } from '../vault/vault.ts';
import { readFacts } from './interview-facts.ts';

/**
 * Of which interviews what was said may leave. Nothing that was said without consent leaves, in whatever form: each way out of
 * `readSource` asks this. Read from the files, as the catalogue does not hold it; of one that is not there it cannot be told.
 */
export async function readConsent(vault: Vault, ids: Iterable<string>): Promise<(id: string) => boolean> {
  const facts = await readFacts(vault, ids);
  return (id) => facts.get(id)?.hasConsent === true;
}

/** The interviews of which something stays, oldest first, each with how many quotes; `null` where all of it stays. */
export function withheldFrom(vault: Vault, quotes: ReadonlyMap<string, number | null>): Withheld[] {
  const notes = new Map(vault.catalogue().notes.map((note) => [note.id, note]));
  const named = [...quotes].map(([id, n]): Withheld => {
    const { title = '', date = '' } = notes.get(id) ?? {};
    return { title, date, quotes: n };
  });
  return named.sort((a, b) => (a.date === b.date ? a.title.localeCompare(b.title) : a.date < b.date ? -1 : 1));
}

/** How often each id is among these. */
export function countEach(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

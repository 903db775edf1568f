import { calendarDate } from '../../shared/domain/calendar-date.ts';
import type { SearchAnswer, SearchRequest } from '../../shared/search/protocol.ts';
import { createSearchEngine } from '../../shared/search/search-engine.ts';
import type { Vault } from '../vault/vault.ts';
import { directoryOf, documentOf, namesFrom, noFile } from './documents.ts';

/** Answers one query over a vault in this very process, for the command line. Files that cannot be read count with their titles. */
export async function searchVault(vault: Vault, request: SearchRequest): Promise<SearchAnswer> {
  await vault.whenVerified();
  const engine = createSearchEngine({ now: () => performance.now(), today: () => calendarDate(new Date()) });
  engine.setDirectory(directoryOf(vault.roster(), vault.participants()));
  const names = namesFrom(vault.roster(), vault.participants());
  for (const note of vault.catalogue().notes) {
    const file = await vault.read(note.id).catch(() => noFile);
    engine.put([documentOf(note, names.of(note), file)]);
  }
  return engine.search(request);
}

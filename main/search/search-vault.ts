import { calendarDate } from '../../shared/domain/calendar-date.ts';
import type { SearchAnswer, SearchRequest } from '../../shared/search/protocol.ts';
import { createSearchEngine, type SearchEngine } from '../../shared/search/search-engine.ts';
import type { Vault } from '../vault/vault.ts';
import { createIndexCache, type IndexCache, indexPath } from './cache/index-cache.ts';
import { NotePacker } from './cache/packed-note.ts';
import { directoryOf, documentOf, factsOf, namesFrom, noFile } from './documents.ts';

/** Fewer notes than this are read sooner than a kept index. */
const worthKeeping = 20;
/** Fewer changes than this are caught up with sooner than an index is written. */
const fewest = 50;
const share = 0.02;

/** Answers one query over a vault in this very process, for the command line. */
export function searchVault(vault: Vault, request: SearchRequest, appDataDir?: string): Promise<SearchAnswer> {
  return askVault(vault, (engine) => engine.search(request), appDataDir);
}

/**
 * Asks something about a vault in this very process, for the command line. Files that cannot be read count with their titles.
 * The index is kept in app data (`appDataDir`) for the next time, apart from the one of the app: that belongs to Electron's V8.
 */
export async function askVault<T>(vault: Vault, ask: (engine: SearchEngine) => T, appDataDir?: string): Promise<T> {
  await vault.whenVerified();
  const packer = new NotePacker();
  const engine = createSearchEngine({
    now: () => performance.now(),
    today: () => calendarDate(new Date()),
    keepPlain: (plain) => packer.pack(plain),
  });
  const cache =
    appDataDir === undefined
      ? null
      : createIndexCache(indexPath(appDataDir, vault.info.vaultId, vault.root, 'terminal'), packer);
  const isKept = cache !== null && (await cache.load(engine));
  const changes = await catchUp(engine, vault);
  const answer = ask(engine);
  const isDue = isKept ? changes >= Math.max(fewest, engine.size * share) : engine.size >= worthKeeping;
  if (cache && isDue) await keep(cache, engine);
  return answer;
}

/** Brings the engine to what the vault is. Resolves to how many notes were put in or taken out. */
async function catchUp(engine: SearchEngine, vault: Vault): Promise<number> {
  const held = new Map(engine.state().notes.map(({ document }) => [document.id, document.version]));
  const names = namesFrom(vault.roster(), vault.participants());
  let changes = 0;
  engine.setDirectory(directoryOf(vault.roster(), vault.participants(), vault.catalogue().goals));
  for (const note of vault.catalogue().notes) {
    const known = names.of(note);
    const version = held.get(note.id);
    held.delete(note.id);
    if (version !== undefined && version === factsOf(note, known, vault.hashOf(note.id) ?? '').version) continue;
    const file = await vault.read(note.id).catch(() => noFile);
    engine.put([documentOf(note, known, file)]);
    changes++;
  }
  engine.remove([...held.keys()]);
  return changes + held.size;
}

/** The answer is there: a disk that is full is nothing to fail for. */
async function keep(cache: IndexCache, engine: SearchEngine): Promise<void> {
  await cache.save(engine, () => false).catch(() => {});
}

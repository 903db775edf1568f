import { mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { mostSavedSearches, SavedSearch, type SavedSearches } from '../../shared/ipc/saved-searches.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData, Log } from '../ports.ts';
import type { HeldVault } from '../vault/current.ts';
import { moveDurably, replaceDurably } from '../vault/durable-write.ts';
import { errnoOf, toAppError } from '../vault/file-errors.ts';
import { createQueue } from '../vault/queue.ts';
import { hashOf } from '../vault/read-file.ts';

const version = 1;
const Stored = z.object({ version: z.literal(version), searches: z.array(z.unknown()) });

interface Parts {
  appData: AppData;
  currentVault: Pick<HeldVault, 'held'>;
  log: Log;
  now?: () => Date;
}

/** Saved searches behind their contract. Each call throws AppError 'no-vault', or what reading and writing in app data can. */
export interface SavedSearchStore {
  list(): Promise<SavedSearches>;
  put(search: SavedSearch, at?: number): Promise<SavedSearches>;
  remove(id: string): Promise<SavedSearches>;
  move(id: string, to: number): Promise<SavedSearches>;
}

/** Where the searches of a vault are kept: by its id alone, so that they stay with a folder that is moved or cloned again (ADR 17). */
export function savedSearchesPath(appDataDir: string, vaultId: string): string {
  const key = hashOf(vaultId).slice(0, 32);
  return join(appDataDir, 'saved-searches', `${key}.json`);
}

/**
 * Keeps the saved searches of each vault in a file of app data. A file that cannot be understood is moved aside under another
 * name, never overwritten; what single searches can be read of it go on.
 */
export function openSavedSearches({ appData, currentVault, log, now = () => new Date() }: Parts): SavedSearchStore {
  const inTurn = createQueue();
  const untold = new Map<string, string>();

  async function read(file: string): Promise<SavedSearch[]> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return [];
      throw toAppError(error, 'reading', 'saved searches');
    }
    const { searches, whole } = understand(text);
    if (whole) return searches;
    untold.set(file, await setAside(file));
    if (searches.length > 0) await write(file, searches);
    return searches;
  }

  async function setAside(file: string): Promise<string> {
    const stamp = now().toISOString().replace(/\D/g, '').slice(0, 14);
    try {
      for (let nth = 1; ; nth++) {
        const place = file.replace(/\.json$/, `.damaged-${stamp}${nth > 1 ? `-${nth}` : ''}.json`);
        if (!(await moveDurably(file, place))) continue;
        log.error('A file of saved searches could not be understood and was kept aside');
        return basename(place);
      }
    } catch (error) {
      throw toAppError(error, 'writing', 'saved searches');
    }
  }

  async function write(file: string, searches: readonly SavedSearch[]): Promise<void> {
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await replaceDurably(file, Buffer.from(`${JSON.stringify({ version, searches }, null, 2)}\n`), { mode: 0o600 });
    } catch (error) {
      throw toAppError(error, 'writing', 'saved searches');
    }
  }

  function run(edit: ((searches: SavedSearch[]) => SavedSearch[]) | null): Promise<SavedSearches> {
    return inTurn(async () => {
      const file = savedSearchesPath(appData.dir, currentVault.held().info.vaultId);
      const before = await read(file);
      const searches = edit ? edit(before) : before;
      if (searches !== before) await write(file, searches);
      const setAside = untold.get(file) ?? null;
      untold.delete(file);
      return { searches, setAside };
    });
  }

  return {
    list: () => run(null),
    put: (search, at) =>
      run((searches) => {
        if (searches.some((one) => one.id === search.id)) {
          return searches.map((one) => (one.id === search.id ? search : one));
        }
        if (searches.length >= mostSavedSearches) throw new AppError('too-large', 'saved searches');
        return searches.toSpliced(at ?? searches.length, 0, search);
      }),
    remove: (id) => run((searches) => searches.filter((one) => one.id !== id)),
    move: (id, to) =>
      run((searches) => {
        const moved = searches.find((one) => one.id === id);
        if (!moved) throw new AppError('not-found', 'saved search');
        return searches.filter((one) => one !== moved).toSpliced(to, 0, moved);
      }),
  };
}

/** The searches that a file holds; `whole`: all that it holds could be read. */
function understand(text: string): { searches: SavedSearch[]; whole: boolean } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { searches: [], whole: false };
  }
  const stored = Stored.safeParse(json);
  if (!stored.success) return { searches: [], whole: false };
  const read = stored.data.searches.map((one) => SavedSearch.safeParse(one));
  const byId = new Map(read.flatMap((one) => (one.success ? [[one.data.id, one.data] as const] : [])));
  return { searches: [...byId.values()].slice(0, mostSavedSearches), whole: byId.size === read.length };
}

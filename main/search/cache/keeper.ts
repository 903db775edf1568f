import type { SearchEngine } from '../../../shared/search/search-engine.ts';
import type { IndexCache } from './index-cache.ts';

/** Decides when the index is written to its cache: never for an edit, always after the first complete build. */
export interface Keeper {
  /** So many notes were put in or taken out. */
  changed(count: number): void;
  /** The index is as the vault is. */
  complete(): void;
}

interface Parts {
  engine: SearchEngine;
  cache: IndexCache;
  /** Whether the engine was filled from the cache. */
  isKept: boolean;
  /** An index that was made, and not read, has been written for the first time. */
  onFirstKept(): void;
  /** It could not be written, for this reason of the system's. */
  onFailure(code: string): void;
}

/** Without a change for so long, the index is written: for the first time, and later. In milliseconds. */
const quietAtFirst = 500;
const quietLater = 30_000;
/** After a disk that is full or a folder that cannot be written. */
const quietAfterFailure = 10 * 60_000;
/** Fewer changes are caught up with at the next start sooner than a whole index is written. */
const fewest = 50;
const share = 0.02;

export function createKeeper({ engine, cache, isKept, onFirstKept, onFailure }: Parts): Keeper {
  let revision = 0;
  let unkept = 0;
  let neverKept = !isKept;
  let failed = false;
  let isComplete = false;
  let writing = false;
  let interrupted = 0;
  let timer: NodeJS.Timeout | undefined;

  function isDue(): boolean {
    if (!isComplete || writing) return false;
    return neverKept ? engine.size > 0 : unkept >= Math.max(fewest, engine.size * share);
  }

  /** Each change begins the wait anew. */
  function wait() {
    clearTimeout(timer);
    if (!isDue()) return;
    // Somebody who types would have it begun again and again.
    const quiet = Math.min(quietLater, neverKept ? quietAtFirst * 2 ** interrupted : quietLater);
    timer = setTimeout(() => void write(), failed ? quietAfterFailure : quiet);
    timer.unref?.();
  }

  async function write() {
    const [from, toKeep] = [revision, unkept];
    const hasChanged = () => revision !== from;
    writing = true;
    try {
      const done = await cache.save(engine, hasChanged);
      failed = false;
      interrupted = done ? 0 : interrupted + 1;
      if (!done) return;
      unkept -= toKeep;
      if (neverKept) onFirstKept();
      neverKept = false;
    } catch (error) {
      failed = true;
      onFailure((error as NodeJS.ErrnoException).code ?? 'unknown');
    } finally {
      writing = false;
      wait();
    }
  }

  return {
    changed(count) {
      revision++;
      unkept += count;
      wait();
    },
    complete() {
      isComplete = true;
      wait();
    },
  };
}

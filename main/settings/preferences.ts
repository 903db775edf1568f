import { readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { Preferences } from '../../shared/ipc/app.ts';
import { createQueue } from '../vault/queue.ts';

/** Preferences of this machine. Nothing irreplaceable: a lost file costs a theme and pane sizes. */
export interface PreferencesStore {
  get(): Preferences;
  /** Resolves with all of them once they are on disk. Rejects with the system's error; they hold until the app ends all the same. */
  set(change: Partial<Preferences>): Promise<Preferences>;
}

/** Opens `preferences.json` of a folder; what is set as `store` is on disk when the setter returns. */
type OpenStore = (dir: string) => Promise<{ store: Record<string, unknown> }>;

/**
 * Preferences in `preferences.json` of the app data folder, written by electron-store, which is loaded with the first change: the
 * first screen only needs to read them. A file that cannot be read is replaced by the last good copy, or by
 * the defaults; single values that do not fit fall back to their default.
 */
export function openPreferences(dir: string, open: OpenStore = openElectronStore): PreferencesStore {
  const file = path.join(dir, 'preferences.json');
  const copy = path.join(dir, 'preferences.last-good.json');
  const inTurn = createQueue();
  let store: ReturnType<OpenStore> | null = null;
  let current = fitting(readObject(file) ?? readObject(copy) ?? {});
  return {
    get: () => current,
    set(change) {
      const next = { ...current, ...change };
      current = next;
      return inTurn(async () => {
        store ??= open(dir);
        (await store).store = next;
        await copyFile(file, copy);
        return next;
      });
    },
  };
}

async function openElectronStore(dir: string): ReturnType<OpenStore> {
  const { default: Store } = await import('electron-store');
  return new Store<Record<string, unknown>>({ cwd: dir, name: 'preferences', clearInvalidConfig: true });
}

/** What the file holds; `null` where that is nothing. */
function readObject(file: string): Record<string, unknown> | null {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const isObject = typeof stored === 'object' && stored !== null && !Array.isArray(stored);
    return isObject && Object.keys(stored).length > 0 ? { ...stored } : null;
  } catch {
    return null;
  }
}

function fitting(stored: Record<string, unknown>): Preferences {
  const whole = Preferences.safeParse(stored);
  if (whole.success) return whole.data;
  const fields = Object.entries(Preferences.shape).map(([key, schema]) => {
    const value = schema.safeParse(stored[key]);
    return [key, value.success ? value.data : schema.parse(undefined)];
  });
  return Preferences.parse(Object.fromEntries(fields));
}

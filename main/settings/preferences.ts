import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import Store from 'electron-store';
import { Preferences } from '../../shared/ipc/app.ts';

/** Preferences of this machine. Nothing irreplaceable: a lost file costs a theme and pane sizes. */
export interface PreferencesStore {
  get(): Preferences;
  set(change: Partial<Preferences>): Preferences;
}

/**
 * Preferences in `preferences.json` of the app data folder, through electron-store. A file that cannot be read is replaced
 * by the last good copy, or by the defaults; single values that do not fit fall back to their default.
 */
export function openPreferences(dir: string): PreferencesStore {
  const file = path.join(dir, 'preferences.json');
  const copy = path.join(dir, 'preferences.last-good.json');
  const open = () => new Store<Record<string, unknown>>({ cwd: dir, name: 'preferences', clearInvalidConfig: true });
  let store = open();
  if (store.size === 0 && existsSync(copy)) {
    copyFileSync(copy, file);
    store = open();
  }
  const read = (): Preferences => {
    const whole = Preferences.safeParse(store.store);
    if (whole.success) return whole.data;
    const fields = Object.entries(Preferences.shape).map(([key, schema]) => {
      const value = schema.safeParse(store.get(key));
      return [key, value.success ? value.data : schema.parse(undefined)];
    });
    return Preferences.parse(Object.fromEntries(fields));
  };
  return {
    get: read,
    set(change) {
      const next = { ...read(), ...change };
      store.store = next;
      copyFileSync(file, copy);
      return next;
    },
  };
}

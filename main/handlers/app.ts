import { parseDeepLink } from '../../shared/domain/deep-link.ts';
import type { AppInfo, appContract, Preferences } from '../../shared/ipc/app.ts';
import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { PreferencesStore } from '../settings/preferences.ts';

export interface AppParts {
  info(): AppInfo;
  preferences: PreferencesStore;
  /** Applies a theme at once to window and native controls. */
  applyTheme(theme: Preferences['theme']): void;
  openExternal(url: string): Promise<void>;
  readyToClose(saved: boolean): void;
  showCommandState(enabled: readonly string[]): void;
  /** The link that the system handed over, as it came, once. */
  takeLink(): string | null;
  quit(): void;
}

/** Handlers of the app's own calls. */
export function createAppHandlers(parts: AppParts): HandlersOf<typeof appContract> {
  return {
    'app:info': async () => parts.info(),
    'app:preferences': async () => parts.preferences.get(),
    'app:set-preferences': async (change) => {
      if (change.theme) parts.applyTheme(change.theme);
      return parts.preferences.set(change);
    },
    'app:open-link': async ({ url }) => parts.openExternal(url),
    'app:ready-to-close': async ({ saved }) => parts.readyToClose(saved),
    'app:command-state': async ({ enabled }) => parts.showCommandState(enabled),
    'app:take-link': async () => {
      const asked = parts.takeLink();
      return asked === null ? null : { link: parseDeepLink(asked) };
    },
    'app:quit': async () => parts.quit(),
  };
}

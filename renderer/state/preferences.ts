import { create } from 'zustand';
import type { Preferences } from '../../shared/ipc/app.ts';
import { call } from '../api.ts';

interface PreferencesStore extends Preferences {
  /** Whether they have arrived from main; what stands before are the defaults. */
  loaded: boolean;
}

/** Preferences of this machine, as main keeps them. */
export const usePreferences = create<PreferencesStore>(() => ({
  theme: 'system',
  sidebarOpen: true,
  inspectorOpen: true,
  panes: {},
  lastNote: {},
  me: {},
  highlightLayout: 'table',
  findings: {},
  documentOwner: {},
  pollReviews: false,
  loaded: false,
}));

/** Fetches the preferences. Called once, before anything is drawn. The defaults stand where main cannot tell. */
export async function loadPreferences(): Promise<void> {
  const stored = await call('app:preferences').catch(() => ({}));
  usePreferences.setState({ ...stored, loaded: true });
}

/** Changes some preferences: at once on screen, then in main. */
export async function setPreferences(change: Partial<Preferences>): Promise<void> {
  usePreferences.setState(change);
  await call('app:set-preferences', change);
}

/** Shows the chosen theme; `system` leaves the decision to the media query, which is live. Returns the stop function. */
export function applyTheme(): () => void {
  const show = ({ theme }: Preferences) => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  show(usePreferences.getState());
  return usePreferences.subscribe(show);
}

import { setPreferences, usePreferences } from '../state/preferences.ts';
import { showLayer } from './open-layer.ts';
import { useCommand } from './use-command.ts';

/** The commands that always apply: layers and the theme. */
export function AppCommands() {
  useCommand('palette:open', () => showLayer('palette'));
  useCommand('shortcuts:show', () => showLayer('shortcuts'));
  useCommand('privacy:explain', () => showLayer('privacy'));
  useCommand('about:show', () => showLayer('about'));
  const theme = usePreferences((s) => s.theme);
  const already = (value: typeof theme) => (theme === value ? 'Already chosen' : null);
  useCommand('view:theme-system', () => void setPreferences({ theme: 'system' }), already('system'));
  useCommand('view:theme-light', () => void setPreferences({ theme: 'light' }), already('light'));
  useCommand('view:theme-dark', () => void setPreferences({ theme: 'dark' }), already('dark'));
  return null;
}

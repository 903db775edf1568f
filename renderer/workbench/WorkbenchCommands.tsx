import { showLayer } from '../commands/open-layer.ts';
import { useCommand } from '../commands/use-command.ts';
import { noFilter, useNavigation } from '../state/navigation.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';
import { focusNextPane } from './panes.ts';
import { compactWindow } from './use-media.ts';

/** Commands of the window with a vault: places, panes, how it is arranged. */
export function WorkbenchCommands() {
  const place = useNavigation((s) => s.place);
  const past = useNavigation((s) => s.past.length);
  const future = useNavigation((s) => s.future.length);
  const { go, back, forward, setFilter } = useNavigation.getState();
  useCommand('go:interviews', () => {
    useView.setState({ focusMode: false });
    if (place.area === 'interviews') setFilter(noFilter);
    const keepsNote = place.area === 'interviews' && !matchMedia(compactWindow).matches;
    go({ area: 'interviews', noteId: keepsNote ? place.noteId : null, focus: 'list' });
  });
  useCommand('go:back', back, past === 0 ? 'Nothing to go back to' : null);
  useCommand('go:forward', forward, future === 0 ? 'Nothing to go forward to' : null);
  useCommand('go:next-pane', () => focusNextPane(1));
  useCommand('go:previous-pane', () => focusNextPane(-1));
  useCommand('settings:open', () => {
    useView.setState({ focusMode: false });
    showLayer(null);
    go({ area: 'settings' });
  });
  const sidebarOpen = usePreferences((s) => s.sidebarOpen);
  const focusMode = useView((s) => s.focusMode);
  useCommand('view:sidebar', () => {
    useView.setState({ focusMode: false });
    void setPreferences({ sidebarOpen: focusMode || !sidebarOpen });
  });
  useCommand('view:focus', () => useView.setState({ focusMode: !focusMode }));
  return null;
}

import { useEffect } from 'react';
import { create } from 'zustand';
import type { SavedSearch } from '../../../shared/ipc/saved-searches.ts';
import { useCommand } from '../../commands/use-command.ts';
import {
  loadSavedSearches,
  moveSearch,
  removeSearch,
  renameSearch,
  useSavedSearches,
} from '../../state/saved-searches.ts';
import { announce } from '../../state/status.ts';
import { useVault } from '../../state/vault.ts';
import { NameDialog } from '../../ui/NameDialog.tsx';
import { useCurrentSearch, useWhatIsShown } from './current-search.ts';

const useRenaming = create<{ search: SavedSearch | null }>(() => ({ search: null }));

/** Asks for another name of a saved search. */
export function askToRename(search: SavedSearch): void {
  useRenaming.setState({ search });
}

/** Moves a saved search up (-1) or down (1), and says where it is. */
export async function moveBy(search: SavedSearch, steps: -1 | 1): Promise<void> {
  const at = useSavedSearches.getState().searches.findIndex((one) => one.id === search.id);
  if (!(await moveSearch(search.id, at + steps))) return;
  const { searches } = useSavedSearches.getState();
  announce(`${search.name}: ${searches.findIndex((one) => one.id === search.id) + 1} of ${searches.length}`);
}

/** Fetches the saved searches of the vault and offers what can be done to one. Mounted while a vault is open. */
export function SavedSearchCommands() {
  const vaultId = useVault((s) =>
    s.vault.state === 'open' || s.vault.state === 'gone' ? s.vault.vault.vaultId : null,
  );
  useEffect(() => void loadSavedSearches(vaultId !== null), [vaultId]);

  useWhatIsShown();
  const current = useCurrentSearch();
  const searches = useSavedSearches((s) => s.searches);
  const at = searches.findIndex((one) => one.id === current?.id);
  const none = current === null ? 'Open a saved search first' : null;
  useCommand('saved-search:rename', () => current && askToRename(current), none);
  useCommand('saved-search:delete', () => current && void removeSearch(current), none);
  useCommand(
    'saved-search:move-up',
    () => current && void moveBy(current, -1),
    none ?? (at === 0 ? 'It is the first' : null),
  );
  useCommand(
    'saved-search:move-down',
    () => current && void moveBy(current, 1),
    none ?? (at === searches.length - 1 ? 'It is the last' : null),
  );

  const renaming = useRenaming((s) => s.search);
  return (
    <NameDialog
      open={renaming !== null}
      onClose={() => useRenaming.setState({ search: null })}
      title="Rename the saved search"
      name={renaming?.name ?? ''}
      maxLength={120}
      action="Rename"
      onName={(name) => renaming && void renameSearch(renaming, name)}
    />
  );
}

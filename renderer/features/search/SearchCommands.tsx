import { useEffect } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { loadSearch } from './SearchPane.tsx';
import { resetSearch, useSearch } from './search-store.ts';

/** Offers the search while a vault is open, and forgets it with the vault. Mounted by the App. */
export function SearchCommands() {
  const go = useNavigation((s) => s.go);
  const vaultId = useVault((s) =>
    s.vault.state === 'open' || s.vault.state === 'gone' ? s.vault.vault.vaultId : null,
  );
  useCommand('search:open', () => {
    go({ area: 'search' });
    useSearch.setState((s) => ({ focusCalls: s.focusCalls + 1 }));
  });
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadSearch());
    return () => cancelIdleCallback(idle);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another vault begins with an empty search
  useEffect(() => resetSearch(), [vaultId]);
  return null;
}

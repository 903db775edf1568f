import { useMemo } from 'react';
import { usePreferences } from '../../state/preferences.ts';
import { useVault } from '../../state/vault.ts';

/** The name of whoever works here, as they said for this vault; `''` where they did not. */
export function useMyName(): string {
  const vault = useVault((s) => s.vault);
  const roster = useVault((s) => s.roster);
  const me = usePreferences((s) => s.me);
  return useMemo(() => {
    const vaultId = vault.state === 'open' ? vault.vault.vaultId : '';
    return roster.people.find((person) => person.id === me[vaultId])?.name ?? '';
  }, [vault, roster, me]);
}

import { create } from 'zustand';
import type { FindingsLook } from '../../shared/ipc/app.ts';
import { type ListChoice, noChoice } from '../ui/list-choice.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { useVault } from './vault.ts';

export const noFindingsFilter: FindingsLook['filter'] = { teamIds: [], goalIds: [], statuses: [] };
const fresh: FindingsLook = { view: 'board', columns: 'findings', groups: 'status', filter: noFindingsFilter };

/** How the findings of the open vault are shown; kept on this machine for each vault. */
export function useFindingsLook(): FindingsLook {
  const vaultId = useVault(idOf);
  return usePreferences((s) => (vaultId === null ? undefined : s.findings[vaultId])) ?? fresh;
}

/** The same, asked once. */
export function findingsLook(): FindingsLook {
  const vaultId = idOf(useVault.getState());
  return (vaultId === null ? undefined : usePreferences.getState().findings[vaultId]) ?? fresh;
}

/** Shows the findings otherwise, now and the next time. */
export function setFindingsLook(change: Partial<FindingsLook>): void {
  const vaultId = idOf(useVault.getState());
  if (vaultId === null) return;
  const { findings } = usePreferences.getState();
  void setPreferences({ findings: { ...findings, [vaultId]: { ...findingsLook(), ...change } } });
}

function idOf({ vault }: ReturnType<typeof useVault.getState>): string | null {
  return vault.state === 'open' || vault.state === 'gone' ? vault.vault.vaultId : null;
}

/** Which findings are chosen in the list, by its rows, and where the keyboard is. */
export const useChosenFindings = create<ListChoice>(() => noChoice);

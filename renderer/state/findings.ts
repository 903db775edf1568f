import { create } from 'zustand';
import type { FindingSummary } from '../../shared/domain/finding.ts';
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

/** The row of a finding under one heading of the list. */
export function findingRow(groupId: string | null, findingId: string): string {
  return `${groupId ?? ''}\n${findingId}`;
}

/** The finding of a row. */
export function findingOfRow(row: string): string {
  return row.slice(row.indexOf('\n') + 1);
}

/** The findings that the filter leaves: of each part that asks for something, one has to fit. */
export function filterFindings(findings: readonly FindingSummary[], filter: FindingsLook['filter']): FindingSummary[] {
  const fits = (asked: readonly string[], has: readonly string[]) =>
    asked.length === 0 || asked.some((id) => has.includes(id));
  return findings.filter(
    ({ teamIds, goalIds, status }) =>
      fits(filter.teamIds, teamIds) && fits(filter.goalIds, goalIds) && fits(filter.statuses, [status]),
  );
}

import { create } from 'zustand';
import type { PullRequestOptions } from '../../../../shared/ipc/export.ts';
import { useVault, vaultIdOf } from '../../../state/vault.ts';

export const noOptions: PullRequestOptions = {
  draft: false,
  reviewers: [],
  teamReviewers: [],
  labels: [],
  viaFork: 'if-needed',
};

/** What was chosen for a pull request, by document and target: still there when one comes back, or when it could not be sent. */
const useChosen = create<{ chosen: ReadonlyMap<string, PullRequestOptions> }>(() => ({ chosen: new Map() }));

useVault.subscribe((now, before) => {
  if (vaultIdOf(now.vault) !== vaultIdOf(before.vault)) useChosen.setState({ chosen: new Map() });
});

/** The options of one pull request, and what changes some of them. `key`: the document at its target. */
export function useOptions(key: string): [PullRequestOptions, (change: Partial<PullRequestOptions>) => void] {
  const options = useChosen((s) => s.chosen.get(key) ?? noOptions);
  const change = (part: Partial<PullRequestOptions>) =>
    useChosen.setState(({ chosen }) => ({
      chosen: new Map(chosen).set(key, { ...(chosen.get(key) ?? noOptions), ...part }),
    }));
  return [options, change];
}

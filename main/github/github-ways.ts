import { isNarrow } from '../export/confirmations.ts';
import type { GitHubWays } from '../export/github-ways.ts';
import type { GitHub } from './client.ts';
import type { Sleep } from './fork.ts';
import { createGitHubTarget } from './github-target.ts';
import { openKeptTexts } from './kept-texts.ts';
import { createPullRequests } from './pull-request.ts';
import { readRepository } from './repositories.ts';

interface Parts {
  accounts: {
    isConnected(host: string): Promise<boolean>;
    /** Throws AppError 'unauthorized' where none is connected. */
    open(host: string): Promise<GitHub>;
  };
  appDataDir: string;
  sleep: Sleep;
}

/** What exports need of GitHub, by the accounts of this machine. */
export function createGitHubWays({ accounts, appDataDir, sleep }: Parts): GitHubWays {
  const texts = openKeptTexts(appDataDir);
  return {
    isConnected: (host) => accounts.isConnected(host),
    repository: async (named, signal) => readRepository(await accounts.open(named.host), named, signal),
    async openTarget({ github, base, baseChosen, visibility }) {
      const open = () => accounts.open(github.host);
      const of = { ...github, base: baseChosen ? base : '', isNarrow: isNarrow(visibility) };
      return createGitHubTarget({ open, of, sleep, texts });
    },
    async pullRequests({ host, owner, repository }) {
      return createPullRequests(await accounts.open(host), { owner, repo: repository });
    },
  };
}

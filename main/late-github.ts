import type { GitHubWays } from './export/github-ways.ts';

/** What exports need of GitHub, loaded with their first question. */
export function waysLate(load: () => Promise<{ ways: GitHubWays }>): GitHubWays {
  return {
    isConnected: async (host) => (await load()).ways.isConnected(host),
    repository: async (named, signal) => (await load()).ways.repository(named, signal),
    openTarget: async (target) => (await load()).ways.openTarget(target),
    pullRequests: async (repository) => (await load()).ways.pullRequests(repository),
  };
}

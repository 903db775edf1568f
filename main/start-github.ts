import { setTimeout as wait } from 'node:timers/promises';
import { safeStorage, session } from 'electron';
import type { GitHubWays } from './export/github-ways.ts';
import { openTargets } from './export/targets-store.ts';
import { createGitHubService, type GitHubService } from './github/github-service.ts';
import { createGitHubWays } from './github/github-ways.ts';
import type { Notify } from './ports.ts';
import { fetchThrough } from './session-fetch.ts';
import { createSecretStore } from './settings/secret-store.ts';

/** The only part of Fieldbook that speaks to a network, when the user has it do so. Loaded with the first call. */
export function startGitHub({ dir, notify }: { dir: string; notify: Notify }): GitHubService & { ways: GitHubWays } {
  // Without `persist:` it is in memory alone: no cookie, no cache and no sign-in of a proxy is kept.
  const own = session.fromPartition('github', { cache: false });
  own.setSpellCheckerDictionaryDownloadURL('file:///nonexistent/');
  const sleep = (ms: number, signal?: AbortSignal) => wait(ms, undefined, signal ? { signal } : {});
  const service = createGitHubService({
    appData: { dir },
    secrets: createSecretStore(dir, safeStorage, process.platform),
    fetch: fetchThrough(own),
    now: () => Date.now(),
    sleep,
    notify,
    remoteOf: async (targetId) => (await openTargets(dir).get(targetId)).remote,
    clientIds: process.env.FIELDBOOK_GITHUB_CLIENT_ID ?? '',
  });
  return { ...service, ways: createGitHubWays({ accounts: service, appDataDir: dir, sleep }) };
}

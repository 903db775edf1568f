import type { githubContract } from '../../shared/ipc/github.ts';
import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { GitHubService } from '../github/github-service.ts';

/** Handlers of the GitHub contract. Its service is loaded with the first call. */
export function createGitHubHandlers(load: () => Promise<GitHubService>): HandlersOf<typeof githubContract> {
  return {
    'github:accounts': async () => (await load()).accounts(),
    'github:connect': async ({ server, token }) => (await load()).connect(server, token),
    'github:check': async ({ host }) => (await load()).check(host),
    'github:disconnect': async ({ host }) => (await load()).disconnect(host),
    'github:can-sign-in': async (at) => (await load()).canSignIn(at?.server ?? ''),
    'github:sign-in': async ({ server }) => (await load()).signIn(server),
    'github:cancel-sign-in': async () => (await load()).cancelSignIn(),
    'github:repositories': async (of) => (await load()).repositories(of),
    'github:branches': async (of) => (await load()).branches(of),
    'github:labels': async ({ targetId }) => (await load()).labels(targetId),
    'github:reviewers': async ({ targetId }) => (await load()).reviewers(targetId),
  };
}

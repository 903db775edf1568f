import { setTimeout as wait } from 'node:timers/promises';
import type { GitHubRepository } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { GitHubWays } from '../export/github-ways.ts';
import { createGitHub } from '../github/client.ts';
import { type Endpoint, readEndpoint } from '../github/endpoint.ts';
import { createGitHubWays } from '../github/github-ways.ts';
import { readToken } from '../github/token.ts';
import type { CliIo } from './options.ts';
import { UsageError } from './usage.ts';

/** The variable that has the token: an argument would be seen by everybody on this computer. */
export const tokenName = 'FIELDBOOK_GITHUB_TOKEN';

/** A repository as `--to` names it. */
export type Place = Omit<GitHubRepository, 'repositoryId'>;

/** The server of a host that a target or the command line names; `http:` for this computer alone. Throws UsageError. */
export function serverOf(host: string, scheme = ''): Endpoint {
  const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);
  try {
    return readEndpoint(`${scheme === '' && isHere ? 'http' : scheme || 'https'}://${host}`);
  } catch {
    throw new UsageError(`“${host}” is no server that a token may go to.`);
  }
}

/** GitHub by the token of the environment, which goes to this one server; `undefined` where there is no token. Throws UsageError for what is none. */
export function waysByToken(endpoint: Endpoint, env: CliIo['env'], appDataDir: string): GitHubWays | undefined {
  const token = tokenIn(env);
  if (token === null) return undefined;
  const sleep = (ms: number, signal?: AbortSignal) => wait(ms, undefined, signal ? { signal } : {});
  const github = createGitHub({ endpoint, token, fetch, now: () => Date.now(), sleep });
  const isIt = (host: string) => host === endpoint.host || serverOf(host).host === endpoint.host;
  const accounts = {
    isConnected: async (host: string) => isIt(host),
    async open(host: string) {
      if (!isIt(host)) throw new AppError('unauthorized', host);
      return github;
    },
  };
  return createGitHubWays({ accounts, appDataDir, sleep });
}

/** The token of the environment; `null` where there is none. Throws UsageError for what is none, without repeating it. */
export function tokenIn(env: CliIo['env']): string | null {
  const given = env[tokenName];
  if (given === undefined || given.trim() === '') return null;
  try {
    return readToken(given);
  } catch {
    throw new UsageError(`${tokenName} holds something that is no token.`);
  }
}

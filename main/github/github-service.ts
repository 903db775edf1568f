import type { Input, Output } from '../../shared/ipc/index.ts';
import { AppError, failureOf } from '../../shared/result.ts';
import type { Notify } from '../ports.ts';
import { type Accounts, type AccountsParts, openAccounts } from './accounts.ts';
import { type Endpoint, readEndpoint } from './endpoint.ts';
import { createRepositoryFinder } from './find-repositories.ts';
import { branchesOf, labelsOf, type RepositoryName, reviewersOf } from './lists.ts';
import { startSignIn } from './sign-in.ts';

export interface GitHubServiceParts extends AccountsParts {
  notify: Notify;
  /** The remote of a target, `github.com/acme/product` or a folder. Throws 'not-found'. */
  remoteOf(targetId: string): Promise<string>;
  /** Of the apps that somebody can sign in with: `Ov23li…` for github.com, `ghe.example.com=Ov23li…` for another; several with commas. */
  clientIds: string;
}

/** All that the page asks of GitHub but publishing. */
export interface GitHubService extends Pick<Accounts, 'connect' | 'check' | 'disconnect' | 'open' | 'isConnected'> {
  accounts: Accounts['list'];
  canSignIn(server: string): boolean;
  signIn(server: string): Promise<Output<'github:sign-in'>>;
  cancelSignIn(): void;
  repositories(of: Input<'github:repositories'>): Promise<Output<'github:repositories'>>;
  branches(of: Input<'github:branches'>): Promise<Output<'github:branches'>>;
  labels(targetId: string): Promise<Output<'github:labels'>>;
  reviewers(targetId: string): Promise<Output<'github:reviewers'>>;
  /** Ends a sign-in under way. */
  stop(): void;
}

/** Wires accounts, sign-in and the lists that the screens show. Starts nothing and asks nobody by itself. */
export function createGitHubService({ notify, remoteOf, clientIds, ...parts }: GitHubServiceParts): GitHubService {
  const accounts = openAccounts(parts);
  const find = createRepositoryFinder(parts.now);
  let signingIn: AbortController | null = null;

  function cancelSignIn(): void {
    signingIn?.abort();
    signingIn = null;
  }

  async function signIn(server: string): Promise<Output<'github:sign-in'>> {
    const endpoint = readEndpoint(server);
    const clientId = clientIdOf(clientIds, endpoint);
    if (clientId === null) throw new AppError('invalid', 'server');
    cancelSignIn();
    const stop = new AbortController();
    signingIn = stop;
    const { token, ...shown } = await startSignIn({ ...parts, endpoint, clientId, signal: stop.signal });
    void token
      .then((granted) => accounts.connect(server, granted))
      .then(
        (account) => !stop.signal.aborted && notify('github:signed-in', { account }),
        (error: unknown) => !stop.signal.aborted && notify('github:signed-in', failureOf(error)),
      )
      .finally(() => {
        if (signingIn === stop) signingIn = null;
      });
    return shown;
  }

  /** GitHub as the account of a target's host, and the repository there. */
  async function openTarget(targetId: string) {
    const remote = await remoteOf(targetId);
    const { host, name } = readRemote(remote);
    return { github: await accounts.open(host), name };
  }

  return {
    accounts: accounts.list,
    connect: accounts.connect,
    check: accounts.check,
    disconnect: accounts.disconnect,
    open: accounts.open,
    isConnected: accounts.isConnected,
    canSignIn: (server) => {
      try {
        return clientIdOf(clientIds, readEndpoint(server)) !== null;
      } catch {
        return false;
      }
    },
    signIn,
    cancelSignIn,
    repositories: async ({ host, query, page }) => find(await accounts.open(host), query, page),
    branches: async ({ host, query, ...name }) => branchesOf(await accounts.open(host), name, query),
    async labels(targetId) {
      const { github, name } = await openTarget(targetId);
      return labelsOf(github, name);
    },
    async reviewers(targetId) {
      const { github, name } = await openTarget(targetId);
      return reviewersOf(github, name);
    },
    stop: cancelSignIn,
  };
}

function readRemote(remote: string): { host: string; name: RepositoryName } {
  const [, host, owner, repository] = /^([^/]+)\/([^/]+)\/([^/]+)$/.exec(remote) ?? [];
  if (!host || !owner || !repository) throw new AppError('unauthorized', remote);
  return { host, name: { owner, repository } };
}

function clientIdOf(clientIds: string, { host }: Endpoint): string | null {
  for (const setting of clientIds.split(',')) {
    const [, of = 'github.com', id] = /^\s*(?:([^=\s]+)=)?([\w.-]+)\s*$/.exec(setting) ?? [];
    if (id && (of === host || of === host.replace(/:\d+$/, ''))) return id;
  }
  return null;
}

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Account } from '../../shared/ipc/github.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData, SecretStore } from '../ports.ts';
import { replaceDurably } from '../vault/durable-write.ts';
import { toAppError } from '../vault/file-errors.ts';
import { createQueue } from '../vault/queue.ts';
import { createGitHub, type GitHub, type GitHubParts } from './client.ts';
import { type Endpoint, endpointOf, readEndpoint } from './endpoint.ts';
import { inspectToken } from './inspect-token.ts';
import { readToken } from './token.ts';

/** The accounts of this machine, one of each host. */
export interface Accounts {
  /** Asks nobody but the keyring. */
  list(): Promise<Account[]>;
  /** Checks a token with its host and keeps it for that host alone. */
  connect(server: string, token: string): Promise<Account>;
  check(host: string): Promise<Account>;
  disconnect(host: string): Promise<void>;
  /**
   * GitHub as the account of a host; the host may be one of a remote's address (`ssh.github.com`, another port of git's). Throws
   * 'unauthorized' (message: the host) where there is none, or its token is gone.
   */
  open(host: string): Promise<GitHub>;
  /** Whether `open` would find one. */
  isConnected(host: string): Promise<boolean>;
}

export interface AccountsParts extends Pick<GitHubParts, 'fetch' | 'now' | 'sleep'> {
  appData: AppData;
  secrets: SecretStore;
}

/** An account as the file has it: no token and no part of one. */
const Stored = Account.omit({ lastFour: true, keptIn: true });
type Stored = z.infer<typeof Stored>;

const fileName = 'github-accounts.json';

/** Opens `github-accounts.json` of app data, whose tokens are in `secrets`. A file that cannot be read counts as empty. */
export function openAccounts({ appData, secrets, ...speaking }: AccountsParts): Accounts {
  const file = join(appData.dir, fileName);
  const inTurn = createQueue();

  const read = async (): Promise<Stored[]> => {
    try {
      const stored = z.array(z.unknown()).parse(JSON.parse(await readFile(file, 'utf8')));
      return stored.flatMap((one) => {
        const account = Stored.safeParse(one);
        return account.success && isOwnServer(account.data) ? [account.data] : [];
      });
    } catch {
      return [];
    }
  };
  const write = async (accounts: readonly Stored[]) => {
    try {
      await mkdir(appData.dir, { recursive: true, mode: 0o700 });
      await replaceDurably(file, Buffer.from(`${JSON.stringify(accounts, null, 2)}\n`), { mode: 0o600 });
    } catch (error) {
      throw toAppError(error, 'writing', fileName);
    }
  };
  const shown = async (account: Stored): Promise<Account> => {
    const token = await secrets.get(secretOf(account.host));
    return { ...account, lastFour: token?.slice(-4) ?? null, keptIn: await secrets.kind() };
  };
  const found = async (host: string) => {
    const account = accountFor(await read(), host);
    const token = account && (await secrets.get(secretOf(account.host)));
    if (!token) throw new AppError('unauthorized', host);
    return { account, token };
  };
  const speak = (endpoint: Endpoint, token: string, login: string | null) =>
    createGitHub({ ...speaking, endpoint, token, login });

  /** Asks, then keeps: a token that the host does not take is never written anywhere. */
  async function learn(endpoint: Endpoint, token: string): Promise<Account> {
    const { host, server } = endpoint;
    const account = { host, server, ...(await inspectToken(speak(endpoint, token, null), token)) };
    return inTurn(async () => {
      await secrets.set(secretOf(host), token);
      await write([...(await read()).filter((one) => one.host !== host), account]);
      return shown(account);
    });
  }

  return {
    list: async () => Promise.all((await read()).map(shown)),
    connect: async (server, token) => learn(readEndpoint(server), readToken(token)),
    async check(host) {
      const { account, token } = await found(host);
      return learn(endpointOf(account), token);
    },
    disconnect: (host) =>
      inTurn(async () => {
        await secrets.remove(secretOf(host));
        await write((await read()).filter((one) => one.host !== host));
      }),
    async open(host) {
      const { account, token } = await found(host);
      return speak(endpointOf(account), token, account.login);
    },
    isConnected: (host) =>
      found(host).then(
        () => true,
        () => false,
      ),
  };
}

/** Tokens are found by the host that they go to and by nothing else. */
function secretOf(host: string): string {
  return `github:${host}`;
}

/** A file that says another server than its host has been tampered with: its token would go there. */
function isOwnServer({ host, server }: Stored): boolean {
  try {
    return endpointOf({ host, server }).host === host;
  } catch {
    return false;
  }
}

function accountFor(accounts: readonly Stored[], host: string): Stored | undefined {
  const exact = accounts.find((one) => one.host === host);
  if (exact) return exact;
  const name = nameOf(host);
  return accounts.find((one) => nameOf(one.host) === name);
}

/** A host without its port, in the form that accounts have it. */
function nameOf(host: string): string {
  try {
    return readEndpoint(host).host.replace(/:\d+$/, '');
  } catch {
    return host;
  }
}

import { create } from 'zustand';
import type { Account } from '../../shared/ipc/github.ts';
import { call } from '../api.ts';

/** What the dialog that connects an account begins with, and what follows once there is one. */
export interface Connecting {
  /** `''` for github.com, else the address of an Enterprise server. */
  server: string;
  /** Runs when it has closed with an account. */
  onConnected?: (account: Account) => void;
}

interface GitHubState {
  /** One for each host at most. */
  accounts: readonly Account[];
  /** Whether they have arrived from main. */
  loaded: boolean;
  /** `null` while the dialog is closed. */
  connecting: Connecting | null;
}

/** The GitHub accounts of this machine, as main keeps them. No token is ever here. */
export const useGitHub = create<GitHubState>(() => ({
  accounts: [],
  loaded: false,
  connecting: null,
}));

/** Fetches the accounts; what is on screen stays until they are there. */
export async function loadAccounts(): Promise<void> {
  useGitHub.setState({ accounts: await call('github:accounts'), loaded: true });
}

/** Opens the dialog that connects an account. */
export function openConnect(connecting: Connecting = { server: '' }): void {
  useGitHub.setState({ connecting });
}

/** An account that was connected or looked at again, in the place of what was known of its host. */
export function putAccount(account: Account): void {
  useGitHub.setState(({ accounts }) => ({
    accounts: accounts.some(({ host }) => host === account.host)
      ? accounts.map((one) => (one.host === account.host ? account : one))
      : [...accounts, account],
  }));
}

/** Asks the host what the token may do now. Throws as `github:check` does. */
export async function checkAccount(host: string): Promise<Account> {
  const account = await call('github:check', { host });
  putAccount(account);
  return account;
}

/** Forgets the account and its token on this machine. */
export async function removeAccount(host: string): Promise<void> {
  await call('github:disconnect', { host });
  useGitHub.setState(({ accounts }) => ({ accounts: accounts.filter((one) => one.host !== host) }));
}

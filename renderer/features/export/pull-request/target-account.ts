import type { Target } from '../../../../shared/ipc/export.ts';
import type { Account } from '../../../../shared/ipc/github.ts';
import { type Named, waysOf } from '../targets/ways.ts';

/** Who opens pull requests at a target. */
export interface Opener {
  /** `null` where no account of its host is connected, or its token is gone. */
  account: Account | null;
  /** What the repository is called at its host; `null` for a folder. */
  named: Named | null;
  /** The host is GitHub, as far as this machine knows. */
  isGitHub: boolean;
}

/** Who would open the pull request at a target. */
export function openerOf(target: Target | null, accounts: readonly Account[]): Opener {
  if (target === null) return { account: null, named: null, isGitHub: false };
  const { account, named } = waysOf(target, accounts);
  return {
    account: account !== null && account.lastFour !== null ? account : null,
    named,
    isGitHub: account !== null || target.github !== null || named?.host === 'github.com',
  };
}

/** The server of a target as the dialog that connects takes it: `''` for github.com. */
export function serverOf({ account, named }: Opener): string {
  if (account) return account.server;
  return named === null || named.host === 'github.com' ? '' : `https://${named.host}`;
}

/** Why nothing can go to a target now; `null` where it can. */
export function whyNotThere(target: Target | null, { account, named }: Opener): string | null {
  if (target === null) return 'Choose a repository first';
  return target.via === 'github' && account === null ? `Connect an account at ${named?.host ?? 'GitHub'} first` : null;
}

/** What the main button says it will do. `before`: something of this document was published there already. */
export function publishLabel(
  target: Target | null,
  { account }: Opener,
  { before, followUp }: { before: boolean; followUp: boolean },
): 'Open pull request…' | 'Update pull request…' | 'Push branch…' {
  if (target !== null && account === null && target.via === 'clone') return 'Push branch…';
  return before && !followUp ? 'Update pull request…' : 'Open pull request…';
}

import type { Target } from '../../../../shared/ipc/export.ts';
import type { Account } from '../../../../shared/ipc/github.ts';
import { splitRemote } from './target-words.ts';

/** A repository of a host, whether or not anything but its name is known. */
export interface Named {
  host: string;
  owner: string;
  repository: string;
}

/** How a target can be reached now. */
export interface Ways {
  /** Of its host; `null` where none is connected. */
  account: Account | null;
  /** What it is called there; `null` where it is no repository of a host. */
  named: Named | null;
  /** Both its clone and an account could put the branch; the account may have to be connected again first. */
  hasChoice: boolean;
}

/** How a target is reached: by its clone, or by the account of its host. */
export function waysOf(target: Target, accounts: readonly Account[]): Ways {
  const named = target.github ?? namedBy(target.remote);
  const account = accounts.find(({ host }) => host === named?.host) ?? null;
  return { account, named, hasChoice: target.location !== null && (account !== null || target.github !== null) };
}

/** `github.com/acme/product` in its parts; `null` for anything else. */
function namedBy(remote: string): Named | null {
  const [host, path] = splitRemote(remote);
  const [owner = '', repository = '', ...rest] = path.split('/');
  return owner === '' || repository === '' || rest.length > 0 ? null : { host, owner, repository };
}

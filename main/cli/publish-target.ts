import type { Target } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { readPlace } from '../export/remote-url.ts';
import { openTargets, targetIdOf } from '../export/targets-store.ts';
import type { Endpoint } from '../github/endpoint.ts';
import { type Place, serverOf } from './github-account.ts';
import { UsageError } from './usage.ts';

/** Where `--to` leads, as far as this machine knows it. Nobody is asked. */
export interface ChosenTarget {
  targetId: string;
  /** `null`: it has never been used here. */
  target: Target | null;
  /** The repository, where it is one that GitHub could have. */
  place: Place | null;
  /** The only server that a token goes to; `null` where there is none. */
  endpoint: Endpoint | null;
  /** Host and repository were written out: that is how a target is confirmed on the command line. */
  isWrittenOut: boolean;
}

/**
 * Reads `--to`: the id of a target of this machine, or `host/owner/name`, also as the address of its page. Throws UsageError, and AppError
 * 'not-found' for an id that nothing has here.
 */
export async function chooseTarget(to: string, appDataDir: string): Promise<ChosenTarget> {
  const targets = await openTargets(appDataDir).list();
  if (/^t_[0-9a-f]{16}$/.test(to)) {
    const target = targets.find(({ targetId }) => targetId === to);
    if (!target) throw new AppError('not-found', to);
    const place = placeOf(target);
    return { targetId: to, target, place, endpoint: place && serverOf(place.host), isWrittenOut: false };
  }
  const [, scheme = '', host, owner, repository] =
    /^(?:(https?):\/\/)?([^/@\s]+)\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i.exec(to) ?? [];
  if (!host || !owner || !repository) throw new UsageError('--to takes the id of a target, or host/owner/name.');
  const endpoint = serverOf(host, scheme.toLowerCase());
  const place = { host: endpoint.host, owner, repository };
  const isIt = (target: Target) => sameName(placeOf(target), place) || sameName(readPlace(target.remote), place);
  const target = targets.find(isIt) ?? null;
  const targetId = target?.targetId ?? targetIdOf({ host: place.host, repository: `${owner}/${repository}` });
  return { targetId, target, place, endpoint, isWrittenOut: true };
}

/** A target's repository, by its name now. */
function placeOf({ github, remote }: Target): Place | null {
  const place = github ?? readPlace(remote);
  return place && { host: place.host, owner: place.owner, repository: place.repository };
}

function sameName(one: Place | null, other: Place): boolean {
  const name = ({ host, owner, repository }: Place) => `${host}/${owner}/${repository}`.toLowerCase();
  return one !== null && name(one) === name(other);
}

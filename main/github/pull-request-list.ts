import type { PullRequestRef } from '../../shared/ipc/export.ts';
import type { GitHub } from './client.ts';
import { isSame, type Place } from './repositories.ts';

/** A pull request as the lists of the API have it. */
export interface ListedPull {
  number: number;
  html_url: string;
  state: string;
  draft?: boolean | undefined;
  merged_at: string | null;
  title: string;
  body: string | null;
  author: string | null;
  base: string;
  requested: string[];
  requestedTeams: string[];
  labels: string[];
}

/** All pull requests of a branch, whatever became of them. The host's filter is not relied upon: one that it does not understand lets all through. */
export async function pullsOf(
  github: GitHub,
  place: Place,
  { branch, headOwner }: { branch: string; headOwner: string },
  signal: AbortSignal,
): Promise<ListedPull[]> {
  const parameters = { ...place, head: `${headOwner}:${branch}`, state: 'all' as const, per_page: 100 };
  const { data } = await github.request('GET /repos/{owner}/{repo}/pulls', parameters, { signal });
  return data
    .filter(({ head }) => head.ref === branch && isSame(head.user?.login ?? head.label.split(':')[0] ?? '', headOwner))
    .map(listed);
}

/** Of several the one that counts: an open one, best into this base; else the newest that ended. */
export function chosen(pulls: readonly ListedPull[], base: string | null): ListedPull | null {
  const order = (pull: ListedPull) => [pull.state === 'open' ? 1 : 0, pull.base === base ? 1 : 0, pull.number];
  const best = (a: ListedPull, b: ListedPull) => {
    const [one, other] = [order(a), order(b)];
    const at = one.findIndex((value, i) => value !== other[i]);
    return at >= 0 && one[at]! > other[at]! ? a : b;
  };
  return pulls.length === 0 ? null : pulls.reduce(best);
}

interface ApiPull extends Omit<ListedPull, 'author' | 'base' | 'requested' | 'requestedTeams' | 'labels'> {
  user: { login: string } | null;
  base: { ref: string };
  requested_reviewers?: { login: string }[] | null | undefined;
  requested_teams?: { slug: string }[] | null | undefined;
  labels: { name?: string }[];
}

/** A pull request as the API tells it. */
export function listed(pull: ApiPull): ListedPull {
  const { number, html_url, state, draft, merged_at, title, body } = pull;
  return {
    ...{ number, html_url, state, draft, merged_at, title, body },
    author: pull.user?.login ?? null,
    base: pull.base.ref,
    requested: (pull.requested_reviewers ?? []).map(({ login }) => login),
    requestedTeams: (pull.requested_teams ?? []).map(({ slug }) => slug),
    labels: pull.labels.flatMap(({ name }) => name ?? []),
  };
}

/** A pull request as it is told to the user. */
export function refOf({ number, html_url: url, state, draft, merged_at: mergedAt }: ListedPull): PullRequestRef {
  if (state === 'open') return { number, url, state: draft ? 'draft' : 'open' };
  return { number, url, state: mergedAt === null ? 'closed' : 'merged' };
}

import { z } from 'zod';
import type { Label, Repository, Reviewers } from '../../shared/ipc/github.ts';
import { GitHubError } from './answer.ts';
import type { GitHub } from './client.ts';

/** A repository as `owner/name`. */
export interface RepositoryName {
  owner: string;
  repository: string;
}

const Seen = z
  .object({
    id: z.number().int(),
    name: z.string(),
    owner: z.object({ login: z.string() }),
    description: z.string().nullish(),
    visibility: z.enum(['private', 'internal', 'public']).optional().catch(undefined),
    private: z.boolean(),
    archived: z.boolean().optional(),
    default_branch: z.string().nullish(),
    permissions: z.object({ push: z.boolean() }).optional(),
    fork: z.boolean(),
    pushed_at: z.string().nullish(),
  })
  .transform(
    (seen): Repository => ({
      repositoryId: seen.id,
      owner: seen.owner.login,
      name: seen.name,
      description: seen.description ?? '',
      visibility: seen.visibility ?? (seen.private ? 'private' : 'public'),
      archived: seen.archived ?? false,
      defaultBranch: seen.default_branch ?? '',
      canPush: seen.permissions?.push ?? false,
      isFork: seen.fork,
      pushedAt: seen.pushed_at ?? null,
    }),
  );

const SeenBranch = z.object({ name: z.string(), protected: z.boolean().catch(false) });
const SeenLabel = z
  .object({ name: z.string(), color: z.string().nullish(), description: z.string().nullish() })
  .transform(({ name, color, description }): Label => ({ name, color: color ?? '', description: description ?? '' }));
const SeenPerson = z.object({ login: z.string(), name: z.string().nullish(), type: z.string().optional() });
const SeenTeam = z.object({ slug: z.string(), name: z.string() });

/** Of repositories, and of branches, that are looked through for words. */
const most = 1000;
const mostBranches = 100;
const mostLabels = 500;
const mostPeople = 500;

/** All that an account can see, those pushed to last first. `hidden`: an organization shows its own only after a single sign-on. */
export async function seenRepositories(github: GitHub): Promise<{ repositories: Repository[]; hidden: boolean }> {
  let hidden = false;
  const repositories = await github.pages(
    'GET /user/repos',
    { sort: 'pushed', affiliation: 'owner,collaborator,organization_member' },
    {
      most,
      shape: Seen,
      onPage: (headers) => {
        hidden ||= /^partial-results/i.test(headers['x-github-sso'] ?? '');
      },
    },
  );
  return { repositories, hidden };
}

/** One repository; `null` where it is not there, or not for this account. */
export async function namedRepository(
  github: GitHub,
  { owner, repository }: RepositoryName,
): Promise<Repository | null> {
  const answer = await github.find('GET /repos/{owner}/{repo}', { owner, repo: repository }, { shape: Seen });
  return answer?.data ?? null;
}

/** Branches whose name contains `query`, no more than 100: the default branch, then the one that is named, then by name. */
export async function branchesOf(github: GitHub, name: RepositoryName, query: string) {
  const of = { owner: name.owner, repo: name.repository };
  const [repository, all] = await Promise.all([
    github.request('GET /repos/{owner}/{repo}', of, { shape: Seen }),
    github.pages('GET /repos/{owner}/{repo}/branches', of, { most, shape: SeenBranch }),
  ]);
  const wanted = query.trim();
  const named = all.length < most || wanted === '' ? null : await branchNamed(github, of, wanted);
  const known = named && !all.some((branch) => branch.name === named.name) ? [named, ...all] : all;
  const rank = (branch: string) => (branch === repository.data.defaultBranch ? 0 : branch === wanted ? 1 : 2);
  return known
    .filter((branch) => branch.name.toLowerCase().includes(wanted.toLowerCase()))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
    .slice(0, mostBranches);
}

async function branchNamed(github: GitHub, of: { owner: string; repo: string }, branch: string) {
  const route = 'GET /repos/{owner}/{repo}/branches/{branch}';
  return (await github.find(route, { ...of, branch }, { shape: SeenBranch }))?.data ?? null;
}

/** The labels that a repository has. */
export async function labelsOf(github: GitHub, { owner, repository }: RepositoryName): Promise<Label[]> {
  const of = { owner, repo: repository };
  return github.pages('GET /repos/{owner}/{repo}/labels', of, { most: mostLabels, shape: SeenLabel });
}

/** Who can be asked for a review. Whom GitHub does not tell an account or a token about is left out: they can be entered by name. */
export async function reviewersOf(github: GitHub, { owner, repository }: RepositoryName): Promise<Reviewers> {
  const of = { owner, repo: repository };
  const options = { most: mostPeople, shape: SeenPerson };
  const [people, teams] = await Promise.all([
    // Those with access are told to who may push; who can be assigned is told to everybody who sees the repository.
    orElse(github.pages('GET /repos/{owner}/{repo}/collaborators', of, options), () =>
      orElse(github.pages('GET /repos/{owner}/{repo}/assignees', of, options), async () => []),
    ),
    orElse(github.pages('GET /repos/{owner}/{repo}/teams', of, { most: 100, shape: SeenTeam }), async () => []),
  ]);
  return {
    people: people
      .filter(({ type }) => type !== 'Bot')
      .map(({ login, name }) => ({
        login,
        name: name || null,
        me: login.toLowerCase() === github.login?.toLowerCase(),
      })),
    teams,
  };
}

/** What is not told for want of a right is asked for in another way. */
async function orElse<T>(call: Promise<T>, other: () => Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const untold = error instanceof GitHubError && (error.code === 'forbidden' || error.code === 'gone');
    if (untold) return other();
    throw error;
  }
}

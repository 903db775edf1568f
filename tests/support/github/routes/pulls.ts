import { type Answer, type AskingAbout, invalid, page, pullOf, Refusal } from '../api.ts';
import { fileShown } from '../diffs.ts';
import { changesOf, commitsOf, placeOf, shownPull, shownPullWhole, shownTeam } from '../shown-pull.ts';
import { isSame, type Pull, type Repository, type World } from '../world.ts';
import { shownOf } from './repositories.ts';

type Route = (asking: AskingAbout) => Answer;

const repo = '/repos/{owner}/{repo}';
const pull = `${repo}/pulls/{pull_number}`;
const issue = `${repo}/issues/{issue_number}`;

/** Pull requests, their reviews and comments, and what they share with issues. */
export const pullRoutes: Record<string, Route> = {
  [`GET ${repo}/pulls`]: listPulls,
  [`POST ${repo}/pulls`]: createPull,
  [`GET ${pull}`]: (asking) => ({ status: 200, body: whole(asking, pullOf(asking)) }),
  [`PATCH ${pull}`]: updatePull,
  [`GET ${pull}/commits`]: (asking) => {
    const { repository } = asking;
    const found = pullOf(asking);
    const path = `/repositories/${repository.id}/pulls/${found.number}/commits`;
    return page(asking, path, commitsOf(repository, found), (sha) => shownOf(asking).commit(repository, sha));
  },
  [`GET ${pull}/files`]: (asking) => {
    const { repository, origin } = asking;
    const found = pullOf(asking);
    const url = `${origin}/api/v3/repos/${repository.owner}/${repository.name}`;
    const html = `${origin}/${repository.owner}/${repository.name}`;
    return page(
      asking,
      `/repositories/${repository.id}/pulls/${found.number}/files`,
      changesOf(repository, found),
      (change) => fileShown(repository.git, change, url, html, found.headSha),
    );
  },
  [`GET ${pull}/requested_reviewers`]: (asking) => {
    const { repository, world } = asking;
    const found = pullOf(asking);
    const teams = world.teams.filter(
      (one) => one.organization === repository.owner && found.teamReviewers.includes(one.slug),
    );
    const users = found.reviewers.map((login) => shownOf(asking).user(login));
    return { status: 200, body: { users, teams: teams.map((one) => shownTeam(shownOf(asking), one)) } };
  },
  [`POST ${pull}/requested_reviewers`]: requestReviewers,
  [`GET ${pull}/reviews`]: (asking) => {
    const { repository } = asking;
    const found = pullOf(asking);
    return page(asking, `/repositories/${repository.id}/pulls/${found.number}/reviews`, found.reviews, (review) =>
      shownOf(asking).review(repository, found, review),
    );
  },
  [`GET ${pull}/comments`]: (asking) => {
    const { repository } = asking;
    const found = pullOf(asking);
    return page(
      asking,
      `/repositories/${repository.id}/pulls/${found.number}/comments`,
      found.reviewComments,
      (comment) => shownOf(asking).reviewComment(repository, found, comment, placeOf(repository, found, comment)),
    );
  },
  [`GET ${issue}/comments`]: (asking) => {
    const { repository, origin } = asking;
    const found = pullOf(asking);
    const api = `${origin}/api/v3/repos/${repository.owner}/${repository.name}/issues`;
    const html = `${origin}/${repository.owner}/${repository.name}/pull/${found.number}`;
    return page(
      asking,
      `/repositories/${repository.id}/issues/${found.number}/comments`,
      found.comments,
      (comment) => ({
        id: comment.id,
        node_id: `IC_${comment.id}`,
        url: `${api}/comments/${comment.id}`,
        html_url: `${html}#issuecomment-${comment.id}`,
        issue_url: `${api}/${found.number}`,
        body: comment.body,
        user: shownOf(asking).user(comment.login),
        created_at: comment.at,
        updated_at: comment.at,
        author_association: shownOf(asking).association(repository, comment.login),
      }),
    );
  },
  [`GET ${issue}/labels`]: (asking) => labelsOf(asking, pullOf(asking)),
  [`POST ${issue}/labels`]: (asking) => {
    const found = pullOf(asking);
    const { repository, world, body } = asking;
    for (const one of (body?.labels ?? []) as (string | { name: string })[]) {
      const name = typeof one === 'string' ? one : one.name;
      const present = repository.labels.find((label) => isSame(label.name, name));
      // GitHub makes the label that it does not have.
      if (!present) repository.labels.push({ id: world.id(), name, color: 'ededed', description: null });
      const label = present?.name ?? name;
      if (!found.labels.includes(label)) found.labels.push(label);
    }
    return labelsOf(asking, found);
  },
};

function whole({ repository, login, ...rest }: AskingAbout, found: Pull) {
  return shownPullWhole(shownOf({ ...rest, login }), repository, found, login);
}

function labelsOf(asking: AskingAbout, found: Pull): Answer {
  const labels = asking.repository.labels.filter((label) => found.labels.includes(label.name));
  return { status: 200, body: labels.map((label) => shownOf(asking).label(asking.repository, label)) };
}

function listPulls(asking: AskingAbout): Answer {
  const { repository, parameters, world, login } = asking;
  const [headOwner, ...headRef] = String(parameters.head ?? '').split(':');
  // A head without an owner is no filter: GitHub answers with all.
  const isAsked = headRef.length > 0;
  const wanted = repository.pulls
    .map((one) => world.refresh(one))
    .filter((one) => parameters.state === 'all' || one.state === (parameters.state ?? 'open'))
    .filter((one) => parameters.base === undefined || one.base === parameters.base)
    .filter((one) => !isAsked || (isSame(one.headOwner, headOwner!) && one.headRef === headRef.join(':')));
  const key = parameters.sort === 'updated' ? 'updatedAt' : 'createdAt';
  const ascending = [...wanted].sort((a, b) => a[key].localeCompare(b[key]) || a.number - b.number);
  const isAscending = parameters.direction === 'asc' || (parameters.sort === 'long-running' && !parameters.direction);
  const sorted = isAscending ? ascending : ascending.reverse();
  return page(asking, `/repositories/${repository.id}/pulls`, sorted, (one) =>
    shownPull(shownOf(asking), repository, one, login),
  );
}

const longestTitle = 256;
const longestBody = 65_536;

function createPull(asking: AskingAbout): Answer {
  const { repository, body, world, login } = asking;
  checkTexts(body);
  const [headOwner, headRef] = body.head.includes(':') ? body.head.split(/:(.*)/s) : [repository.owner, body.head];
  const head = headRepositoryOf(world, repository, headOwner);
  const headSha = head?.git.ref(`heads/${headRef}`);
  if (!head || !headSha) throw invalid('PullRequest', [{ field: 'head', code: 'invalid' }]);
  const base = repository.git.ref(`heads/${body.base}`);
  if (!base) throw invalid('PullRequest', [{ field: 'base', code: 'invalid' }]);
  if (body.draft && !repository.drafts) {
    throw invalid('PullRequest', [
      { field: 'draft', message: 'Draft pull requests are not supported in this repository.' },
    ]);
  }
  const isOpenAlready = (one: Pull) =>
    one.state === 'open' && one.headRepository === head && one.headRef === headRef && one.base === body.base;
  if (repository.pulls.some(isOpenAlready)) {
    throw invalid('PullRequest', [{ message: `A pull request already exists for ${headOwner}:${headRef}.` }]);
  }
  repository.git.copyFrom(head.git, headSha);
  if (repository.git.isAncestor(headSha, base)) {
    throw invalid('PullRequest', [{ message: `No commits between ${body.base} and ${body.head}` }]);
  }
  const at = world.now();
  const created: Pull = {
    id: world.id(),
    number: repository.nextNumber++,
    title: body.title,
    body: body.body ?? null,
    login,
    base: body.base,
    headOwner: head.owner,
    headRef,
    headRepository: head,
    headSha,
    draft: body.draft === true,
    state: 'open',
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    merged: null,
    labels: [],
    reviewers: [],
    teamReviewers: [],
    reviews: [],
    reviewComments: [],
    comments: [],
  };
  repository.pulls.push(created);
  return { status: 201, body: whole(asking, created), headers: { location: whole(asking, created).url } };
}

/** The repository of the same network that this owner has. */
function headRepositoryOf(world: World, repository: Repository, owner: string): Repository | undefined {
  if (isSame(owner, repository.owner)) return repository;
  return world.repositories.find((one) => isSame(one.owner, owner) && one.parent === repository);
}

function checkTexts({ title, body }: { title?: string; body?: string }): void {
  if (title !== undefined && title.trim() === '')
    throw invalid('PullRequest', [{ field: 'title', code: 'missing_field' }]);
  if ((title ?? '').length > longestTitle) {
    throw invalid('PullRequest', [
      { field: 'title', message: `title is too long (maximum is ${longestTitle} characters)` },
    ]);
  }
  if ([...(body ?? '')].length > longestBody) {
    throw invalid('PullRequest', [
      { field: 'body', message: `body is too long (maximum is ${longestBody} characters)` },
    ]);
  }
}

function updatePull(asking: AskingAbout): Answer {
  const { repository, body, world, login } = asking;
  const found = pullOf(asking);
  if (!isSame(found.login, login) && !world.can(login, repository, 'push'))
    throw new Refusal(403, 'Must have push access to repository');
  checkTexts(body);
  if (body.base !== undefined && !repository.git.ref(`heads/${body.base}`)) {
    throw invalid('PullRequest', [{ field: 'base', code: 'invalid' }]);
  }
  if (body.state === 'open' && found.state === 'closed') {
    if (found.merged || !found.headRepository?.git.ref(`heads/${found.headRef}`)) {
      throw invalid('PullRequest', [
        { field: 'state', message: 'state cannot be changed. The branch is gone or was merged.' },
      ]);
    }
    found.closedAt = null;
  }
  if (body.state === 'closed' && found.state === 'open') found.closedAt = world.now();
  for (const key of ['title', 'body', 'base', 'state'] as const)
    if (body[key] !== undefined) Object.assign(found, { [key]: body[key] });
  found.updatedAt = world.now();
  return { status: 200, body: whole(asking, found) };
}

function requestReviewers(asking: AskingAbout): Answer {
  const { repository, body, world, login } = asking;
  const found = pullOf(asking);
  const people: string[] = body?.reviewers ?? [];
  const teams: string[] = body?.team_reviewers ?? [];
  if (people.some((one) => isSame(one, found.login)))
    throw new Refusal(422, 'Review cannot be requested from pull request author.');
  const isTeam = (slug: string) =>
    world.teams.some(
      (team) => team.organization === repository.owner && team.slug === slug && repository.teams.has(slug),
    );
  const isPerson = (one: string) =>
    world.user(one) !== undefined && world.can(one, repository, 'pull') && isInvited(repository, world, one);
  if (!people.every(isPerson) || !teams.every(isTeam)) {
    const name = `${repository.owner}/${repository.name}`;
    const message = `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${name} repository.`;
    throw new Refusal(422, message);
  }
  found.reviewers = [...new Set([...found.reviewers, ...people.map((one) => world.user(one)!.login)])];
  found.teamReviewers = [...new Set([...found.teamReviewers, ...teams])];
  return { status: 201, body: shownPull(shownOf(asking), repository, found, login) };
}

/** Seeing a public repository is not enough to be asked. */
function isInvited(repository: Repository, world: World, login: string): boolean {
  return repository.visibility !== 'public' || world.roleOf(login, { ...repository, visibility: 'private' }) !== null;
}

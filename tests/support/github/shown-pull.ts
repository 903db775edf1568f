import { hunksOf, hunkUpTo, movedLine } from './diffs.ts';
import { nodeId, type Shown } from './shown.ts';
import type { Pull, Repository, ReviewComment } from './world.ts';

/** A pull request as lists have it. */
export function shownPull(shown: Shown, repository: Repository, pull: Pull, login: string | null) {
  const { owner, name } = repository;
  const url = `${shown.api}/repos/${owner}/${name}/pulls/${pull.number}`;
  const issue = url.replace('/pulls/', '/issues/');
  const html = `${shown.origin}/${owner}/${name}/pull/${pull.number}`;
  const base = repository.git.ref(`heads/${pull.base}`) ?? pull.headSha;
  const statuses = `${shown.api}/repos/${owner}/${name}/statuses/${pull.headSha}`;
  const { headRepository } = pull;
  const side = (sideOwner: string, ref: string, sha: string, of: Repository | null) => ({
    label: `${sideOwner}:${ref}`,
    ref,
    sha,
    user: shown.user(sideOwner),
    repo: of && shown.repository(of, login),
  });
  const labels = pull.labels.map((wanted) => repository.labels.find((label) => label.name === wanted));
  const teams = shown.world.teams.filter(
    (team) => team.organization === owner && pull.teamReviewers.includes(team.slug),
  );
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${shown.api}/repos/${owner}/${name}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: shown.user(pull.login),
    body: pull.body,
    // GitHub's description has no label here without one.
    labels: labels.flatMap((label) =>
      label ? [shown.label(repository, { ...label, description: label.description ?? '' })] : [],
    ),
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.commit ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: pull.reviewers.map((one) => shown.user(one)),
    requested_teams: teams.map((team) => shownTeam(shown, team)),
    head: side(pull.headOwner, pull.headRef, pull.headSha, headRepository),
    base: side(owner, pull.base, base, repository),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${shown.api}/repos/${owner}/${name}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: shown.association(repository, pull.login),
    auto_merge: null,
    draft: pull.draft,
  };
}

/** A pull request as the answer about it alone has it. */
export function shownPullWhole(shown: Shown, repository: Repository, pull: Pull, login: string | null) {
  const changes = changesOf(repository, pull);
  const count = (sign: string) =>
    changes
      .flatMap((change) => hunksOf(repository.git, change).flatMap(({ lines }) => lines))
      .filter((line) => line.startsWith(sign));
  const mergeable = pull.state === 'open' ? !conflicts(repository, pull) : null;
  return {
    ...shownPull(shown, repository, pull, login),
    merged: pull.merged !== null,
    merged_by: pull.merged ? shown.user(pull.merged.by) : null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : !mergeable ? 'dirty' : pull.draft ? 'draft' : 'clean',
    comments: pull.comments.length,
    review_comments: pull.reviewComments.length,
    maintainer_can_modify: pull.headRepository !== repository,
    commits: commitsOf(repository, pull).length,
    additions: count('+').length,
    deletions: count('-').length,
    changed_files: changes.length,
  };
}

/** The commits that the pull request brings, oldest first. */
export function commitsOf(repository: Repository, pull: Pull): string[] {
  const { git } = repository;
  fetchHead(repository, pull);
  const base = baseOf(repository, pull);
  const before = new Set(base ? git.history(base) : []);
  return git
    .history(pull.headSha)
    .filter((sha) => !before.has(sha))
    .reverse();
}

/** What it changes, against the place where it left its base. */
export function changesOf(repository: Repository, pull: Pull) {
  fetchHead(repository, pull);
  const base = baseOf(repository, pull);
  return repository.git.changes(base && repository.git.mergeBase(base, pull.headSha), pull.headSha);
}

/** What two sides both changed since they parted, and not to the same. */
export function conflicts(repository: Repository, pull: Pull): boolean {
  const { git } = repository;
  fetchHead(repository, pull);
  const base = git.ref(`heads/${pull.base}`);
  const parted = base && git.mergeBase(base, pull.headSha);
  if (!base || !parted) return true;
  const theirs = new Map(git.changes(parted, base).map((change) => [change.path, change.after?.sha]));
  return git
    .changes(parted, pull.headSha)
    .some((change) => theirs.has(change.path) && theirs.get(change.path) !== change.after?.sha);
}

/** Of a merged one: what the base was before. */
function baseOf(repository: Repository, pull: Pull): string | null {
  if (pull.merged) return repository.git.objects.commit(pull.merged.commit).parents[0] ?? null;
  return repository.git.ref(`heads/${pull.base}`);
}

/** GitHub keeps the head of each pull request in the repository that it is for, as `refs/pull/7/head`. */
function fetchHead(repository: Repository, pull: Pull): void {
  const from = pull.headRepository;
  if (from && from !== repository) repository.git.copyFrom(from.git, pull.headSha);
  if (repository.git.ref(`pull/${pull.number}/head`) !== pull.headSha) {
    repository.git.setRef(`pull/${pull.number}/head`, pull.headSha);
  }
}

/** Where a comment stands in the newest text (`null` where its line is gone) and the difference that it was made on. */
export function placeOf(repository: Repository, pull: Pull, comment: ReviewComment) {
  const { git } = repository;
  fetchHead(repository, pull);
  const at = comment.line ?? 1;
  const base = baseOf(repository, pull);
  const made = git.changes(base && git.mergeBase(base, comment.commit), comment.commit);
  const hunks = made.filter((change) => change.path === comment.path).flatMap((change) => hunksOf(git, change));
  const since = git.changes(comment.commit, pull.headSha).find((change) => change.path === comment.path);
  const line = since ? (since.after ? movedLine(hunksOf(git, since), at) : null) : at;
  return { line, hunk: hunkUpTo(hunks, at) ?? '' };
}

export function shownTeam(shown: Shown, team: Shown['world']['teams'][number], permission = 'pull') {
  const url = `${shown.api}/organizations/${shown.world.ensureUser(team.organization).id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    url,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    html_url: `${shown.origin}/orgs/${team.organization}/teams/${team.slug}`,
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission,
    parent: null,
    type: 'organization',
    organization_id: shown.world.ensureUser(team.organization).id,
  };
}

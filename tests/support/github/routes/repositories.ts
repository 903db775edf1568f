import {
  type Answer,
  type Asking,
  type AskingAbout,
  emptyRepository,
  invalid,
  linkHeader,
  notFound,
  page,
  Refusal,
} from '../api.ts';
import { fileShown } from '../diffs.ts';
import { Shown } from '../shown.ts';
import { shownTeam } from '../shown-pull.ts';
import { isSame, type Repository, roles } from '../world.ts';

type Route = (asking: AskingAbout) => Answer;

const repo = '/repos/{owner}/{repo}';

/** Repositories, their branches, people and labels, and what stands in them. */
export const repositoryRoutes: Record<string, Route> = {
  [`GET ${repo}`]: ({ repository, ...rest }) => ({
    status: 200,
    body: shownOf(rest).fullRepository(repository, rest.login),
  }),
  [`GET ${repo}/branches`]: (asking) => {
    const { repository, parameters } = asking;
    const heads = repository.git.refs().filter(({ name }) => name.startsWith('heads/'));
    const all = heads.map(({ name, sha }) => ({ name: name.slice('heads/'.length), sha }));
    const wanted = all.filter(
      ({ name }) => parameters.protected === undefined || parameters.protected === repository.protected.has(name),
    );
    return page(asking, `/repositories/${repository.id}/branches`, wanted, ({ name, sha }) =>
      shownBranch(asking, name, sha),
    );
  },
  [`GET ${repo}/branches/{branch}`]: (asking) => {
    const { repository, parameters, origin } = asking;
    const name = String(parameters.branch);
    const sha = repository.git.ref(`heads/${name}`);
    if (!sha) throw new Refusal(404, 'Branch not found');
    const url = `${origin}/api/v3/repos/${repository.owner}/${repository.name}/branches/${name}`;
    const body = {
      ...shownBranch(asking, name, sha),
      commit: shownOf(asking).commit(repository, sha),
      _links: { self: url, html: `${origin}/${repository.owner}/${repository.name}/tree/${name}` },
      protection: { enabled: repository.protected.has(name) },
      protection_url: `${url}/protection`,
    };
    return { status: 200, body };
  },
  [`GET ${repo}/labels`]: (asking) =>
    page(asking, `/repositories/${asking.repository.id}/labels`, asking.repository.labels, (label) =>
      shownOf(asking).label(asking.repository, label),
    ),
  [`GET ${repo}/collaborators`]: (asking) =>
    page(asking, `/repositories/${asking.repository.id}/collaborators`, peopleOf(asking, 'pull'), (login) => {
      const role = asking.world.roleOf(login, asking.repository) ?? 'pull';
      const permissions = Object.fromEntries(roles.map((one) => [one, roles.indexOf(role) >= roles.indexOf(one)]));
      return {
        ...shownOf(asking).user(login),
        permissions,
        role_name: role === 'pull' ? 'read' : role === 'push' ? 'write' : role,
      };
    }),
  [`GET ${repo}/assignees`]: (asking) =>
    page(asking, `/repositories/${asking.repository.id}/assignees`, peopleOf(asking, 'push'), (login) =>
      shownOf(asking).user(login),
    ),
  [`GET ${repo}/teams`]: (asking) => {
    const { world, repository } = asking;
    const teams = world.teams.filter(
      (team) => team.organization === repository.owner && repository.teams.has(team.slug),
    );
    return page(asking, `/repositories/${repository.id}/teams`, teams, (team) =>
      shownTeam(shownOf(asking), team, repository.teams.get(team.slug)),
    );
  },
  [`GET ${repo}/commits`]: listCommits,
  [`GET ${repo}/commits/{ref}`]: (asking) => {
    const { repository, parameters } = asking;
    const sha = commitNamed(repository, String(parameters.ref));
    if (!sha) throw new Refusal(422, `No commit found for SHA: ${parameters.ref}`);
    const parent = repository.git.objects.commit(sha).parents[0] ?? null;
    const files = filesBetween(asking, parent, sha);
    const sum = (key: 'additions' | 'deletions') => files.reduce((total, one) => total + one[key], 0);
    const stats = {
      additions: sum('additions'),
      deletions: sum('deletions'),
      total: sum('additions') + sum('deletions'),
    };
    return { status: 200, body: { ...shownOf(asking).commit(repository, sha), stats, files } };
  },
  [`GET ${repo}/compare/{basehead}`]: compare,
  [`GET ${repo}/contents/{path}`]: contents,
};

export function shownOf({ world, origin }: Asking): Shown {
  return new Shown(world, origin);
}

function shownBranch({ repository, origin }: AskingAbout, name: string, sha: string) {
  const url = `${origin}/api/v3/repos/${repository.owner}/${repository.name}/commits/${sha}`;
  return { name, commit: { sha, url }, protected: repository.protected.has(name) };
}

/** Who has at least this role by being named, by a team or by owning it. */
function peopleOf({ world, repository }: AskingAbout, role: 'pull' | 'push'): string[] {
  const named = [...repository.collaborators.keys()];
  const inTeams = world.teams
    .filter((team) => team.organization === repository.owner && repository.teams.has(team.slug))
    .flatMap((team) => team.members);
  const owner = world.ensureUser(repository.owner);
  const all = [...new Set([...(owner.type === 'User' ? [owner.login] : []), ...named, ...inTeams])];
  return all.filter((login) => world.can(login, repository, role)).sort();
}

/** A commit by its id, a branch or `heads/…`. */
function commitNamed({ git }: Repository, name: string): string | null {
  if (git.objects.has(name, 'commit')) return name;
  return git.ref(`heads/${name}`) ?? git.ref(name.replace(/^refs\//, ''));
}

function listCommits(asking: AskingAbout): Answer {
  const { repository, parameters } = asking;
  const { git } = repository;
  if (git.isEmpty()) throw emptyRepository();
  const sha = commitNamed(repository, String(parameters.sha ?? repository.defaultBranch));
  if (!sha) throw notFound();
  const { path } = parameters;
  const touches = (commit: string) =>
    git
      .changes(git.objects.commit(commit).parents[0] ?? null, commit)
      .some((change) => change.path === path || change.path.startsWith(`${path}/`));
  const since = (commit: string) =>
    !parameters.since || git.objects.commit(commit).committer.date >= String(parameters.since);
  const found = git.history(sha).filter((commit) => since(commit) && (path === undefined || touches(commit)));
  return page(asking, `/repositories/${repository.id}/commits`, found, (commit) =>
    shownOf(asking).commit(repository, commit),
  );
}

const mostFiles = 300;
const mostCommits = 250;

/** `base...head`, where either may be `owner:branch` of the same network. Files come with the first page alone, as GitHub has it. */
function compare(asking: AskingAbout): Answer {
  const { repository, parameters, origin } = asking;
  const { git } = repository;
  const [base, head] = String(parameters.basehead)
    .split('...')
    .map((name) => sideOf(asking, name));
  if (!base || !head) throw notFound();
  const parted = git.mergeBase(base, head);
  if (!parted) throw new Refusal(404, `No common ancestor between ${parameters.basehead}.`);
  const [before, after] = [new Set(git.history(base)), new Set(git.history(head))];
  const ahead = [...after].filter((sha) => !before.has(sha)).reverse();
  const behind = [...before].filter((sha) => !after.has(sha)).length;
  const status = ahead.length > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  const shown = shownOf(asking);
  const url = `${shown.api}/repos/${repository.owner}/${repository.name}/compare/${parameters.basehead}`;
  const html = `${origin}/${repository.owner}/${repository.name}/compare/${parameters.basehead}`;
  const isPaged = parameters.page !== undefined || parameters.per_page !== undefined;
  const at = Number(parameters.page ?? 1);
  const size = isPaged ? Math.min(Number(parameters.per_page ?? 30), 100) : mostCommits;
  const commits = ahead.slice((at - 1) * size, at * size);
  const files = at === 1 ? { files: filesBetween(asking, parted, head).slice(0, mostFiles) } : {};
  const body = {
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: shown.commit(repository, base),
    merge_base_commit: shown.commit(repository, parted),
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: commits.map((sha) => shown.commit(repository, sha)),
    ...files,
  };
  const last = Math.max(1, Math.ceil(ahead.length / size));
  const headers = linkHeader(asking, `/repositories/${repository.id}/compare/${parameters.basehead}`, at, last);
  return { status: 200, body, headers };
}

/** A side of a comparison; what a fork has is taken over first, as GitHub's forks share what they have. */
function sideOf({ world, repository }: AskingAbout, name: string): string | null {
  const [first = '', rest] = name.split(':');
  if (rest === undefined || isSame(first, repository.owner)) return commitNamed(repository, rest ?? first);
  const isKin = (one: Repository) => one.parent === repository || repository.parent === one;
  const other = world.repositories.find((one) => isSame(one.owner, first) && isKin(one));
  const sha = other && commitNamed(other, rest);
  if (!other || !sha) return null;
  repository.git.copyFrom(other.git, sha);
  return sha;
}

function filesBetween({ repository, origin }: AskingAbout, before: string | null, after: string) {
  const html = `${origin}/${repository.owner}/${repository.name}`;
  const url = `${origin}/api/v3/repos/${repository.owner}/${repository.name}`;
  return repository.git.changes(before, after).map((change) => fileShown(repository.git, change, url, html, after));
}

function contents({ repository, parameters, origin }: AskingAbout): Answer {
  const { git } = repository;
  if (git.isEmpty()) throw new Refusal(404, 'This repository is empty.');
  const commit = commitNamed(repository, String(parameters.ref ?? repository.defaultBranch));
  if (!commit) throw new Refusal(404, `No commit found for the ref ${parameters.ref}`);
  const wanted = String(parameters.path).replace(/\/$/, '');
  const files = git.filesOf(git.objects.commit(commit).tree);
  const url = `${origin}/api/v3/repos/${repository.owner}/${repository.name}`;
  const shown = (path: string, sha: string, type: 'file' | 'dir') => {
    const self = `${url}/contents/${path.split('/').map(encodeURIComponent).join('/')}?ref=${commit}`;
    const html = `${origin}/${repository.owner}/${repository.name}/${type === 'file' ? 'blob' : 'tree'}/${commit}/${path}`;
    const git_url = `${url}/git/${type === 'file' ? 'blobs' : 'trees'}/${sha}`;
    const size = type === 'file' ? git.blob(sha).length : 0;
    const name = path.split('/').at(-1)!;
    const links = { self, git: git_url, html };
    return { type, name, path, sha, size, url: self, html_url: html, git_url, download_url: null, _links: links };
  };
  const file = files.get(wanted);
  if (file) {
    const content = git
      .blob(file.sha)
      .toString('base64')
      .replace(/(.{60})/g, '$1\n');
    return { status: 200, body: { ...shown(wanted, file.sha, 'file'), content, encoding: 'base64' } };
  }
  const below = [...files.keys()].filter((path) => path.startsWith(`${wanted}/`));
  if (below.length === 0) throw notFound();
  const names = new Set(below.map((path) => path.slice(wanted.length + 1).split('/')[0]!));
  const body = [...names].map((name) => {
    const path = `${wanted}/${name}`;
    const inside = files.get(path);
    return shown(path, inside?.sha ?? commit, inside ? 'file' : 'dir');
  });
  return { status: 200, body };
}

/** Lists of repositories for somebody who signed in. */
export const listRoutes: Record<string, (asking: Asking) => Answer> = {
  'GET /user/repos': (asking) => {
    const { world, login, token } = asking;
    const mine = world.repositories.filter((one) =>
      one.visibility === 'public' ? isMember(asking, one) : world.isVisible(token, one),
    );
    const { shown: seen, headers } = withSso(asking, mine);
    const sorted = [...seen].sort((a, b) =>
      asking.parameters.sort === 'pushed' ? b.pushedAt.localeCompare(a.pushedAt) : nameOf(a).localeCompare(nameOf(b)),
    );
    const found = page(asking, '/user/repos', sorted, (one) => shownOf(asking).repository(one, login));
    return { ...found, headers: { ...found.headers, ...headers } };
  },
  'GET /search/repositories': (asking) => {
    const { world, login, token, parameters } = asking;
    const words = String(parameters.q)
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length === 0) throw invalid('Search', [{ field: 'q', code: 'missing' }]);
    if (!words.some((word) => word.startsWith('fork:'))) words.push('fork:false');
    const fitting = world.repositories.filter(
      (one) => world.isVisible(token, one) && words.every((word) => fits(one, word)),
    );
    const { shown: seen, headers } = withSso(asking, fitting);
    const found = page(asking, '/search/repositories', seen, (one) => ({
      ...shownOf(asking).repository(one, login),
      score: 1,
    }));
    const body = { total_count: seen.length, incomplete_results: false, items: found.body };
    return { ...found, body, headers: { ...found.headers, ...headers } };
  },
};

/** A list leaves out what wants single sign-on first, and says of whom something is missing. */
function withSso({ world, token }: Asking, all: readonly Repository[]) {
  const isOpen = ({ owner }: Repository) => !token.withoutSso.includes(owner);
  const closed = [...new Set(all.filter((one) => !isOpen(one)).map(({ owner }) => world.ensureUser(owner).id))];
  const sso = `partial-results; organizations=${closed.join(',')}`;
  return { shown: all.filter(isOpen), headers: closed.length > 0 ? { 'x-github-sso': sso } : undefined };
}

function nameOf({ owner, name }: Repository): string {
  return `${owner}/${name}`;
}

/** Whether a public repository is one of theirs: they can do more than everybody. */
function isMember({ world, login }: Asking, repository: Repository): boolean {
  return world.can(login, repository, 'triage') || repository.collaborators.has(login);
}

/** One word of a search: a qualifier, or a part of the name or the description. */
function fits(repository: Repository, word: string): boolean {
  const [qualifier = '', value] = word.split(':');
  if (value === undefined) {
    return [nameOf(repository), repository.description ?? ''].some((text) => text.toLowerCase().includes(word));
  }
  if (qualifier === 'user' || qualifier === 'org') return isSame(repository.owner, value);
  if (qualifier === 'repo') return isSame(nameOf(repository), value);
  if (qualifier === 'archived') return repository.archived === (value === 'true');
  if (qualifier === 'is')
    return value === 'public' ? repository.visibility === 'public' : repository.visibility !== 'public';
  if (qualifier === 'fork') return value === 'true' || (value === 'only') === (repository.parent !== null);
  if (qualifier === 'in') return true;
  throw invalid('Search', [{ field: 'q', code: 'invalid', message: `${qualifier} is nothing to search by` }]);
}

import type { Commit } from './git-objects.ts';
import {
  isSame,
  type Label,
  type Pull,
  type Repository,
  type Review,
  type ReviewComment,
  roles,
  type User,
  type World,
} from './world.ts';

/** How the double shows what it knows: the forms of GitHub's description, with addresses of its own. */
export class Shown {
  readonly world: World;
  readonly origin: string;

  constructor(world: World, origin: string) {
    this.world = world;
    this.origin = origin;
  }

  get api(): string {
    return `${this.origin}/api/v3`;
  }

  user(given: User | string) {
    const user = typeof given === 'string' ? this.world.ensureUser(given, 'User') : given;
    const url = `${this.api}/users/${user.login}`;
    return {
      login: user.login,
      id: user.id,
      node_id: nodeId('U', user.id),
      avatar_url: `${this.origin}/avatars/u/${user.id}`,
      gravatar_id: '',
      url,
      html_url: `${this.origin}/${user.login}`,
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
      type: user.type,
      site_admin: false,
    };
  }

  publicUser(user: User) {
    const nothing = { company: null, blog: '', location: null, hireable: null, bio: null };
    const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
    const times = { created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' };
    return { ...this.user(user), name: user.name, email: user.email, ...nothing, ...counts, ...times };
  }

  repository(repository: Repository, login: string | null) {
    const { id, owner, name } = repository;
    const url = `${this.api}/repos/${owner}/${name}`;
    const html = `${this.origin}/${owner}/${name}`;
    const role = this.world.roleOf(login, repository);
    const has = Object.fromEntries(
      roles.map((one) => [one, role !== null && roles.indexOf(role) >= roles.indexOf(one)]),
    );
    const open = repository.pulls.filter((pull) => pull.state === 'open').length;
    const forks = this.world.repositories.filter((one) => one.parent === repository).length;
    return {
      id,
      node_id: nodeId('R', id),
      name,
      full_name: `${owner}/${name}`,
      private: repository.visibility !== 'public',
      owner: this.user(this.world.ensureUser(owner)),
      html_url: html,
      description: repository.description,
      fork: repository.parent !== null,
      url,
      ...Object.fromEntries(Object.entries(repositoryUrls).map(([key, rest]) => [key, url + rest])),
      git_url: `${html.replace(/^http/, 'git')}.git`,
      ssh_url: `ssh://git@${new URL(this.origin).hostname}/${owner}/${name}.git`,
      clone_url: `${html}.git`,
      svn_url: html,
      mirror_url: null,
      homepage: null,
      language: null,
      forks_count: forks,
      forks,
      stargazers_count: 0,
      watchers_count: 0,
      watchers: 0,
      size: 1,
      default_branch: repository.defaultBranch,
      open_issues_count: open,
      open_issues: open,
      topics: [],
      has_issues: true,
      has_projects: false,
      has_wiki: false,
      has_pages: false,
      has_downloads: true,
      has_discussions: false,
      archived: repository.archived,
      disabled: false,
      visibility: repository.visibility,
      pushed_at: repository.pushedAt,
      created_at: repository.createdAt,
      updated_at: repository.createdAt,
      permissions: has,
      license: null,
      allow_forking: true,
      is_template: false,
      web_commit_signoff_required: false,
    };
  }

  /** With what only the answer about one repository has. */
  fullRepository(repository: Repository, login: string | null): Record<string, unknown> {
    const parent = repository.parent && this.repository(repository.parent, login);
    const kin = parent ? { parent, source: parent } : {};
    return { ...this.repository(repository, login), network_count: 0, subscribers_count: 0, ...kin };
  }

  label(repository: Repository, label: Label) {
    const url = `${this.api}/repos/${repository.owner}/${repository.name}/labels/${encodeURIComponent(label.name)}`;
    return { ...label, node_id: nodeId('L', label.id), url, default: false };
  }

  /** A commit as the git half of the API has it. */
  gitCommit(repository: Repository, sha: string) {
    const { tree, parents, author, committer, message } = repository.git.objects.commit(sha);
    const git = `${this.api}/repos/${repository.owner}/${repository.name}/git`;
    const html = `${this.origin}/${repository.owner}/${repository.name}/commit`;
    return {
      sha,
      node_id: nodeId('C', sha),
      url: `${git}/commits/${sha}`,
      html_url: `${html}/${sha}`,
      author,
      committer,
      tree: { sha: tree, url: `${git}/trees/${tree}` },
      message,
      parents: parents.map((one) => ({ sha: one, url: `${git}/commits/${one}`, html_url: `${html}/${one}` })),
      verification: unverified,
    };
  }

  /** A commit as lists of commits have it. */
  commit(repository: Repository, sha: string) {
    const commit = repository.git.objects.commit(sha);
    const url = `${this.api}/repos/${repository.owner}/${repository.name}/commits/${sha}`;
    const { html_url, tree, parents, node_id } = this.gitCommit(repository, sha);
    return {
      sha,
      node_id,
      commit: {
        author: commit.author,
        committer: commit.committer,
        message: commit.message,
        tree,
        url: url.replace('/commits/', '/git/commits/'),
        comment_count: 0,
        verification: unverified,
      },
      url,
      html_url,
      comments_url: `${url}/comments`,
      author: this.whoWrote(commit.author),
      committer: this.whoWrote(commit.committer),
      parents: parents.map((one) => ({ ...one, url: one.url.replace('/git/commits/', '/commits/') })),
    };
  }

  /** The account whose address a commit has; `null` where none has it. */
  private whoWrote({ email }: Commit['author']) {
    const known = this.world.users.find((user) => user.email === email || addressOf(user) === email);
    return known ? this.user(known) : null;
  }

  review(repository: Repository, pull: Pull, review: Review) {
    const url = `${this.api}/repos/${repository.owner}/${repository.name}/pulls/${pull.number}`;
    const html = `${this.origin}/${repository.owner}/${repository.name}/pull/${pull.number}#pullrequestreview-${review.id}`;
    return {
      id: review.id,
      node_id: nodeId('PRR', review.id),
      user: this.user(review.login),
      body: review.body,
      state: review.state,
      html_url: html,
      pull_request_url: url,
      author_association: this.association(repository, review.login),
      _links: { html: { href: html }, pull_request: { href: url } },
      submitted_at: review.at,
      commit_id: review.commit,
    };
  }

  reviewComment(
    repository: Repository,
    pull: Pull,
    comment: ReviewComment,
    place: { line: number | null; hunk: string },
  ) {
    const api = `${this.api}/repos/${repository.owner}/${repository.name}/pulls`;
    const html = `${this.origin}/${repository.owner}/${repository.name}/pull/${pull.number}#discussion_r${comment.id}`;
    const isOfFile = comment.line === null;
    return {
      id: comment.id,
      node_id: nodeId('PRRC', comment.id),
      url: `${api}/comments/${comment.id}`,
      pull_request_review_id: comment.review,
      diff_hunk: place.hunk,
      path: comment.path,
      commit_id: pull.headSha,
      original_commit_id: comment.commit,
      user: this.user(comment.login),
      body: comment.body,
      created_at: comment.at,
      updated_at: comment.at,
      html_url: html,
      pull_request_url: `${api}/${pull.number}`,
      author_association: this.association(repository, comment.login),
      _links: {
        self: { href: `${api}/comments/${comment.id}` },
        html: { href: html },
        pull_request: { href: `${api}/${pull.number}` },
      },
      ...(comment.replyTo === null ? {} : { in_reply_to_id: comment.replyTo }),
      // GitHub has `null` for a line that the newest commit does not show any more; a comment on a file has no lines but the first.
      ...(isOfFile
        ? {
            line: 1,
            original_line: 1,
            start_line: null,
            original_start_line: null,
            start_side: null,
            side: 'RIGHT',
            subject_type: 'file',
          }
        : {
            line: place.line,
            original_line: comment.line,
            start_line:
              place.line === null || comment.startLine === null
                ? null
                : place.line - (comment.line! - comment.startLine),
            original_start_line: comment.startLine,
            start_side: comment.startLine === null ? null : 'RIGHT',
            side: 'RIGHT',
            subject_type: 'line',
          }),
    };
  }

  association(repository: Repository, login: string): string {
    if (isSame(login, repository.owner)) return 'OWNER';
    return this.world.can(login, repository, 'triage') ? 'COLLABORATOR' : 'CONTRIBUTOR';
  }
}

/** The address that a commit of an account gets where it keeps its own one for itself. */
export function addressOf(user: User): string {
  return user.email ?? `${user.id}+${user.login}@users.noreply.github.com`;
}

export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}

const unverified = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

const repositoryUrls = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

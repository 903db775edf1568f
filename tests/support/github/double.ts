import { mkdir } from 'node:fs/promises';
import type { Fault, When } from './faults.ts';
import type { Files, GitRepository } from './git-repository.ts';
import { closePullsOf } from './routes/git-data.ts';
import { GitHubServer } from './server.ts';
import { conflicts } from './shown-pull.ts';
import { type Pull, type Repository, type ReviewComment, type Rights, type Role, type Token, World } from './world.ts';

export interface UserGiven {
  login: string;
  name?: string;
  email?: string;
  /** Left out: nobody signs in as them. */
  token?: string;
  /** `fine-grained` where left out. */
  kind?: Token['kind'];
  scopes?: string[];
  /** All that publishing needs, where left out. */
  rights?: Rights;
  expiresAt?: string;
  withoutSso?: string[];
}

export interface RepositoryGiven {
  owner: string;
  name: string;
  description?: string;
  /** `private` where left out. */
  visibility?: Repository['visibility'];
  /** A file `README.md` where left out; `null`: not a single commit. */
  files?: Files | null;
  defaultBranch?: string;
  collaborators?: Record<string, Role>;
  teams?: Record<string, Role>;
  labels?: string[];
  archived?: boolean;
  /** Whether drafts of pull requests are possible; `true` where left out. */
  drafts?: boolean;
  pushedAt?: string;
}

/** A repository of the double: what it is on the disk, and what it has. */
export interface DoubleRepository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  /** Folder of the bare repository. Real git may do with it what it likes. */
  readonly bare: string;
  /** Address for `git clone`; not for one that this process waits for without answering (`execFileSync`). */
  readonly cloneUrl: string;
  readonly git: GitRepository;
  readonly pulls: readonly Pull[];
  head(branch: string): string | null;
  branches(): string[];
  /** Text of a file on a branch; `null` where it is not. */
  read(branch: string, path: string): string | null;
}

export type GitHubDouble = Awaited<ReturnType<typeof startGitHub>>;

const everything: Rights = { contents: 'write', pullRequests: 'write', issues: 'write', administration: 'write' };

/**
 * GitHub on a port of 127.0.0.1, as its Enterprise has it (API below `/api/v3`), with real git behind. Every request and every answer is
 * held against GitHub's own description (`tests/fixtures/github-openapi.json`); `close` rejects where one was against it.
 */
export async function startGitHub({ folder }: { folder: string }) {
  await mkdir(folder, { recursive: true });
  const world = new World(folder);
  const server = new GitHubServer(world);
  await server.listen();
  const find = (name: string): Repository => {
    const [owner = '', repository = ''] = name.split('/');
    const found = world.repository(owner, repository);
    if (!found) throw new Error(`there is no repository ${name}`);
    return found;
  };
  const pullOf = (name: string, number: number): Pull => {
    const found = find(name).pulls.find((pull) => pull.number === number);
    if (!found) throw new Error(`there is no pull request ${name}#${number}`);
    return world.refresh(found);
  };

  return {
    /** Base address to enter when connecting. */
    server: server.origin,
    /** As accounts and targets name it: `127.0.0.1:1234`. */
    host: new URL(server.origin).host,
    requests: server.requests,
    hosts: server.hosts,
    limits: server.limits,
    device: server.device,
    world,
    unanswered: server.unanswered,

    /** Ends it. Rejects where requests or answers were against GitHub's description and the test did not take them. */
    async close(): Promise<void> {
      await server.stop();
      const { violations } = server;
      if (violations.length > 0) throw new Error(`Against GitHub's description:\n${violations.join('\n')}`);
    },
    /** What was against the description so far, which then fails nothing any more. */
    takeViolations(): string[] {
      return server.violations.splice(0);
    },
    /** Nothing listens any more (connection refused), until `up`. */
    down: () => server.stop(),
    up: () => server.listen(),

    addUser({
      login,
      name,
      email,
      token,
      kind = 'fine-grained',
      scopes,
      rights,
      expiresAt,
      withoutSso = [],
    }: UserGiven): void {
      const user = world.ensureUser(login, 'User');
      Object.assign(user, { type: 'User', name: name ?? user.name, email: email ?? user.email });
      if (token === undefined) return;
      const of = { token, login, kind, expiresAt: expiresAt ?? null, withoutSso };
      world.tokens.push({
        ...of,
        scopes: scopes ?? (kind === 'fine-grained' ? [] : ['repo']),
        rights: rights ?? everything,
      });
    },
    /** The token is worth nothing any more. */
    revoke(token: string): void {
      world.tokens.splice(
        world.tokens.findIndex((one) => one.token === token),
        1,
      );
    },
    addTeam({
      organization,
      slug,
      name = slug,
      members,
    }: {
      organization: string;
      slug: string;
      name?: string;
      members: string[];
    }): void {
      for (const login of members) world.ensureUser(login, 'User').type = 'User';
      world.teams.push({ id: world.id(), organization, slug, name, members });
    },
    addRepository(given: RepositoryGiven): DoubleRepository {
      const {
        files = { 'README.md': `# ${given.name}\n` },
        labels = [],
        collaborators = {},
        teams = {},
        ...rest
      } = given;
      const repository = world.createRepository({
        ...rest,
        collaborators: new Map(Object.entries(collaborators)),
        teams: new Map(Object.entries(teams)),
        labels: labels.map((name) => ({ id: world.id(), name, color: 'ededed', description: '' })),
      });
      for (const login of Object.keys(collaborators)) world.ensureUser(login, 'User').type = 'User';
      const { git, defaultBranch } = repository;
      if (files)
        git.setRef(`heads/${defaultBranch}`, git.commitFiles(null, files, someone(world.now()), 'docs: start\n'));
      return shownRepository(repository, server.origin);
    },
    repository: (name: string): DoubleRepository => shownRepository(find(name), server.origin),

    /** The `n`th request from now, or those that a predicate picks, go wrong; `times`: how many of them. */
    fail(when: When, fault: Fault, times = 1): void {
      server.faults.plan(when, fault, times);
    },
    clearFaults: () => server.faults.clear(),
    /** Requests that it picks wait until they are released. */
    hold: (when: Parameters<typeof server.faults.hold>[0]) => server.faults.hold(when),
    /** Requests for the git data of a new fork that are answered as if it were empty still. */
    setForkDelay(requests: number): void {
      server.forkDelay = requests;
    },
    /** How far the server's clock is ahead of this machine's, in milliseconds. */
    setClockAhead(milliseconds: number): void {
      world.clockAhead = milliseconds;
      server.limits.clockAhead = milliseconds;
    },
    setLimit({
      limit,
      remaining,
      resetAt,
      areOff,
    }: {
      limit?: number;
      remaining?: number;
      resetAt?: number;
      areOff?: boolean;
    }): void {
      Object.assign(server.limits, JSON.parse(JSON.stringify({ limit, remaining, resetAt, areOff })));
    },

    /** Somebody commits to a branch (made from the default one where it is new). Returns the commit's id. */
    push(name: string, branch: string, files: Files, login = 'mara-lind', message = 'docs: edit\n'): string {
      const repository = find(name);
      const { git } = repository;
      const user = world.ensureUser(login, 'User');
      const parent = git.ref(`heads/${branch}`) ?? git.ref(`heads/${repository.defaultBranch}`);
      const author = { name: user.name ?? login, email: user.email ?? `${login}@users.example`, date: world.now() };
      user.email ??= author.email;
      const commit = git.commitFiles(parent, files, author, message);
      git.setRef(`heads/${branch}`, commit);
      repository.pushedAt = world.now();
      return commit;
    },
    /** Merges with a commit of its own, as the button at GitHub does; throws where both sides changed the same. */
    merge(name: string, number: number, { by = 'mara-lind', deleteBranch = false } = {}): string {
      const repository = find(name);
      const pull = pullOf(name, number);
      if (pull.state !== 'open' || conflicts(repository, pull)) throw new Error(`${name}#${number} cannot be merged`);
      const { git } = repository;
      const base = git.ref(`heads/${pull.base}`)!;
      const changes = git.changes(git.mergeBase(base, pull.headSha), pull.headSha);
      const tree = git.edit(git.objects.commit(base).tree, new Map(changes.map(({ path, after }) => [path, after])));
      const who = someone(world.now());
      const message = `Merge pull request #${number} from ${pull.headOwner}/${pull.headRef}\n\n${pull.title}\n`;
      const commit = git.objects.writeCommit({
        tree,
        parents: [base, pull.headSha],
        author: who,
        committer: who,
        message,
      });
      git.setRef(`heads/${pull.base}`, commit);
      const at = world.now();
      Object.assign(pull, { state: 'closed', closedAt: at, updatedAt: at, draft: false, merged: { at, by, commit } });
      if (deleteBranch) pull.headRepository?.git.deleteRef(`heads/${pull.headRef}`);
      return commit;
    },
    closePull(name: string, number: number): void {
      const at = world.now();
      Object.assign(pullOf(name, number), { state: 'closed', closedAt: at, updatedAt: at });
    },
    reopenPull(name: string, number: number): void {
      Object.assign(pullOf(name, number), { state: 'open', closedAt: null, updatedAt: world.now() });
    },
    /** Somebody edits title or body at GitHub. */
    editPull(name: string, number: number, edit: { title?: string; body?: string; draft?: boolean }): void {
      Object.assign(pullOf(name, number), { ...edit, updatedAt: world.now() });
    },
    /** A review, with comments on lines of a file as it stands at the head of the pull request (or at `commit`). */
    review(
      name: string,
      number: number,
      given: {
        login: string;
        state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
        body?: string;
        comments?: { path: string; line?: number; startLine?: number; body: string; replyTo?: number }[];
        commit?: string;
      },
    ): { id: number; comments: ReviewComment[] } {
      const pull = pullOf(name, number);
      const { login, state, body = '', comments = [], commit = pull.headSha } = given;
      world.ensureUser(login, 'User');
      const [id, at] = [world.id(), world.now()];
      pull.reviews.push({ id, login, state, body, at, commit });
      const made = comments.map(({ path, line = null, startLine = null, body: text, replyTo = null }) => {
        return { id: world.id(), login, body: text, at, path, line, startLine, commit, review: id, replyTo };
      });
      pull.reviewComments.push(...made);
      pull.updatedAt = at;
      return { id, comments: made };
    },
    comment(name: string, number: number, { login, body }: { login: string; body: string }): number {
      const pull = pullOf(name, number);
      world.ensureUser(login, 'User');
      const comment = { id: world.id(), login, body, at: world.now() };
      pull.comments.push(comment);
      pull.updatedAt = comment.at;
      return comment.id;
    },

    rename(name: string, to: string): void {
      const repository = find(name);
      const [owner = '', renamed = ''] = to.includes('/') ? to.split('/') : [repository.owner, to];
      world.formerNames.set(name.toLowerCase(), repository.id);
      world.ensureUser(owner);
      Object.assign(repository, { owner, name: renamed });
    },
    archive(name: string): void {
      find(name).archived = true;
    },
    makePublic(name: string): void {
      find(name).visibility = 'public';
    },
    protect(name: string, branch: string): void {
      find(name).protected.add(branch);
    },
    /** No branch whose name begins so can be made. */
    refuseBranches(name: string, start: string): void {
      find(name).refusedBranches.push(start);
    },
    deleteBranch(name: string, branch: string): void {
      const repository = find(name);
      repository.git.deleteRef(`heads/${branch}`);
      closePullsOf(repository, `heads/${branch}`, world.now(), world.repositories);
    },
    /** The repository is gone, or is not shown to anybody any more. */
    removeRepository(name: string): void {
      world.repositories.splice(world.repositories.indexOf(find(name)), 1);
    },
  };
}

function someone(date: string) {
  return { name: 'Mara Lind', email: 'mara-lind@users.example', date };
}

function shownRepository(repository: Repository, origin: string): DoubleRepository {
  const { git } = repository;
  return {
    id: repository.id,
    owner: repository.owner,
    name: repository.name,
    bare: git.folder,
    cloneUrl: `${origin}/${repository.owner}/${repository.name}.git`,
    git,
    pulls: repository.pulls,
    head: (branch) => git.ref(`heads/${branch}`),
    branches: () => git.refs().flatMap(({ name }) => (name.startsWith('heads/') ? [name.slice('heads/'.length)] : [])),
    read(branch, path) {
      const commit = git.ref(`heads/${branch}`);
      const file = commit ? git.filesOf(git.objects.commit(commit).tree).get(path) : undefined;
      return file ? git.blob(file.sha).toString('utf8') : null;
    },
  };
}

import path from 'node:path';
import { GitRepository } from './git-repository.ts';

export type Role = 'admin' | 'maintain' | 'push' | 'triage' | 'pull';
export const roles: readonly Role[] = ['pull', 'triage', 'push', 'maintain', 'admin'];

export interface Rights {
  contents?: 'read' | 'write';
  pullRequests?: 'read' | 'write';
  issues?: 'read' | 'write';
  /** What creating a fork needs ('write') and listing teams ('read'). */
  administration?: 'read' | 'write';
  workflows?: 'write';
  /** `acme/product`; left out: all that the user sees. */
  repositories?: string[];
}

export interface Token {
  token: string;
  login: string;
  kind: 'classic' | 'fine-grained' | 'oauth';
  /** Of classic and OAuth tokens. */
  scopes: string[];
  /** Of fine-grained ones. */
  rights: Rights;
  expiresAt: string | null;
  /** Organizations that want single sign-on and did not see this token yet. */
  withoutSso: string[];
}

export interface User {
  id: number;
  login: string;
  name: string | null;
  email: string | null;
  type: 'User' | 'Organization';
}

export interface Team {
  id: number;
  organization: string;
  slug: string;
  name: string;
  members: string[];
}

export interface Label {
  id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Repository {
  id: number;
  owner: string;
  name: string;
  description: string | null;
  visibility: 'public' | 'private' | 'internal';
  archived: boolean;
  defaultBranch: string;
  git: GitRepository;
  collaborators: Map<string, Role>;
  teams: Map<string, Role>;
  labels: Label[];
  /** Branches that nobody changes directly. */
  protected: Set<string>;
  /** Whether branches with these beginnings may be made (rule sets of organizations). */
  refusedBranches: string[];
  drafts: boolean;
  parent: Repository | null;
  /** Requests for its git data that are answered as if it were empty still: a fork takes its time. */
  notReadyFor: number;
  pulls: Pull[];
  nextNumber: number;
  createdAt: string;
  pushedAt: string;
}

export interface Comment {
  id: number;
  login: string;
  body: string;
  at: string;
}

export interface ReviewComment extends Comment {
  path: string;
  /** In the file as it stands at `commit`; `null` for a comment on the whole file. */
  line: number | null;
  startLine: number | null;
  commit: string;
  review: number;
  replyTo: number | null;
}

export interface Review extends Comment {
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  commit: string;
}

export interface Pull {
  id: number;
  number: number;
  title: string;
  body: string | null;
  login: string;
  base: string;
  /** Commit of the base when it was opened. */
  headOwner: string;
  headRef: string;
  headRepository: Repository | null;
  /** The last commit known: of a closed one it stays. */
  headSha: string;
  draft: boolean;
  state: 'open' | 'closed';
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  merged: { at: string; by: string; commit: string } | null;
  labels: string[];
  reviewers: string[];
  teamReviewers: string[];
  reviews: Review[];
  reviewComments: ReviewComment[];
  comments: Comment[];
}

/** Everything that the double knows, but for what git keeps. */
export class World {
  readonly users: User[] = [];
  readonly tokens: Token[] = [];
  readonly teams: Team[] = [];
  readonly repositories: Repository[] = [];
  /** `acme/old-name` → id, of what was renamed. */
  readonly formerNames = new Map<string, number>();
  /** How far the clock of the server is ahead, in milliseconds. */
  clockAhead = 0;
  private readonly folder: string;
  private lastId = 1000;

  constructor(folder: string) {
    this.folder = folder;
  }

  id(): number {
    this.lastId += 1;
    return this.lastId;
  }

  now(): string {
    return new Date(Date.now() + this.clockAhead).toISOString().replace(/\.\d+Z$/, 'Z');
  }

  /** As GitHub does it, upper and lower case are the same in names of owners and repositories. */
  repository(owner: string, name: string): Repository | undefined {
    return this.repositories.find((one) => isSame(one.owner, owner) && isSame(one.name, name));
  }

  user(login: string): User | undefined {
    return this.users.find((one) => isSame(one.login, login));
  }

  /** The user or organization, which comes into being where it is not there. */
  ensureUser(login: string, type: User['type'] = 'Organization'): User {
    const present = this.user(login);
    if (present) return present;
    const user = { id: this.id(), login, name: null, email: null, type };
    this.users.push(user);
    return user;
  }

  createRepository(given: Pick<Repository, 'owner' | 'name'> & Partial<Repository>): Repository {
    this.ensureUser(given.owner);
    const id = this.id();
    const defaultBranch = given.defaultBranch ?? 'main';
    const repository: Repository = {
      id,
      description: null,
      visibility: 'private',
      archived: false,
      defaultBranch,
      git: new GitRepository(path.join(this.folder, `${id}.git`), defaultBranch),
      collaborators: new Map(),
      teams: new Map(),
      labels: [],
      protected: new Set(),
      refusedBranches: [],
      drafts: true,
      parent: null,
      notReadyFor: 0,
      pulls: [],
      nextNumber: 1,
      createdAt: this.now(),
      pushedAt: this.now(),
      ...given,
    };
    this.repositories.push(repository);
    return repository;
  }

  /** What somebody may do there, by themselves or by a team; `null` where it is not even visible. */
  roleOf(login: string | null, repository: Repository): Role | null {
    if (login !== null && isSame(login, repository.owner)) return 'admin';
    const found: Role[] = repository.visibility === 'public' ? ['pull'] : [];
    for (const [name, role] of repository.collaborators) if (login !== null && isSame(name, login)) found.push(role);
    for (const team of this.teams) {
      const role = team.organization === repository.owner ? repository.teams.get(team.slug) : undefined;
      if (role && login !== null && team.members.includes(login)) found.push(role);
    }
    return found.sort((a, b) => roles.indexOf(b) - roles.indexOf(a))[0] ?? null;
  }

  /** Whether a token shows the repository at all: a role of its user, and its own scopes or list of repositories. */
  isVisible(token: Token | null, repository: Repository): boolean {
    if (!this.roleOf(token?.login ?? null, repository)) return false;
    if (repository.visibility === 'public' || !token) return true;
    if (token.kind !== 'fine-grained') return token.scopes.includes('repo');
    return token.rights.repositories?.includes(`${repository.owner}/${repository.name}`) ?? true;
  }

  can(login: string | null, repository: Repository, role: Role): boolean {
    const has = this.roleOf(login, repository);
    return has !== null && roles.indexOf(has) >= roles.indexOf(role);
  }

  /** A pull request after what git knows by now: an open one follows its branch. */
  refresh(pull: Pull): Pull {
    if (pull.state === 'open') pull.headSha = pull.headRepository?.git.ref(`heads/${pull.headRef}`) ?? pull.headSha;
    return pull;
  }
}

export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

import { type Asking, notFound, Refusal } from './api.ts';
import type { Repository, Rights, Role, Token, World } from './world.ts';

interface Need {
  right: keyof Omit<Rights, 'repositories' | 'workflows'> | 'metadata';
  level: 'read' | 'write';
  /** What the user has to be in the repository. */
  role: Role;
}

/** What an operation on a repository needs of a token and of its user. */
function needOf(route: string): Need {
  const level = route.startsWith('GET ') ? 'read' : 'write';
  const path = route.replace(/^\w+ \/repos\/\{owner\}\/\{repo\}/, '');
  if (/^\/pulls/.test(path)) {
    const asksReviewers = path.endsWith('/requested_reviewers') && level === 'write';
    return { right: 'pullRequests', level, role: asksReviewers ? 'triage' : 'pull' };
  }
  if (/^\/(?:issues|labels)/.test(path)) return { right: 'issues', level, role: level === 'write' ? 'triage' : 'pull' };
  if (path === '/teams') return { right: 'administration', level, role: 'pull' };
  if (path === '/collaborators') return { right: 'metadata', level, role: 'push' };
  if (path === '/forks' && level === 'write') return { right: 'administration', level, role: 'pull' };
  if (path === '' || path === '/forks' || path === '/assignees') return { right: 'metadata', level, role: 'pull' };
  return { right: 'contents', level, role: level === 'write' ? 'push' : 'pull' };
}

/** Throws GitHub's refusal where the token, its user or the state of the repository does not let the operation through. */
export function admit(world: World, token: Token, repository: Repository, route: string): void {
  if (!world.isVisible(token, repository)) throw notFound();
  if (token.withoutSso.includes(repository.owner)) throw withoutSso(repository.owner);
  const need = needOf(route);
  if (repository.archived && need.level === 'write' && need.right !== 'administration') {
    throw new Refusal(403, 'Repository was archived so is read-only.');
  }
  if (token.kind === 'fine-grained') admitFineGrained(token, repository, need);
  else admitClassic(token, repository, need);
  if (world.can(token.login, repository, need.role)) return;
  if (need.right === 'contents' && token.kind !== 'fine-grained') throw notFound();
  throw new Refusal(403, token.kind === 'fine-grained' ? notAccessible : 'Must have push access to repository');
}

const notAccessible = 'Resource not accessible by personal access token';

function admitFineGrained({ rights }: Token, repository: Repository, { right, level }: Need): void {
  if (right === 'metadata' || (repository.visibility === 'public' && level === 'read' && right !== 'administration'))
    return;
  const has = right === 'issues' ? [rights.issues, rights.pullRequests] : [rights[right]];
  const isListed = rights.repositories?.includes(`${repository.owner}/${repository.name}`) ?? true;
  if (isListed && has.some((one) => one === 'write' || (one === 'read' && level === 'read'))) return;
  const name = right === 'pullRequests' ? 'pull_requests' : right;
  throw new Refusal(403, notAccessible, {}, { 'x-accepted-github-permissions': `${name}=${level}` });
}

function admitClassic({ scopes }: Token, repository: Repository, { level }: Need): void {
  const isPublic = repository.visibility === 'public';
  if (scopes.includes('repo') || (isPublic && (level === 'read' || scopes.includes('public_repo')))) return;
  throw notFound();
}

function withoutSso(organization: string): Refusal {
  const message =
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.';
  const url = `https://github.com/orgs/${organization}/sso?authorization_request=AZSCKL4B`;
  return new Refusal(403, message, {}, { 'x-github-sso': `required; url=${url}` });
}

/** The token of a request; throws 401 where there is none that holds. */
export function tokenOf(world: World, header: string | undefined): Token {
  const given = /^(?:Bearer|token) (\S+)$/i.exec(header ?? '')?.[1];
  const known = world.tokens.find((one) => one.token === given);
  if (header === undefined) throw new Refusal(401, 'Requires authentication');
  if (!known || (known.expiresAt !== null && known.expiresAt <= world.now())) throw new Refusal(401, 'Bad credentials');
  return known;
}

/** What GitHub tells of a token with each answer: scopes of classic and OAuth ones, the end of those that have one. */
export function tokenHeaders(token: Token): Record<string, string> {
  const scopes = { 'x-oauth-scopes': token.scopes.join(', '), 'x-accepted-oauth-scopes': 'repo' };
  const end = token.expiresAt?.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC');
  return {
    ...(token.kind === 'fine-grained' ? {} : scopes),
    ...(end ? { 'github-authentication-token-expiration': end } : {}),
  };
}

/** Changing what runs on GitHub's machines needs a right of its own; without it GitHub acts as if it found nothing. */
export function admitWorkflows({ token }: Asking, paths: readonly string[]): void {
  if (!paths.some((path) => path.startsWith('.github/workflows/'))) return;
  if (token.kind === 'fine-grained' && !token.rights.workflows) throw new Refusal(403, notAccessible);
  if (token.kind !== 'fine-grained' && !token.scopes.includes('workflow')) throw notFound();
}

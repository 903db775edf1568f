import { z } from 'zod';
import type { Account, MissingRight } from '../../shared/ipc/github.ts';
import { GitHubError, scopesOf } from './answer.ts';
import type { GitHub } from './client.ts';
import { expiryOf, kindOfToken } from './token.ts';

/** What an account is known by, all but the token. */
export type TokenFacts = Pick<Account, 'login' | 'kind' | 'scopes' | 'missing' | 'expiresAt'>;

const User = z.object({ login: z.string().min(1) });
const Seen = z.object({ name: z.string(), owner: z.object({ login: z.string() }), private: z.boolean() });

/** Asks GitHub whose a token is and what it may do. Throws what `GitHub.request` throws. */
export async function inspectToken(github: GitHub, token: string): Promise<TokenFacts> {
  const { data, headers } = await github.request('GET /user', {}, { shape: User });
  const scopes = scopesOf(headers['x-oauth-scopes']);
  return {
    login: data.login,
    kind: kindOfToken(token, headers['x-oauth-client-id']),
    scopes,
    missing: scopes ? missingScopes(scopes) : await missingPermissions(github),
    expiresAt: expiryOf(headers['github-authentication-token-expiration']),
  };
}

function missingScopes(scopes: readonly string[]): MissingRight[] {
  if (scopes.includes('repo')) return [];
  return scopes.includes('public_repo') ? ['private-repositories'] : ['contents', 'pull-requests'];
}

/**
 * A fine-grained token does not tell what it may do; what it may not even read, it may not write. A repository that everybody can read
 * proves nothing, so a private one is asked where there is one.
 */
async function missingPermissions(github: GitHub): Promise<MissingRight[]> {
  const seen = await github.pages('GET /user/repos', { sort: 'pushed' }, { most: 100, shape: Seen });
  const tried = seen.find((repository) => repository.private) ?? seen[0];
  if (!tried) return ['repositories'];
  const of = { owner: tried.owner.login, repo: tried.name, per_page: 1 };
  const refused = await Promise.all([
    isForbidden(github.request('GET /repos/{owner}/{repo}/branches', of)),
    isForbidden(github.request('GET /repos/{owner}/{repo}/pulls', of)),
  ]);
  return (['contents', 'pull-requests'] as const).filter((_right, n) => refused[n]);
}

/** Other failures say nothing about rights: an empty repository, one that was just deleted. */
async function isForbidden(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return false;
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'network') throw error;
    return error instanceof GitHubError && error.code === 'forbidden';
  }
}

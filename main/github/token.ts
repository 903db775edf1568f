import type { Account } from '../../shared/ipc/github.ts';
import { AppError } from '../../shared/result.ts';

/** Of one token, and no line ends that a mail or a terminal has put into it. Newer kinds are longer than 255. */
const form = /^[A-Za-z0-9_.~+/=-]{20,1024}$/;
const starts = /gh[a-z]_|github_pat_/g;

/**
 * A token as it was pasted, without what came along: spaces, line ends, invisible signs, quotes, the `Bearer` of a header. Throws 'invalid'
 * (message: `token`) where it cannot be one: two at once, one that only renews others, or something else.
 */
export function readToken(pasted: string): string {
  const token = pasted
    .replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/^(?:authorization:)?(?:bearer|token)/i, '')
    .replace(/^["'“‘`<]+|["'”’`>]+$/g, '');
  const several = (token.match(starts) ?? []).length > 1;
  if (several || !form.test(token) || token.startsWith('ghr_')) throw new AppError('invalid', 'token');
  return token;
}

/** What kind a token is, by how it begins. The oldest have no beginning of their own: `clientId` says whether it is of an app. */
export function kindOfToken(token: string, clientId: string | undefined): Account['kind'] {
  if (token.startsWith('github_pat_')) return 'fine-grained';
  if (token.startsWith('ghp_')) return 'classic';
  if (token.startsWith('gho_')) return 'oauth';
  if (/^[0-9a-f]{40}$/.test(token)) return clientId ? 'oauth' : 'classic';
  return 'other';
}

/** When a token ends, from GitHub's header (`2026-12-31 23:59:59 UTC`); `null` for one that does not. */
export function expiryOf(header: string | undefined): string | null {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

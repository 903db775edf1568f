import { z } from 'zod';
import type { ForbiddenReason } from '../../shared/ipc/github.ts';
import { AppError, type ErrorCode } from '../../shared/result.ts';
import { type Endpoint, sameOrigin } from './endpoint.ts';

/** One thing that GitHub found wrong with what was asked for. */
export interface Detail {
  resource: string;
  field: string;
  code: string;
  message: string;
}

/** A call of GitHub's API that failed. It holds nothing of what was sent. */
export class GitHubError extends AppError {
  /** HTTP status; `null` where none came. */
  readonly status: number | null;
  /** A write of which it is not known whether it has happened: read back. */
  readonly lost: boolean = false;
  readonly details: readonly Detail[];
  constructor(code: ErrorCode, message = '', status: number | null = null, details: readonly Detail[] = []) {
    super(code, message);
    this.status = status;
    this.details = details;
  }
}

/** A write whose answer was lost, so that it may have happened. */
export class LostAnswer extends GitHubError {
  override readonly lost = true;
}

/** What came back, before anybody has looked at it. `headers` has lower-case names. */
export interface Raw {
  method: string;
  /** Path and query, as it was asked for. */
  path: string;
  status: number;
  headers: Readonly<Record<string, string>>;
  data: unknown;
}

const Refusal = z.object({
  message: z.string(),
  errors: z
    .array(
      z.union([
        z.string().transform((message) => ({ message })),
        z.object({
          resource: z.string().catch(''),
          field: z.string().catch(''),
          code: z.string().catch(''),
          message: z.string().catch(''),
        }),
      ]),
    )
    .catch([]),
});

const longest = 200;
/** How long somebody is asked to wait where GitHub does not say it. Source: GitHub's best practices for the REST API. */
const secondaryWait = 60_000;

/** The failure that an answer from 400 on stands for. `now` is this machine's clock (ms), `token` is never repeated. */
export function failureOfAnswer(raw: Raw, endpoint: Endpoint, now: number): GitHubError {
  const { status, headers } = raw;
  if (status === 407) return new GitHubError('network', 'the proxy wants a sign-in', status);
  const refusal = Refusal.safeParse(raw.data);
  if (status >= 500) return serverFailure(raw, refusal.success);
  if (!refusal.success) return new GitHubError('not-github', endpoint.host, status);
  const { message, errors } = refusal.data;
  const fail = (code: ErrorCode, said: string) =>
    new GitHubError(
      code,
      said,
      status,
      errors.map((one) => ({ resource: '', field: '', code: '', ...one })),
    );
  const limited = limitOf(status, headers, message, now);
  if (limited !== null) return fail('rate-limited', new Date(limited).toISOString());
  if (status === 401) return fail('unauthorized', endpoint.host);
  const reason = status === 403 || status === 404 || status === 451 ? whyForbidden(raw, message, endpoint) : null;
  if (reason !== null) return fail(reason === 'archived' ? 'archived' : 'forbidden', reason);
  if (/repository is empty/i.test(message)) return fail('empty', '');
  if (status === 404 || status === 410) return fail('gone', 'repository');
  return fail('refused', whatIsWrong(message, errors));
}

function serverFailure({ method, status }: Raw, byGitHub: boolean): GitHubError {
  const said = byGitHub ? `GitHub answered ${status}` : `the server answered ${status}`;
  return isWrite(method) ? new LostAnswer('network', said, status) : new GitHubError('network', said, status);
}

/** Whether a method changes something. */
export function isWrite(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/**
 * When a limit ends, in ms of this machine's clock; `null` where there is none. What GitHub says is a time of its own clock, which is told
 * by the answer's `date`.
 */
function limitOf(status: number, headers: Raw['headers'], message: string, now: number): number | null {
  if (status !== 403 && status !== 429) return null;
  const theirNow = Date.parse(headers.date ?? '') || now;
  const after = headers['retry-after'];
  if (after !== undefined) {
    const wait = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - theirNow;
    return now + sensibleWait(wait);
  }
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  if (headers['x-ratelimit-remaining'] === '0') return now + sensibleWait(reset - theirNow);
  const secondary = /secondary rate limit|abuse detection|rate limit exceeded/i.test(message);
  return status === 429 || secondary ? now + secondaryWait : null;
}

/** Between a second and a day: an answer that makes no sense ends nothing, and locks nobody out. */
function sensibleWait(wait: number): number {
  if (!Number.isFinite(wait)) return secondaryWait;
  return Math.min(Math.max(wait, 1000), 24 * 3600_000);
}

/** The reason why something is not allowed; `null` where the answer says just that it is not there. */
function whyForbidden(raw: Raw, message: string, endpoint: Endpoint): string | null {
  const { status, headers } = raw;
  const sso = /^required(?:;|$)(?:.*?\burl=(\S+))?/i.exec(headers['x-github-sso'] ?? '');
  if (sso) return sso[1] && sameOrigin(sso[1], endpoint.web) ? `sso ${sso[1]}` : 'sso';
  if (status === 404) return lacksScope(headers) && isWrite(raw.method) ? reasonOfPath(raw.path) : null;
  const told: [RegExp, ForbiddenReason | 'archived'][] = [
    [/archived/i, 'archived'],
    [/SAML|single sign-on/i, 'sso'],
    [/IP allow list|IP address/i, 'address'],
    [/forbids access|access restrictions|restricts (?:access|the use)/i, 'policy'],
    [/suspended/i, 'suspended'],
    [/access blocked|disabled|unavailable (?:for|due)/i, 'blocked'],
    [/without `?workflows?`? (?:scope|permission)/i, 'workflow'],
  ];
  const known = told.find(([words]) => words.test(message))?.[1];
  if (known) return known;
  if (status === 451) return 'blocked';
  return reasonOfPermission(headers['x-accepted-github-permissions']) ?? reasonOfPath(raw.path);
}

/** Where a classic token lacks the scope for a write, GitHub says 404. */
function lacksScope(headers: Raw['headers']): boolean {
  const has = scopesOf(headers['x-oauth-scopes']);
  const accepted = scopesOf(headers['x-accepted-oauth-scopes']);
  if (!has || !accepted || accepted.length === 0 || has.includes('repo')) return false;
  return !accepted.some((scope) => has.includes(scope));
}

/** The scopes in a header, such as `repo, read:org`; `null` where there is none. */
export function scopesOf(header: string | undefined): string[] | null {
  return (
    header
      ?.split(',')
      .map((scope) => scope.trim())
      .filter((scope) => scope !== '') ?? null
  );
}

const reasonOf: readonly [permission: string, reason: ForbiddenReason][] = [
  ['workflows', 'workflow'],
  ['administration', 'fork'],
  ['pull_requests', 'pull-requests'],
  ['contents', 'contents'],
];

/** From a header such as `pull_requests=write,contents=read; issues=write`: what a fine-grained token would need. */
function reasonOfPermission(header: string | undefined): ForbiddenReason | null {
  const permissions = (header ?? '').split(/[,;]/).map((one) => one.trim().split('=')[0]);
  return reasonOf.find(([permission]) => permissions.includes(permission))?.[1] ?? null;
}

function reasonOfPath(path: string): ForbiddenReason {
  if (/\/forks(?:\?|$)|\/merge-upstream(?:\?|$)/.test(path)) return 'fork';
  if (/\/repos\/[^/]+\/[^/]+\/(?:pulls|issues|labels)(?:[/?]|$)/.test(path)) return 'pull-requests';
  if (/\/git\/|\/contents(?:[/?]|$)/.test(path)) return 'contents';
  return 'repository';
}

function whatIsWrong(message: string, errors: readonly { message: string }[]): string {
  const said = errors.find((one) => clean(one.message) !== '')?.message;
  return firstSentence(/^validation failed\.?$/i.test(message) ? (said ?? message) : message);
}

/** What GitHub says, as one sentence of at most 200 characters: no signs that draw nothing or turn the text around. */
export function firstSentence(text: string): string {
  const whole = clean(text);
  const sentence = /^.+?[.!?](?=\s|$)/.exec(whole)?.[0] ?? whole;
  return sentence.length > longest ? `${sentence.slice(0, longest - 1).trimEnd()}…` : sentence;
}

function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}

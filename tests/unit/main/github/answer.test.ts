import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOfAnswer } from '../../../../main/github/answer.ts';
import { readEndpoint } from '../../../../main/github/endpoint.ts';
import '../../../support/property-seed.ts';

const now = Date.parse('2026-11-26T10:00:00Z');
const sso = 'https://github.com/orgs/acme/sso?authorization_request=AZ';

interface Case {
  status: number;
  message?: unknown;
  headers?: Record<string, string>;
  path?: string;
  method?: string;
  errors?: unknown;
}

function told({ status, message = 'No', headers = {}, path = '/repos/acme/product', method = 'GET', errors }: Case) {
  const raw = { method, path, status, headers, data: { message, errors } };
  const { code, message: said, lost } = failureOfAnswer(raw, readEndpoint(''), now);
  return said === code ? `${code}${lost ? ' lost' : ''}` : `${code} ${said}${lost ? ' lost' : ''}`;
}

const pulls = '/repos/acme/product/pulls';
const refs = '/repos/acme/product/git/refs';
const resource = 'Resource not accessible by personal access token';

describe('what an answer stands for', () => {
  it.each<[Case, string]>([
    [{ status: 401, message: 'Bad credentials' }, 'unauthorized github.com'],
    [{ status: 403, headers: { 'x-github-sso': `required; url=${sso}` } }, `forbidden sso ${sso}`],
    [{ status: 404, headers: { 'x-github-sso': `required; url=${sso}` } }, `forbidden sso ${sso}`],
    [{ status: 403, headers: { 'x-github-sso': 'required; url=https://evil.example/' } }, 'forbidden sso'],
    [{ status: 403, message: 'Resource protected by organization SAML enforcement.' }, 'forbidden sso'],
    [{ status: 403, message: 'Repository was archived so is read-only.' }, 'archived'],
    [{ status: 403, message: resource, headers: permissions('contents=write'), path: refs }, 'forbidden contents'],
    [
      { status: 403, message: resource, headers: permissions('contents=write; contents=write,workflows=write') },
      'forbidden workflow',
    ],
    [
      { status: 403, message: resource, headers: permissions('pull_requests=write'), path: pulls },
      'forbidden pull-requests',
    ],
    [{ status: 403, message: resource, path: pulls }, 'forbidden pull-requests'],
    [{ status: 403, message: resource, path: refs }, 'forbidden contents'],
    [{ status: 403, path: '/repos/acme/product/forks' }, 'forbidden fork'],
    [{ status: 403, path: '/repos/acme/pulls' }, 'forbidden repository'],
    [{ status: 403, message: '`acme` forbids access via a personal access token (classic).' }, 'forbidden policy'],
    [{ status: 403, message: 'the `acme` organization has an IP allow list enabled' }, 'forbidden address'],
    [{ status: 403, message: 'the `acme` organization has enabled OAuth App access restrictions' }, 'forbidden policy'],
    [{ status: 403, message: 'Sorry. Your account was suspended.' }, 'forbidden suspended'],
    [{ status: 403, message: 'Repository access blocked' }, 'forbidden blocked'],
    [{ status: 451, message: 'Repository unavailable due to DMCA takedown.' }, 'forbidden blocked'],
    [{ status: 404, message: 'Not Found' }, 'gone repository'],
    [{ status: 404, method: 'POST', path: refs, headers: scopes('read:user', 'repo') }, 'forbidden contents'],
    [{ status: 404, method: 'POST', path: pulls, headers: scopes('', 'repo') }, 'forbidden pull-requests'],
    [{ status: 404, method: 'POST', path: refs, headers: scopes('repo', 'repo') }, 'gone repository'],
    [{ status: 404, headers: scopes('', 'repo') }, 'gone repository'],
    [{ status: 410 }, 'gone repository'],
    [{ status: 409, message: 'Git Repository is empty.' }, 'empty'],
    [{ status: 422, message: 'Reference already exists' }, 'refused Reference already exists'],
    [{ status: 422, message: 'Update is not a fast forward. See the docs.' }, 'refused Update is not a fast forward.'],
    [
      {
        status: 422,
        message: 'Validation Failed',
        errors: [{ code: 'custom', message: 'A pull request already exists' }],
      },
      'refused A pull request already exists',
    ],
    [{ status: 422, message: 'Validation Failed', errors: ['Too long'] }, 'refused Too long'],
    [
      { status: 422, message: 'Validation Failed', errors: [{ code: 'invalid', field: 'head' }] },
      'refused Validation Failed',
    ],
    [{ status: 422, message: 'a\u202eb\u0000c\nd' }, 'refused ab c d'],
    [{ status: 500, message: 'Server Error' }, 'network GitHub answered 500'],
    [{ status: 502, method: 'POST' }, 'network GitHub answered 502 lost'],
    [{ status: 503, message: 7 }, 'network the server answered 503'],
    [{ status: 407, message: 7 }, 'network the proxy wants a sign-in'],
    [{ status: 403, message: 7 }, 'not-github github.com'],
  ])('%# %o', (answer, failure) => {
    expect(told(answer)).toBe(failure);
  });

  it('says no more than 200 characters', () => {
    expect(told({ status: 422, message: 'x'.repeat(5000) })).toHaveLength('refused '.length + 200);
  });

  it('keeps what was wrong, for who asked', () => {
    const errors = [{ resource: 'PullRequest', field: 'base', code: 'invalid' }, 'Too long'];
    const raw = {
      method: 'POST',
      path: pulls,
      status: 422,
      headers: {},
      data: { message: 'Validation Failed', errors },
    };
    expect(failureOfAnswer(raw, readEndpoint(''), now).details).toEqual([
      { resource: 'PullRequest', field: 'base', code: 'invalid', message: '' },
      { resource: '', field: '', code: '', message: 'Too long' },
    ]);
  });
});

describe('a limit ends by this machine’s clock', () => {
  const late = { date: 'Thu, 26 Nov 2026 13:00:00 GMT' };
  const seconds = (iso: string) => String(Date.parse(iso) / 1000);
  it.each<[string, Case, string]>([
    ['reset', { status: 403, headers: spent(seconds('2026-11-26T10:20:00Z')) }, '10:20:00'],
    ['reset, 429', { status: 429, headers: spent(seconds('2026-11-26T10:20:00Z')) }, '10:20:00'],
    [
      'their clock is ahead',
      { status: 403, headers: { ...late, ...spent(seconds('2026-11-26T13:20:00Z')) } },
      '10:20:00',
    ],
    ['it has ended meanwhile', { status: 403, headers: spent(seconds('2026-11-26T09:00:00Z')) }, '10:00:01'],
    ['reset is no time', { status: 403, headers: spent('soon') }, '10:01:00'],
    ['after some seconds', { status: 403, headers: { 'retry-after': '90' } }, '10:01:30'],
    ['after a date', { status: 429, headers: { ...late, 'retry-after': 'Thu, 26 Nov 2026 13:05:00 GMT' } }, '10:05:00'],
    ['secondary, without a time', { status: 403, message: 'You have exceeded a secondary rate limit.' }, '10:01:00'],
    ['429 without anything', { status: 429 }, '10:01:00'],
  ])('%s', (_what, answer, end) => {
    expect(told(answer)).toBe(`rate-limited 2026-11-26T${end}.000Z`);
  });

  it('is within a day, whatever is said', () => {
    const header = fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String));
    fc.assert(
      fc.property(header, header, header, (after, reset, date) => {
        const headers = { date, 'retry-after': after, ...spent(reset) };
        const end = Date.parse(told({ status: 429, headers }).replace('rate-limited ', ''));
        expect(end - now).toBeGreaterThanOrEqual(1000);
        expect(end - now).toBeLessThanOrEqual(24 * 3600_000);
      }),
    );
  });

  it('an answer of any kind is some failure', () => {
    const status = fc.integer({ min: 400, max: 599 });
    const headers = fc.dictionary(
      fc.constantFrom('x-github-sso', 'date', 'x-oauth-scopes', 'retry-after'),
      fc.string(),
    );
    fc.assert(
      fc.property(status, headers, fc.jsonValue(), fc.string(), (of, some, data, path) => {
        const raw = { method: 'PATCH', path, status: of, headers: some, data };
        expect(failureOfAnswer(raw, readEndpoint(''), now).code).not.toBe('internal');
      }),
    );
  });
});

function permissions(value: string) {
  return { 'x-accepted-github-permissions': value };
}

function scopes(has: string, accepted: string) {
  return { 'x-oauth-scopes': has, 'x-accepted-oauth-scopes': accepted };
}

function spent(reset: string) {
  return { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
}

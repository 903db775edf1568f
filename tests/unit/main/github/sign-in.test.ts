import { describe, expect, it } from 'vitest';
import { readEndpoint } from '../../../../main/github/endpoint.ts';
import { startSignIn } from '../../../../main/github/sign-in.ts';
import type { AppError } from '../../../../shared/result.ts';
import { fakeFetch, netError, type Reply } from './fake-fetch.ts';

const code = {
  device_code: 'dc',
  user_code: 'ABCD-1234',
  verification_uri: 'https://github.com/login/device',
  expires_in: 300,
  interval: 5,
};
const error = (name: string, more = {}): Reply => ({
  json: { error: name, error_description: `It is ${name}.`, ...more },
});
const pending = error('authorization_pending');
const granted: Reply = { json: { access_token: 'gho_x', token_type: 'bearer', scope: 'repo' } };

/** Signs in, as far as the replies go; no clock runs, `slept` has the pauses in seconds. */
async function signIn(
  { first = { json: code } as Reply, server = '', stop = new AbortController() },
  ...replies: Reply[]
) {
  const { fetch, asked } = fakeFetch(first, ...replies);
  const slept: number[] = [];
  const endpoint = readEndpoint(server);
  const shown = await startSignIn({
    ...{ endpoint, fetch, clientId: 'Ov23li', signal: stop.signal, now: () => Date.parse('2026-11-26T10:00:00Z') },
    sleep: async (ms) => {
      stop.signal.throwIfAborted();
      slept.push(ms / 1000);
    },
  });
  const token = await shown.token.catch((failed: AppError) => `${failed.code} ${failed.message}`);
  return { shown, token, slept, asked };
}

describe('a sign-in with a code', () => {
  it('asks the pages’ host, without any token, and waits until somebody has agreed', async () => {
    const { shown, token, slept, asked } = await signIn({}, pending, pending, granted);
    expect(token).toBe('gho_x');
    expect(slept).toEqual([5, 5, 5]);
    expect(shown).toMatchObject({ userCode: 'ABCD-1234', expiresAt: '2026-11-26T10:05:00.000Z' });
    expect(asked.map(({ url, body }) => [url, body]).slice(0, 2)).toEqual([
      ['https://github.com/login/device/code', { client_id: 'Ov23li', scope: 'repo read:org' }],
      [
        'https://github.com/login/oauth/access_token',
        { client_id: 'Ov23li', device_code: 'dc', grant_type: 'urn:ietf:params:oauth:grant-type:device_code' },
      ],
    ]);
    expect(asked.some(({ headers }) => 'authorization' in headers)).toBe(false);
  });

  it('is slower when that is asked for, and goes on after a network that failed', async () => {
    const { token, slept } = await signIn(
      {},
      ...[error('slow_down'), netError('ERR_INTERNET_DISCONNECTED'), { status: 502, text: 'Unicorn' }],
      ...[error('slow_down', { interval: 12 }), { status: 429, text: 'Slow' }, granted],
    );
    expect(token).toBe('gho_x');
    expect(slept).toEqual([5, 10, 10, 10, 15, 20]);
  });

  it.each<[string, Reply, string]>([
    ['somebody says no', error('access_denied'), 'forbidden declined'],
    ['the code is too old', error('expired_token'), 'gone code'],
    ['the app is not known', error('incorrect_client_credentials'), 'refused It is incorrect_client_credentials.'],
    ['it is no GitHub', { text: '<html>' }, 'not-github github.com'],
    ['it leads elsewhere', { status: 302, headers: { location: 'https://evil.example/' } }, 'not-github github.com'],
  ])('ends when %s', async (_why, reply, failed) => {
    expect((await signIn({}, pending, reply)).token).toBe(failed);
  });

  it('ends by itself, without a clock, when nobody comes', async () => {
    const { token, slept } = await signIn({}, pending);
    expect(token).toBe('gone code');
    expect(slept.length).toBeLessThan(70);
  });

  it('ends when it is cancelled', async () => {
    const stop = new AbortController();
    const cancel: Reply = () => {
      stop.abort();
      return new Response('{"error":"authorization_pending"}', { headers: { 'content-type': 'application/json' } });
    };
    expect((await signIn({ stop }, cancel)).token).toBe('cancelled cancelled');
  });

  it.each<[string, Reply, string]>([
    ['an app that is not known there', { status: 404, json: { error: 'Not Found' } }, 'refused Not Found'],
    ['an app without it', error('device_flow_disabled'), 'refused It is device_flow_disabled.'],
    ['a page', { text: '<html>Sign in</html>' }, 'not-github github.com'],
    ['half an answer', { json: { ...code, user_code: '' } }, 'not-github github.com'],
  ])('does not begin with %s', async (_what, first, failed) => {
    const begun = signIn({ first }).catch((refused: AppError) => ({ token: `${refused.code} ${refused.message}` }));
    expect((await begun).token).toBe(failed);
  });

  it('sends nobody to another host', async () => {
    const first = { json: { ...code, verification_uri: 'https://evil.example/login' } };
    expect((await signIn({ first }, granted)).shown.verificationUri).toBe('https://github.com/login/device');
    const { shown, asked } = await signIn({ server: 'acme.ghe.com' }, granted);
    expect(shown.verificationUri).toBe('https://acme.ghe.com/login/device');
    expect(asked[0]?.url).toBe('https://acme.ghe.com/login/device/code');
  });
});

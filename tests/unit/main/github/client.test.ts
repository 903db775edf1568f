import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { GitHubError, LostAnswer } from '../../../../main/github/answer.ts';
import { createGitHub } from '../../../../main/github/client.ts';
import { readEndpoint } from '../../../../main/github/endpoint.ts';
import { canaryToken } from '../../../support/canary/plants.ts';
import { fakeFetch, netError, nodeError, type Reply, silence } from './fake-fetch.ts';

const repository = { owner: 'acme', repo: 'product' };
const now = Date.parse('2026-11-26T10:00:00Z');

function speakTo(server: string, ...replies: Reply[]) {
  const { fetch, asked } = fakeFetch(...replies);
  const slept: number[] = [];
  const sleep = async (ms: number) => void slept.push(ms);
  const endpoint = readEndpoint(server);
  const github = createGitHub({ endpoint, token: canaryToken, fetch, now: () => now, sleep, patience: 60 });
  return { github, asked, slept };
}

async function failure(call: Promise<unknown>): Promise<GitHubError> {
  const error = await call.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(GitHubError);
  const seen = `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${(error as Error).stack}`;
  expect(seen).not.toContain(canaryToken);
  return error as GitHubError;
}

describe('where the token goes', () => {
  it('to the API of its host, with what GitHub wants to know', async () => {
    const { github, asked } = speakTo('', { json: { full_name: 'acme/product' } });
    const { data, status, redirected } = await github.request('GET /repos/{owner}/{repo}', repository);
    expect([data.full_name, status, redirected]).toEqual(['acme/product', 200, false]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      url: 'https://api.github.com/repos/acme/product',
      headers: {
        authorization: `Bearer ${canaryToken}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        'user-agent': 'Fieldbook',
      },
    });
  });

  it.each([
    'https://evil.example/repos/acme/product',
    'http://ghe.acme.example/api/v3/repos/acme/product',
    'https://ghe.acme.example:8443/api/v3/repos/acme/product',
    'https://ghe.acme.example/login?return_to=x',
    '//evil.example/',
    'https://[broken',
  ])('never after a redirect to %s', async (location) => {
    const { github, asked } = speakTo('ghe.acme.example', { status: 302, headers: { location } }, { json: {} });
    expect((await failure(github.request('GET /repos/{owner}/{repo}', repository))).code).toBe('not-github');
    expect(asked).toHaveLength(1);
  });

  it('along with a renamed repository, whatever the method, and it is told', async () => {
    const location = 'https://api.github.com/repositories/7/git/refs';
    const { github, asked } = speakTo('', { status: 307, headers: { location } }, { status: 201, json: { ref: 'x' } });
    const answer = await github.request('POST /repos/{owner}/{repo}/git/refs', { ...repository, ref: 'x', sha: 'y' });
    expect(answer.redirected).toBe(true);
    expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', 'https://api.github.com/repos/acme/product/git/refs', { ref: 'x', sha: 'y' }],
      ['POST', location, { ref: 'x', sha: 'y' }],
    ]);
  });

  it('in no circle', async () => {
    const { github, asked } = speakTo('', { status: 301, headers: { location: '/repositories/7' } });
    expect((await failure(github.request('GET /repos/{owner}/{repo}', repository))).code).toBe('not-github');
    expect(asked).toHaveLength(6);
  });

  it('to the next page of a list, but never to one that is elsewhere', async () => {
    const page = (names: string[], next: string) => ({
      json: names.map((name) => ({ name })),
      headers: { link: `<https://api.github.com/x?page=1>; rel="prev", <${next}>; rel="next"` },
    });
    const { github, asked } = speakTo(
      '',
      page(['a', 'b'], 'https://api.github.com/repositories/7/branches?after=x:{y}&page=2'),
      page(['c'], 'https://evil.example/page/3'),
    );
    const names = await github.pages('GET /repos/{owner}/{repo}/branches', repository, { most: 100 });
    expect(names.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(asked.map(({ url }) => url)).toEqual([
      'https://api.github.com/repos/acme/product/branches?per_page=100',
      'https://api.github.com/repositories/7/branches?after=x%3a%7by%7d&page=2',
    ]);
  });

  it('not out again in what a server says', async () => {
    const said = { message: `Bad ${canaryToken}`, errors: [{ code: 'custom', message: canaryToken }] };
    const { github } = speakTo('', { status: 422, json: said });
    const error = await failure(github.request('GET /repos/{owner}/{repo}', repository));
    expect(error.message).toBe('Bad …');
  });

  it('is not seen on the client', () => {
    const { github } = speakTo('', {});
    expect(`${inspect(github, { depth: 9, showHidden: true })}${JSON.stringify(github)}`).not.toContain(canaryToken);
  });
});

describe('what comes back is GitHub’s, or is not taken', () => {
  it.each<[string, Reply]>([
    ['a page of a proxy', { text: '<html>Sign in to the network</html>' }],
    ['a page that says no', { status: 403, text: '<html>Blocked</html>' }],
    ['JSON of something else', { status: 404, json: { error: 'no such path' } }],
    ['text that should be JSON', { text: '{', headers: { 'content-type': 'application/json' } }],
    ['a kind of text that is none', { text: '{}', headers: { 'content-type': '; /' } }],
    ['a number', { json: 7 }],
    ['nothing', { text: '', headers: { 'content-type': 'text/plain' } }],
  ])('%s', async (_what, reply) => {
    const { github } = speakTo('', reply);
    expect((await failure(github.request('GET /user', {}))).code).toBe('not-github');
  });

  it('is of the shape that is used of it', async () => {
    const shape = z.object({ login: z.string() });
    const { github } = speakTo('', { json: { login: 7 } }, { json: { login: 'kim', more: 1 } });
    expect((await failure(github.request('GET /user', {}, { shape }))).code).toBe('not-github');
    expect((await github.request('GET /user', {}, { shape })).data).toEqual({ login: 'kim' });
  });

  it('is not read for ever', async () => {
    let given = 0;
    const body = new ReadableStream({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const { github } = speakTo('', () => new Response(body, { headers: { 'content-type': 'application/json' } }));
    expect(await failure(github.request('GET /user', {}))).toMatchObject({ code: 'refused' });
    expect(given).toBeLessThan(40);
  });

  it('is nothing where there is nothing', async () => {
    const { github } = speakTo('', { status: 404, json: { message: 'Not Found' } }, { status: 204 });
    expect(await github.find('GET /repos/{owner}/{repo}', repository)).toBeNull();
    expect((await github.request('DELETE /repos/{owner}/{repo}', repository)).status).toBe(204);
  });
});

describe('a network that fails', () => {
  it.each([
    [netError('ERR_CONNECTION_REFUSED'), 'connection refused', false],
    [netError('ERR_NAME_NOT_RESOLVED'), 'the name of the host was not found', false],
    [netError('ERR_INTERNET_DISCONNECTED'), 'no connection', false],
    [netError('ERR_PROXY_CONNECTION_FAILED'), 'the proxy did not connect', false],
    [netError('ERR_CERT_AUTHORITY_INVALID'), 'the certificate of the server is not trusted', false],
    [netError('ERR_CONNECTION_RESET'), 'connection lost', true],
    [netError('ERR_EMPTY_RESPONSE'), 'connection lost', true],
    [netError('ERR_SOMETHING_NEW'), 'connection lost', true],
    [nodeError('ECONNREFUSED'), 'connection refused', false],
    [nodeError('ENOTFOUND'), 'the name of the host was not found', false],
    [nodeError('UND_ERR_CONNECT_TIMEOUT'), 'no answer in time', false],
    [nodeError('UND_ERR_HEADERS_TIMEOUT'), 'no answer in time', true],
    [nodeError('ECONNRESET'), 'connection lost', true],
    [nodeError('UND_ERR_SOCKET'), 'connection lost', true],
    [nodeError('SELF_SIGNED_CERT_IN_CHAIN'), 'the certificate of the server is not trusted', false],
    [silence, 'no answer in time', true],
  ])('%# a write is not tried again, and may have happened only where it was sent', async (reply, said, lost) => {
    const { github, asked } = speakTo('', reply);
    const error = await failure(github.request('POST /repos/{owner}/{repo}/forks', repository));
    expect(error).toMatchObject({ code: 'network', message: said, lost });
    expect(error instanceof LostAnswer).toBe(lost);
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Reply, number]>([
    ['the server fails', { status: 502, text: '<html>Unicorn!</html>' }, 3],
    ['the connection breaks', netError('ERR_CONNECTION_RESET'), 3],
    ['no answer comes', silence, 3],
    ['nobody is there', netError('ERR_CONNECTION_REFUSED'), 1],
    ['it is not allowed', { status: 403, json: { message: 'No' } }, 1],
  ])('a read is tried again where that may help: %s', async (_why, reply, tries) => {
    const { github, asked, slept } = speakTo('', reply);
    await failure(github.request('GET /user', {}));
    expect(asked).toHaveLength(tries);
    expect(slept).toEqual([400, 2000].slice(0, tries - 1));
  });

  it('is forgotten when a later try comes through', async () => {
    const { github } = speakTo(
      '',
      netError('ERR_CONNECTION_RESET'),
      { status: 500, json: {} },
      { json: { login: 'kim' } },
    );
    expect((await github.request('GET /user', {})).data.login).toBe('kim');
  });

  it('in the middle of an answer', async () => {
    const broken = () => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"a"'));
          controller.error(new Error('net::ERR_CONTENT_LENGTH_MISMATCH'));
        },
      });
      return new Response(body, { status: 201, headers: { 'content-type': 'application/json' } });
    };
    const { github } = speakTo('', broken);
    const error = await failure(github.request('POST /repos/{owner}/{repo}/forks', repository));
    expect(error).toMatchObject({ code: 'network', message: 'connection lost', lost: true });
  });
});

describe('cancel', () => {
  it('ends a call under way; a write may have happened', async () => {
    const { github, asked } = speakTo('', silence);
    const stop = new AbortController();
    const read = failure(github.request('GET /user', {}, { signal: stop.signal }));
    const write = failure(github.request('POST /repos/{owner}/{repo}/forks', repository, { signal: stop.signal }));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    stop.abort();
    expect(await read).toMatchObject({ code: 'cancelled', lost: false });
    expect(await write).toMatchObject({ code: 'cancelled', lost: true });
  });

  it('asks nothing once it is said', async () => {
    const { github, asked } = speakTo('', {});
    const write = github.request('POST /repos/{owner}/{repo}/forks', repository, { signal: AbortSignal.abort() });
    expect(await failure(write)).toMatchObject({ code: 'cancelled', lost: false });
    expect(asked).toEqual([]);
  });

  it('ends an answer that goes on', async () => {
    const stop = new AbortController();
    const endless = () => new Response(new ReadableStream({}), { headers: { 'content-type': 'application/json' } });
    const { github } = speakTo('', endless);
    const read = failure(github.request('GET /user', {}, { signal: stop.signal }));
    setTimeout(() => stop.abort(), 5);
    expect((await read).code).toBe('cancelled');
  });
});

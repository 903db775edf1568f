import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GitHubDouble, startGitHub } from '../../../support/github/double.ts';
import { type Fault, secondaryLimit } from '../../../support/github/faults.ts';
import { type Asker, asker } from './asker.ts';

let folder: string;
let double: GitHubDouble;
let juno: Asker;
const repo = '/repos/acme/product';
const blob = { content: 'a' };

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'fieldbook-github-'));
  double = await startGitHub({ folder });
  double.addUser({ login: 'juno', token: 'github_pat_juno' });
  double.addRepository({ owner: 'acme', name: 'product', collaborators: { juno: 'push' } });
  juno = asker(double.server, 'github_pat_juno');
});

afterEach(async () => {
  await double.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the description', () => {
  it('is answered as a whole, and nothing beyond it', () => {
    expect(double.unanswered).toEqual([]);
  });

  it.each([
    ['a path that GitHub does not have', () => juno.get(`${repo}/git/trees-and-more`), 'is nothing that GitHub has'],
    [
      'a body without what it needs',
      () => juno.post(`${repo}/git/refs`, { ref: 'refs/heads/a' }),
      "required property 'sha'",
    ],
    [
      'a body with a name that GitHub does not know',
      () => juno.post(`${repo}/git/blobs`, { ...blob, path: 'a' }),
      'path is nothing',
    ],
    ['a body where a list is none', () => juno.post(`${repo}/git/trees`, { tree: {} }), 'must be array'],
    ['a parameter that GitHub does not know', () => juno.get(`${repo}/pulls?sate=all`), 'sate'],
    ['a parameter with another value', () => juno.get(`${repo}/pulls?state=merged`), 'allowed values'],
    [
      'another version of the API',
      () => juno.get('/user', { 'x-github-api-version': '2020-01-01' }),
      'x-github-api-version',
    ],
    ['a token in an address', () => juno.get(`${repo}/branches?page=github_pat_juno`), 'a token stands in the address'],
    [
      'a token in a body',
      () => juno.post(`${repo}/git/blobs`, { content: 'github_pat_juno' }),
      'a token stands in the body',
    ],
    ['a token to other pages', () => juno.get(`${double.server}/login/device`), 'a token was sent there'],
    ['a cookie', () => juno.get('/user', { cookie: 'a=b' }), 'cookie'],
  ])('fails the test that sends %s', async (_what, ask, sentence) => {
    expect((await ask()).status).toBe(500);
    await expect(double.close()).rejects.toThrow(sentence);
    expect(double.takeViolations()).toHaveLength(1);
  });
});

describe('a fault', () => {
  const refs = () => double.requests.map(({ route, status }) => [route?.split(' ')[0], status]);

  it.each<[Fault, boolean]>([
    ['refused', false],
    ['reset', true],
    ['cut', true],
  ])('%s ends the connection; done: %s', async (fault, isDone) => {
    const sha = double.repository('acme/product').head('main');
    double.fail(({ method }) => method === 'POST', fault);
    await expect(juno.post(`${repo}/git/refs`, { ref: 'refs/heads/a', sha })).rejects.toThrow();
    expect(double.repository('acme/product').branches()).toEqual(isDone ? ['a', 'main'] : ['main']);
    expect((await juno.get('/user')).status).toBe(200);
  });

  it('is an answer, a page or a wait, for the request that was named', async () => {
    double.fail(2, 'html');
    double.fail(3, { status: 502 });
    double.fail(4, secondaryLimit(60));
    double.fail(5, { slow: 20 });
    expect((await juno.get('/user')).status).toBe(200);
    expect((await juno.get('/user')).body).toContain('<!DOCTYPE html>');
    expect((await juno.post(`${repo}/git/blobs`, blob)).status).toBe(502);
    expect((await juno.get('/user')).headers['retry-after']).toBe('60');
    expect((await juno.get('/user')).body.login).toBe('juno');
    expect(refs()).toEqual([
      ['GET', 200],
      ['GET', 200],
      ['POST', 502],
      ['GET', 403],
      ['GET', 200],
    ]);
  });

  it('is held up until it is let go, and nothing is there while nothing listens', async () => {
    const held = double.hold(({ route }) => route?.includes('/git/blobs') === true);
    const answer = juno.post(`${repo}/git/blobs`, blob);
    await held.reached;
    expect((await juno.get('/user')).status).toBe(200);
    held.release();
    expect((await answer).status).toBe(201);
    await double.down();
    await expect(juno.get('/user')).rejects.toThrow('ECONNREFUSED');
    await double.up();
    expect((await juno.get('/user')).status).toBe(200);
  });
});

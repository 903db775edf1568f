import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GitHubDouble, startGitHub, type UserGiven } from '../../../support/github/double.ts';
import { type Asker, asker } from './asker.ts';

let folder: string;
let double: GitHubDouble;
const repo = '/repos/acme/product';
const blob = { content: 'a' };

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'fieldbook-github-'));
  double = await startGitHub({ folder });
  double.addRepository({ owner: 'acme', name: 'product', collaborators: { juno: 'push', piet: 'pull' } });
  double.addRepository({ owner: 'acme', name: 'open', visibility: 'public', description: 'For everybody' });
});

afterEach(async () => {
  await double.close();
  await rm(folder, { recursive: true, force: true });
});

/** Somebody with a token, asking. */
function as(login: string, more: Omit<UserGiven, 'login' | 'token'> = {}): Asker {
  double.addUser({ login, token: `token-of-${login}`, ...more });
  return asker(double.server, `token-of-${login}`);
}

const names = (body: { full_name: string }[]) => body.map((one) => one.full_name);

describe('a token', () => {
  it('is told from none, a revoked and an expired one', async () => {
    const juno = as('juno', { expiresAt: '2020-01-01T00:00:00Z' });
    expect(await juno.get('/user')).toMatchObject({ status: 401, body: { message: 'Bad credentials' } });
    expect((await asker(double.server, 'nobody').get('/user')).status).toBe(401);
    const mara = as('mara', { expiresAt: '2999-12-31T10:00:00Z', name: 'Mara Lind' });
    const answer = await mara.get('/user');
    expect(answer.body).toMatchObject({ login: 'mara', name: 'Mara Lind' });
    expect(answer.headers['github-authentication-token-expiration']).toBe('2999-12-31 10:00:00 UTC');
    double.revoke('token-of-mara');
    expect((await mara.get('/user')).status).toBe(401);
  });

  it('tells its scopes where it is a classic one, and has the rights of these', async () => {
    expect((await as('juno').get('/user')).headers).not.toHaveProperty('x-oauth-scopes');
    double.revoke('token-of-juno');
    const juno = as('juno', { kind: 'classic', scopes: ['repo', 'workflow'] });
    expect((await juno.get('/user')).headers['x-oauth-scopes']).toBe('repo, workflow');
    expect((await juno.post(`${repo}/git/blobs`, blob)).status).toBe(201);
    const without = as('piet', { kind: 'classic', scopes: ['read:user'] });
    expect((await without.get(repo)).status).toBe(404);
    expect((await without.get('/repos/acme/open')).body.permissions).toMatchObject({ pull: true, push: false });
    expect((await without.post('/repos/acme/open/git/blobs', blob)).status).toBe(404);
  });

  it('has the rights that a fine-grained one was given, and says which is missing', async () => {
    const juno = as('juno', { rights: { contents: 'read' } });
    expect((await juno.get(repo)).body.permissions.push).toBe(true);
    const refused = await juno.post(`${repo}/git/blobs`, blob);
    expect([refused.status, refused.headers['x-accepted-github-permissions']]).toEqual([403, 'contents=write']);
    expect((await juno.get(`${repo}/pulls`)).headers['x-accepted-github-permissions']).toBe('pull_requests=read');
    expect((await juno.post(`${repo}/forks`, {})).status).toBe(403);
    const other = as('piet', { rights: { contents: 'write', repositories: ['acme/other'] } });
    expect((await other.get(repo)).status).toBe(404);
    expect((await as('ilse').get(repo)).status).toBe(404);
  });

  it('is refused where an organization wants single sign-on', async () => {
    const juno = as('juno', { withoutSso: ['acme'] });
    const refused = await juno.get(repo);
    expect(refused.status).toBe(403);
    expect(refused.headers['x-github-sso']).toMatch(/^required; url=https:/);
    const list = await juno.get('/user/repos');
    expect([list.body, list.headers['x-github-sso']]).toEqual([
      [],
      expect.stringMatching(/^partial-results; organizations=\d+$/),
    ]);
  });

  it('may write nothing where its user may only read, or where all is archived', async () => {
    expect((await as('piet').post(`${repo}/git/blobs`, blob)).status).toBe(403);
    const juno = as('juno');
    double.archive('acme/product');
    expect(await juno.post(`${repo}/git/blobs`, blob)).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('archived') },
    });
    expect((await juno.get(repo)).body.archived).toBe(true);
  });
});

describe('lists', () => {
  it('come in pages, with the address of the next one by the id of the repository', async () => {
    const juno = as('juno');
    for (let count = 0; count < 5; count++) double.push('acme/product', `branch-${count}`, { 'a.md': `${count}` });
    const first = await juno.get(`${repo}/branches?per_page=4`);
    expect(first.body).toHaveLength(4);
    const { id } = double.repository('acme/product');
    const next = `${double.server}/api/v3/repositories/${id}/branches?per_page=4&page=2`;
    expect(first.headers.link).toContain(`<${next}>; rel="next"`);
    const second = await juno.get(next);
    expect(second.body.map((one: { name: string }) => one.name)).toEqual(['branch-4', 'main']);
    expect(second.headers.link).not.toContain('rel="next"');
  });

  it('are of what one may see', async () => {
    const juno = as('juno');
    double.addRepository({ owner: 'other', name: 'secret' });
    expect(names((await juno.get('/user/repos?sort=pushed')).body)).toEqual(['acme/product']);
    expect(names((await juno.get('/search/repositories?q=everybody+org:acme')).body.items)).toEqual(['acme/open']);
    expect(names((await juno.get('/search/repositories?q=acme')).body.items)).toEqual(['acme/product', 'acme/open']);
    expect((await juno.get('/search/repositories?q=secret')).body.total_count).toBe(0);
    expect((await juno.get('/users/piet')).body.login).toBe('piet');
    expect((await juno.get('/users/nobody')).status).toBe(404);
  });
});

describe('a limit', () => {
  it('is told with each answer, and refuses until its end', async () => {
    const juno = as('juno');
    const resetAt = Date.now() + 60_000;
    double.setLimit({ remaining: 1, resetAt });
    expect((await juno.get('/user')).headers['x-ratelimit-remaining']).toBe('0');
    const refused = await juno.get('/user');
    expect([refused.status, refused.headers['x-ratelimit-reset']]).toEqual([403, String(Math.ceil(resetAt / 1000))]);
    expect((await juno.get('/rate_limit')).body.rate.remaining).toBe(0);
    double.setLimit({ resetAt: Date.now() - 1 });
    expect((await juno.get('/user')).status).toBe(200);
    double.setLimit({ areOff: true });
    expect((await juno.get('/rate_limit')).status).toBe(404);
    expect((await juno.get('/user')).headers).not.toHaveProperty('x-ratelimit-limit');
  });
});

describe('a repository', () => {
  it('is found by its former name through its id, and is gone for who may not see it', async () => {
    const juno = as('juno');
    double.rename('acme/product', 'handbook');
    const moved = await juno.get(`${repo}/branches?per_page=1`);
    const { id } = double.repository('acme/handbook');
    expect([moved.status, moved.headers.location]).toEqual([
      301,
      `${double.server}/api/v3/repositories/${id}/branches?per_page=1`,
    ]);
    expect((await juno.get(moved.headers.location!)).body[0].name).toBe('main');
    expect((await juno.get(`/repositories/${id}`)).body.full_name).toBe('acme/handbook');
    expect((await juno.post(`${repo}/git/blobs`, blob)).status).toBe(307);
    expect((await as('ilse').get(repo)).status).toBe(404);
    double.makePublic('acme/handbook');
    expect((await juno.get('/repos/acme/handbook')).body).toMatchObject({ visibility: 'public', private: false });
    double.removeRepository('acme/handbook');
    expect((await juno.get(`/repositories/${id}`)).status).toBe(404);
  });

  it('is forked in a while, shares no object with its fork, and is caught up with', async () => {
    const ilse = as('ilse');
    double.setForkDelay(2);
    double.addRepository({ owner: 'ilse', name: 'open' });
    const made = await ilse.post('/repos/acme/open/forks', { default_branch_only: true });
    expect([made.status, made.body.full_name, made.body.parent.full_name]).toEqual([202, 'ilse/open-1', 'acme/open']);
    expect((await ilse.post('/repos/acme/open/forks', {})).body.full_name).toBe('ilse/open-1');
    const fork = '/repos/ilse/open-1';
    const head = async () => (await ilse.get(`${fork}/git/ref/heads/main`)).status;
    expect([await head(), await head(), await head()]).toEqual([409, 409, 200]);
    const news = double.push('acme/open', 'main', { 'NEWS.md': 'New\n' });
    expect((await ilse.get(`${fork}/git/commits/${news}`)).status).toBe(404);
    expect((await ilse.post(`${fork}/merge-upstream`, { branch: 'main' })).body.merge_type).toBe('fast-forward');
    expect((await ilse.post(`${fork}/merge-upstream`, { branch: 'main' })).body.merge_type).toBe('none');
    const sha = double.push('ilse/open-1', 'research/a', { 'a.md': '# A\n' }, 'ilse');
    const asked = { title: 'A', head: 'ilse:research/a', base: 'main' };
    const pull = await ilse.post('/repos/acme/open/pulls', asked);
    expect(pull.body).toMatchObject({
      head: { sha, repo: { full_name: 'ilse/open-1' } },
      commits: 1,
      changed_files: 1,
    });
    expect(await ilse.post('/repos/acme/open/issues/1/labels', { labels: ['a'] })).toMatchObject({ status: 403 });
    expect((await ilse.get('/repos/acme/open/pulls?head=ilse:research/a')).body).toHaveLength(1);
    expect((await ilse.get('/repos/acme/open/compare/main...ilse:research/a')).body.ahead_by).toBe(1);
    expect(names((await ilse.get('/repos/acme/open/forks')).body)).toEqual(['ilse/open-1']);
    double.push(fork.slice('/repos/'.length), 'main', { 'NEWS.md': 'Other\n' });
    double.push('acme/open', 'main', { 'NEWS.md': 'Newer\n' });
    expect((await ilse.post(`${fork}/merge-upstream`, { branch: 'main' })).status).toBe(409);
  });
});

describe('signing in with a code', () => {
  const ask = async (path: string, form: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: 'fieldbook', ...form });
    const answer = await fetch(`${double.server}/login${path}`, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    });
    return (await answer.json()) as Record<string, string>;
  };
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';

  it('waits for the user, gives the token once, and tells refusals', async () => {
    double.device.interval = 0;
    const { device_code = '', user_code = '' } = await ask('/device/code', { scope: 'repo' });
    const token = () => ask('/oauth/access_token', { device_code, grant_type });
    expect((await token()).error).toBe('authorization_pending');
    double.device.approve(user_code, 'juno', 'gho_juno');
    expect(await token()).toMatchObject({ access_token: 'gho_juno', token_type: 'bearer', scope: 'repo' });
    expect((await token()).error).toBe('incorrect_device_code');
    expect((await asker(double.server, 'gho_juno').get(repo)).headers['x-oauth-scopes']).toBe('repo');
    const other = await ask('/device/code', {});
    double.device.deny(other.user_code!);
    expect((await ask('/oauth/access_token', { device_code: other.device_code!, grant_type })).error).toBe(
      'access_denied',
    );
    const late = await ask('/device/code', {});
    double.device.expire(late.user_code!);
    expect((await ask('/oauth/access_token', { device_code: late.device_code!, grant_type })).error).toBe(
      'expired_token',
    );
    double.device.interval = 60;
    const hasty = await ask('/device/code', {});
    const again = () => ask('/oauth/access_token', { device_code: hasty.device_code!, grant_type });
    expect([(await again()).error, (await again()).error]).toEqual(['authorization_pending', 'slow_down']);
  });
});

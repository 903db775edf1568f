import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createGitHubService } from '../../../../main/github/github-service.ts';
import type { SecretStore } from '../../../../main/ports.ts';
import type { SignedIn } from '../../../../shared/ipc/github.ts';
import type { AppError } from '../../../../shared/result.ts';
import { canaryToken } from '../../../support/canary/plants.ts';
import { type GitHubDouble, startGitHub } from '../../../support/github/double.ts';

const scoped = 'ghp_Abcd1234Efgh5678Ijkl9012Mnop3456Scop';
const reading = `github_pat_${'Read1234'.repeat(6)}`;
const without = `github_pat_${'None1234'.repeat(6)}`;
const everywhere = 'gho_Abcd1234Efgh5678Ijkl9012Mnop3456Qrst';

let folder: string;
let github: GitHubDouble;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'github-service-'));
  github = await startGitHub({ folder: join(folder, 'double') });
  github.addUser({ login: 'kim', token: canaryToken, kind: 'classic', scopes: ['repo', 'read:org'] });
  github.addUser({
    login: 'kim',
    token: scoped,
    kind: 'classic',
    scopes: ['public_repo'],
    expiresAt: '2027-01-31T10:00:00Z',
  });
  github.addUser({ login: 'kim', token: reading, rights: { contents: 'read' } });
  github.addUser({ login: 'kim', token: without, rights: { repositories: [] } });
  github.addUser({ login: 'ola', name: 'Ola Brandt' });
  github.addTeam({ organization: 'acme', slug: 'research', name: 'Research', members: ['kim', 'ola'] });
  const acme = { owner: 'acme', collaborators: { kim: 'push', ola: 'pull' }, teams: { research: 'pull' } } as const;
  github.addRepository({ ...acme, name: 'product', labels: ['research', 'bug'] });
  github.addRepository({ ...acme, name: 'handbook', archived: true, pushedAt: '2026-11-21T10:00:00Z' });
  github.addRepository({ owner: 'lumen', name: 'public-notes', visibility: 'public', collaborators: { vera: 'push' } });
  for (const branch of ['main-2', 'docs/Interviews']) github.push('acme/product', branch, { 'a.md': branch });
});

afterAll(async () => {
  await github.close();
  await rm(folder, { recursive: true, force: true });
});

async function start({ clientIds = '', kind = 'keyring' as 'keyring' | 'memory', dir = '' } = {}) {
  const appData = dir || (await mkdtemp(join(folder, 'app-')));
  const kept = new Map<string, string>();
  const secrets: SecretStore = {
    kind: async () => kind,
    get: async (name) => kept.get(name) ?? null,
    set: async (name, secret) => void kept.set(name, secret),
    remove: async (name) => void kept.delete(name),
  };
  const told: SignedIn[] = [];
  const service = createGitHubService({
    appData: { dir: appData },
    secrets,
    fetch: (url, init) => fetch(url, init),
    now: () => Date.now(),
    sleep: () => new Promise((resolve) => setTimeout(resolve, 1)),
    notify: (event, payload) => event === 'github:signed-in' && told.push(payload as SignedIn),
    remoteOf: async (targetId) => targetId,
    clientIds,
  });
  onTestFinished(() => service.stop());
  return { service, kept, told, appData };
}

const failure = (call: Promise<unknown>) =>
  call.then(
    () => 'nothing failed',
    (error: AppError) => `${error.code} ${error.message}`,
  );

describe('an account', () => {
  it('is connected with what was pasted, kept without the token, found again and removed', async () => {
    const { service, kept, appData } = await start();
    const account = await service.connect(` ${github.server}/ `, `Bearer ${canaryToken}\n`);
    expect(account).toEqual({
      host: github.host,
      server: github.server,
      login: 'kim',
      kind: 'classic',
      lastFour: canaryToken.slice(-4),
      keptIn: 'keyring',
      scopes: ['repo', 'read:org'],
      missing: [],
      expiresAt: null,
    });
    expect([...kept.keys()]).toEqual([`github:${github.host}`]);
    const file = await readFile(join(appData, 'github-accounts.json'), 'utf8');
    expect(await readdir(appData)).toEqual(['github-accounts.json']);
    expect(file).not.toContain(canaryToken.slice(-4));
    expect(await service.accounts()).toEqual([account]);
    expect(await service.check(github.host)).toEqual(account);
    expect(await service.isConnected('127.0.0.1')).toBe(true);
    expect(await service.isConnected('github.com')).toBe(false);

    await service.disconnect(github.host);
    expect(await service.accounts()).toEqual([]);
    expect(await service.isConnected(github.host)).toBe(false);
    expect(kept.size).toBe(0);
    expect(await failure(service.check(github.host))).toBe(`unauthorized ${github.host}`);
  });

  it.each([
    [
      'a classic one for public repositories',
      scoped,
      { missing: ['private-repositories'], expiresAt: '2027-01-31T10:00:00.000Z' },
    ],
    ['one that may only read', reading, { missing: ['pull-requests'], scopes: null, kind: 'fine-grained' }],
    ['one that was given no repository', without, { missing: ['repositories'], scopes: null }],
  ])('tells what its token lacks: %s', async (_what, token, facts) => {
    const { service } = await start();
    expect(await service.connect(github.server, token)).toMatchObject(facts);
  });

  it('takes no token that the host does not, and keeps the one before', async () => {
    const { service, kept } = await start();
    await service.connect(github.server, canaryToken);
    expect(await failure(service.connect(github.server, 'ghp_0000000000000000000000000000000000'))).toBe(
      `unauthorized ${github.host}`,
    );
    expect([...kept.values()]).toEqual([canaryToken]);
    expect(await service.accounts()).toHaveLength(1);
  });

  it('whose token is gone with the memory is shown, and asks to connect again', async () => {
    const first = await start({ kind: 'memory' });
    expect((await first.service.connect(github.server, canaryToken)).keptIn).toBe('memory');
    const { service } = await start({ kind: 'memory', dir: first.appData });
    expect(await service.accounts()).toMatchObject([{ login: 'kim', lastFour: null }]);
    expect(await failure(service.labels(`${github.host}/acme/product`))).toBe(`unauthorized ${github.host}`);
  });

  it('of a file that was changed to send its token elsewhere counts for nothing', async () => {
    const { service, appData } = await start();
    await service.connect(github.server, canaryToken);
    const file = join(appData, 'github-accounts.json');
    const [account] = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify([{ ...account, server: 'https://evil.example' }, 7]));
    expect(await service.accounts()).toEqual([]);
  });
});

describe('what the screens choose from', () => {
  it('repositories: all, by words, and one that is named in full', async () => {
    const { service } = await start();
    await service.connect(github.server, canaryToken);
    const find = async (query: string, page = 1) => {
      const found = await service.repositories({ host: github.host, query, page });
      return found.repositories.map(({ owner, name }) => `${owner}/${name}`);
    };
    expect(await find('')).toEqual(['acme/product', 'acme/handbook']);
    expect(await find('PROD acme')).toEqual(['acme/product']);
    expect(await find('lumen/public-notes')).toEqual(['lumen/public-notes']);
    expect(await find(`${github.server}/lumen/public-notes/pull/3`)).toEqual(['lumen/public-notes']);
    expect(await find('acme/product')).toEqual(['acme/product']);
    expect(await find('acme/gone')).toEqual([]);
    expect(await find('../user')).toEqual([]);
    expect(await find('', 2)).toEqual([]);
    const { repositories } = await service.repositories({ host: github.host, query: 'handbook', page: 1 });
    expect(repositories).toMatchObject([
      { archived: true, canPush: true, defaultBranch: 'main', isFork: false, visibility: 'private', description: '' },
    ]);
  });

  it('nothing while a limit holds, which ends by this clock and not by the server’s', async () => {
    const { service } = await start();
    await service.connect(github.server, canaryToken);
    github.setClockAhead(3 * 3600_000);
    github.setLimit({ remaining: 0, resetAt: Date.now() + 600_000 });
    const said = await failure(service.labels(`${github.host}/acme/product`));
    github.setClockAhead(0);
    github.setLimit({ remaining: 5000 });
    expect(said).toMatch(/^rate-limited 2/);
    const wait = Date.parse(said.replace('rate-limited ', '')) - Date.now();
    expect(wait).toBeGreaterThan(590_000);
    expect(wait).toBeLessThan(610_000);
  });

  it('branches, the default one first', async () => {
    const { service } = await start();
    await service.connect(github.server, canaryToken);
    const of = { host: github.host, owner: 'acme', repository: 'product' };
    const names = async (query: string) => (await service.branches({ ...of, query })).map(({ name }) => name);
    expect(await names('')).toEqual(['main', 'docs/Interviews', 'main-2']);
    expect(await names('interv')).toEqual(['docs/Interviews']);
    expect(await failure(service.branches({ ...of, repository: 'gone', query: '' }))).toBe('gone repository');
  });

  it('labels and reviewers of a target; who may not push is told less, not nothing', async () => {
    const { service } = await start();
    await service.connect(github.server, canaryToken);
    expect((await service.labels(`${github.host}/acme/product`)).map(({ name }) => name)).toEqual(['research', 'bug']);
    const { people, teams } = await service.reviewers(`${github.host}/acme/product`);
    expect(people.map(({ login, me }) => [login, me])).toEqual(
      expect.arrayContaining([
        ['kim', true],
        ['ola', false],
      ]),
    );
    expect(teams).toEqual([{ slug: 'research', name: 'Research' }]);
    const others = await service.reviewers(`${github.host}/lumen/public-notes`);
    expect(others.people.map(({ login }) => login)).toEqual(['vera']);
    expect(await failure(service.labels('/some/folder'))).toBe('unauthorized /some/folder');
    expect(await failure(service.labels('github.com/acme/product'))).toBe('unauthorized github.com');
  });
});

describe('signing in with a code', () => {
  const until = async (told: SignedIn[]) => {
    await expect.poll(() => told, { timeout: 2000, interval: 5 }).toHaveLength(1);
    return told[0]!;
  };
  const clientIds = () => `Ov23liForGitHub,${github.host}=Ov23liForDouble`;

  it('is possible where the build has an id for the host', async () => {
    expect((await start()).service.canSignIn('')).toBe(false);
    const { service } = await start({ clientIds: clientIds() });
    expect(['', 'github.com', github.server, 'ghe.acme.example', 'http://x.example'].map(service.canSignIn)).toEqual([
      ...[true, true, true],
      ...[false, false],
    ]);
    expect((await start({ clientIds: '127.0.0.1=Ov23li' })).service.canSignIn(github.server)).toBe(true);
    expect(await failure(service.signIn('ghe.acme.example'))).toBe('invalid server');
  });

  it('ends with an account once somebody agrees', async () => {
    const { service, told, kept } = await start({ clientIds: clientIds() });
    const shown = await service.signIn(github.server);
    expect(shown.verificationUri).toBe(`${github.server}/login/device`);
    github.device.approve(shown.userCode, 'kim', everywhere);
    expect(await until(told)).toMatchObject({ account: { login: 'kim', kind: 'oauth', missing: [] } });
    expect([...kept.values()]).toEqual([everywhere]);
  });

  it.each([
    ['they say no', 'deny', { code: 'forbidden', message: 'declined' }],
    ['the code is too old', 'expire', { code: 'gone', message: 'code' }],
  ] as const)('ends without one where %s', async (_why, how, failed) => {
    const { service, told, kept } = await start({ clientIds: clientIds() });
    github.device[how]((await service.signIn(github.server)).userCode);
    expect(await until(told)).toEqual(failed);
    expect(kept.size).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { createGitHub } from '../../../../main/github/client.ts';
import { readEndpoint } from '../../../../main/github/endpoint.ts';
import { createRepositoryFinder } from '../../../../main/github/find-repositories.ts';
import { fakeServer, type Reply } from './fake-fetch.ts';

const repository = (owner: string, name: string, more = {}) => ({
  ...{
    id: [...`${owner}/${name}`].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % 1e9,
    name,
    owner: { login: owner },
  },
  ...{ private: true, fork: false, default_branch: 'main', permissions: { push: true }, ...more },
});
const many = Array.from({ length: 70 }, (_, n) => repository('acme', `service-${n}`));

function finder(answers: Record<string, Reply>, host = '') {
  const { fetch, asked } = fakeServer(answers);
  let now = Date.parse('2026-11-26T10:00:00Z');
  const clock = () => now;
  const github = createGitHub({
    ...{ endpoint: readEndpoint(host), token: 'ghp_x', login: 'kim', fetch, now: clock, sleep: async () => {} },
  });
  const find = createRepositoryFinder(clock);
  const names = async (query: string, page = 1) => {
    const found = await find(github, query, page);
    return { ...found, repositories: found.repositories.map(({ owner, name }) => `${owner}/${name}`) };
  };
  return { names, asked, later: (ms: number) => (now += ms) };
}

describe('finding a repository', () => {
  it('asks once for a while, also where somebody types on', async () => {
    const { names, asked, later } = finder({ 'GET /user/repos': { json: many } });
    const first = await names('');
    expect([first.repositories.length, first.more]).toEqual([30, true]);
    const last = await names('', 3);
    expect([last.repositories.length, last.more]).toEqual([10, false]);
    expect((await names('service-69')).repositories).toEqual(['acme/service-69']);
    expect(asked).toHaveLength(1);
    later(61_000);
    await names('');
    expect(asked).toHaveLength(2);
  });

  it('is asked anew after it has failed', async () => {
    let broken = true;
    const reply: Reply = () =>
      broken
        ? new Response('{"message":"Bad credentials"}', {
            status: 401,
            headers: { 'content-type': 'application/json' },
          })
        : Response.json([repository('acme', 'product')]);
    const { names } = finder({ 'GET /user/repos': reply });
    await expect(names('')).rejects.toMatchObject({ code: 'unauthorized' });
    broken = false;
    expect((await names('')).repositories).toEqual(['acme/product']);
  });

  it('tells that an organization shows its own only after a single sign-on', async () => {
    const headers = { 'x-github-sso': 'partial-results; organizations=21955855,20582480' };
    expect((await finder({ 'GET /user/repos': { json: [], headers } }).names('')).hidden).toBe(true);
    expect((await finder({ 'GET /user/repos': { json: [] } }).names('')).hidden).toBe(false);
  });

  it.each([
    ['lumen/notes', 'github.com'],
    ['https://github.com/lumen/notes', 'github.com'],
    ['https://github.com/lumen/notes/tree/main/docs?x=1#y', 'github.com'],
    ['github.com/lumen/notes.git', 'github.com'],
    ['git@github.com:lumen/notes.git', 'github.com'],
    ['ssh://git@ssh.github.com:443/lumen/notes.git', 'github.com'],
    ['ghe.acme.example/lumen/notes', 'ghe.acme.example'],
  ])('that is named in full: %s', async (query, host) => {
    const known = {
      'GET /user/repos': { json: many },
      'GET /repos/lumen/notes': { json: repository('lumen', 'notes') },
    };
    expect((await finder(known, host).names(query)).repositories).toEqual(['lumen/notes']);
  });

  it.each(['https://evil.example/lumen/notes', '../user', 'a/b/c', './notes', 'lumen', 'lumen / notes', '🎈/x'])(
    'asks for no repository where none is named: %s',
    async (query) => {
      const { names, asked } = finder({ 'GET /user/repos': { json: [] } });
      await names(query);
      expect(asked.map(({ url }) => new URL(url).pathname)).toEqual(['/user/repos']);
    },
  );
});

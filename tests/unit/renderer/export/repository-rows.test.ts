import { describe, expect, it } from 'vitest';
import {
  noteOf,
  repositoryGroups,
  whyNot,
} from '../../../../renderer/features/export/targets/repository/repository-rows.ts';
import { waysOf } from '../../../../renderer/features/export/targets/ways.ts';
import type { Target } from '../../../../shared/ipc/export.ts';
import type { Account, Repository } from '../../../../shared/ipc/github.ts';

const idOf = (name: string) => [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0);
const repository = (name: string, over: Partial<Repository> = {}): Repository => ({
  repositoryId: idOf(name),
  owner: 'acme',
  name,
  description: '',
  visibility: 'private',
  archived: false,
  defaultBranch: 'main',
  canPush: true,
  isFork: false,
  pushedAt: null,
  ...over,
});
const target = (name: string, over: Partial<Target> = {}): Target => ({
  targetId: `t_${name}`,
  name,
  remote: `github.com/acme/${name}`,
  base: 'main',
  baseChosen: false,
  confirmed: true,
  visibility: 'private',
  via: 'github',
  location: null,
  github: { host: 'github.com', owner: 'acme', repository: name, repositoryId: idOf(name) },
  ...over,
});
const listed = (found: Repository[], targets: Target[], typed = '') =>
  repositoryGroups(found, targets, 'github.com', typed).map(({ title, rows }) => [title, rows.map(({ name }) => name)]);

describe('repositories to choose from', () => {
  it('begin with those used before, the last on top, and name none twice', () => {
    const found = [repository('web'), repository('research'), repository('handbook')];
    expect(listed(found, [target('research'), target('api')])).toEqual([
      ['Used before', ['api', 'research']],
      ['Other repositories', ['web', 'handbook']],
    ]);
    expect(listed(found, [])).toEqual([[null, ['web', 'research', 'handbook']]]);
    expect(listed([], [])).toEqual([]);
  });

  it('are those of one host, and of what was typed', () => {
    const elsewhere = target('secret', {
      github: { host: 'ghe.acme.example', owner: 'acme', repository: 'secret', repositoryId: 1 },
    });
    const clone = target('cloned', { github: null, via: 'clone', location: '/src/cloned' });
    expect(listed([], [elsewhere, clone])).toEqual([]);
    expect(listed([], [target('research'), target('api')], 'acme RES')).toEqual([['Used before', ['research']]]);
  });

  it('show what the host tells of one that was renamed since it was used', () => {
    const renamed = repository('research', { name: 'insights', archived: true });
    const [group] = repositoryGroups([renamed], [target('research')], 'github.com', '');
    expect(group?.rows).toMatchObject([{ name: 'insights', target: { targetId: 't_research' } }]);
    expect(whyNot(group!.rows[0]!)).toMatch(/Archived/);
  });

  it.each<[what: string, over: Partial<Repository>, barred: boolean, note: RegExp | null]>([
    ['one with rights', {}, false, null],
    ['one without', { canPush: false }, false, /fork of yours/],
    ['an archived one', { archived: true, canPush: false }, true, /Archived/],
  ])('explain %s', (_what, over, barred, note) => {
    const [row] = repositoryGroups([repository('web', over)], [], 'github.com', '')[0]!.rows;
    expect(whyNot(row!) !== null).toBe(barred);
    if (note) expect(noteOf(row!)).toMatch(note);
    else expect(noteOf(row!)).toBeNull();
  });
});

describe('the ways to a repository', () => {
  const mira = { host: 'github.com', login: 'mira' } as Account;
  const clone = { location: '/src/web', via: 'clone', github: null } as const;
  it.each<[what: string, target: Target, accounts: Account[], hasChoice: boolean, named: string | null]>([
    ['an account alone', target('web'), [mira], false, 'acme/web'],
    ['a clone whose account was removed', target('web', { location: '/src/web' }), [], true, 'acme/web'],
    ['a clone alone', target('web', clone), [], false, 'acme/web'],
    ['a clone of a host with an account', target('web', clone), [mira], true, 'acme/web'],
    [
      'a clone of another host',
      target('web', { ...clone, remote: 'git.acme.example/acme/web' }),
      [mira],
      false,
      'acme/web',
    ],
    ['a clone of a folder', target('web', { ...clone, remote: '/srv/git/web' }), [mira], false, null],
    ['a clone of a deeper path', target('web', { ...clone, remote: 'github.com/a/b/web' }), [mira], true, null],
  ])('%s', (_what, of, accounts, hasChoice, named) => {
    const ways = waysOf(of, accounts);
    expect(ways.named && `${ways.named.owner}/${ways.named.repository}`).toBe(named);
    if (named !== null) expect(ways.hasChoice).toBe(hasChoice);
    else expect(ways.account).toBeNull();
  });
});

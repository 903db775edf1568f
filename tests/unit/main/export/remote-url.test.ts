import { describe, expect, test } from 'vitest';
import { pullRequestPage, readRemoteUrl } from '../../../../main/export/remote-url.ts';
import { targetIdOf } from '../../../../main/export/targets-store.ts';

const clone = '/home/mira/app';

describe('addresses of remotes', () => {
  test.each([
    ['https://github.com/acme/app.git', 'https', 'github.com', 'acme/app'],
    ['https://GitHub.com/acme/app', 'https', 'github.com', 'acme/app'],
    ['git@github.com:acme/app.git', 'ssh', 'github.com', 'acme/app'],
    ['github.com:acme/app.git', 'ssh', 'github.com', 'acme/app'],
    ['ssh://git@git.acme.example:2222/acme/app.git', 'ssh', 'git.acme.example:2222', 'acme/app'],
    ['file:///srv/git/app.git', 'file', '', '/srv/git/app.git'],
    ['/srv/git/app.git', 'file', '', '/srv/git/app.git'],
    ['/srv/git of acme/app.git', 'file', '', '/srv/git of acme/app.git'],
    ['../app.git', 'file', '', '/home/mira/app.git'],
  ])('%s', (url, kind, host, repository) => {
    expect(readRemoteUrl(url, clone)).toMatchObject({ kind, host, repository });
  });

  test.each([
    '',
    '-x',
    '--upload-pack=x',
    'ext::sh -c x',
    'ext::https://github.com/acme/app',
    'fd::3',
    'http://github.com/acme/app',
    'git://github.com/acme/app',
    'ftp://x/y',
    'https://mira:token@github.com/acme/app',
    'https://token@github.com/acme/app',
    'https://',
    'ssh://-oProxyCommand=x/y',
    '-oProxyCommand=x:y',
    'git@-oProxyCommand=x:y',
    'git@github.com:-x',
    '/home/mira/app/.git/evil',
    './evil.git',
    'a\nb',
  ])('refused: %j', (url) => expect(readRemoteUrl(url, clone)).toBeNull());

  test('https and ssh to one repository are one target', () => {
    const id = (url: string) => targetIdOf(readRemoteUrl(url, clone)!);
    expect(id('git@github.com:Acme/app.git')).toBe(id('https://github.com/acme/app'));
    expect(id('https://github.com/acme/other')).not.toBe(id('https://github.com/acme/app'));
    expect(id('https://github.acme.example/acme/app')).not.toBe(id('https://github.com/acme/app'));
  });
});

test.each([
  [
    'git@github.com:acme/app.git',
    'https://github.com/acme/app/compare/main...research/a%20b?expand=1&title=Filters%20%26%20more',
  ],
  [
    'https://github.acme.example/acme/app',
    'https://github.acme.example/acme/app/compare/main...research/a%20b?expand=1&title=Filters%20%26%20more',
  ],
  [
    'https://gitlab.com/acme/team/app.git',
    'https://gitlab.com/acme/team/app/-/merge_requests/new?merge_request%5Bsource_branch%5D=research%2Fa%20b',
  ],
  ['https://git.acme.example/acme/app', null],
  ['/srv/git/app.git', null],
  ['https://notgithub.com/acme/app', null],
])('the page for opening a pull request of %s', (url, page) => {
  expect(
    pullRequestPage(readRemoteUrl(url, clone)!, 'main', 'research/a b', { title: 'Filters & more', body: '' }),
  ).toBe(page);
});

test('the page is filled in with what the pull request says, unless that is too long for an address', () => {
  const remote = readRemoteUrl('https://github.com/acme/app', clone)!;
  const page = (body: string) => pullRequestPage(remote, 'main', 'a', { title: 'A', body });
  expect(page('1 interview.\n\nDocument: `a&b.md`')).toBe(
    'https://github.com/acme/app/compare/main...a?expand=1&title=A&body=1%20interview.%0A%0ADocument%3A%20%60a%26b.md%60',
  );
  expect(page('x'.repeat(10_000))).toBe('https://github.com/acme/app/compare/main...a?expand=1&title=A');
});

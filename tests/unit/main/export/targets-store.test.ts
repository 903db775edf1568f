import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Clone } from '../../../../main/export/clone.ts';
import type { SeenRepository } from '../../../../main/export/github-ways.ts';
import { readRemoteUrl } from '../../../../main/export/remote-url.ts';
import { openTargets } from '../../../../main/export/targets-store.ts';

function setUp(stored?: unknown) {
  const dir = mkdtempSync(join(tmpdir(), 'fieldbook-data-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'export-targets.json');
  if (stored !== undefined) writeFileSync(file, JSON.stringify(stored));
  return { dir, file, targets: openTargets(dir) };
}

function clone(url: string, path = '/home/mira/research'): Clone {
  const remote = readRemoteUrl(url, path)!;
  return { path, name: 'research', gitDir: join(path, '.git'), remote, base: 'main', author: {} };
}

const hosted = clone('https://git.example/harbourline/research.git');
const seen: SeenRepository = {
  ...{ host: 'git.example', owner: 'harbourline', repository: 'research', repositoryId: 41 },
  ...{ visibility: 'private', defaultBranch: 'main' },
};
/** As it was kept before anybody was asked who can read a repository. */
const older = {
  targetId: 't_0123456789abcdef',
  name: 'research',
  location: '/home/mira/research',
  remote: 'git.example/harbourline/research',
  base: 'main',
  confirmed: true,
};

describe('who can read a repository', () => {
  test.each([
    ['https://git.example/harbourline/research.git', 'unknown'],
    ['git@git.example:harbourline/research.git', 'unknown'],
    ['ssh://git@git.example/harbourline/research.git', 'unknown'],
    ['/srv/git/research.git', 'internal'],
    ['file:///srv/git/research.git', 'internal'],
  ])('%s is %s until somebody says', async (url, visibility) => {
    const { targets } = setUp();
    expect((await targets.add(clone(url))).visibility).toBe(visibility);
    expect((await targets.list())[0]!.visibility).toBe(visibility);
  });

  test('what was said is kept, also when the clone is chosen again or lies elsewhere', async () => {
    const { dir, targets } = setUp();
    const { targetId } = await targets.add(hosted);
    await targets.confirm(targetId);
    await targets.setVisibility(targetId, 'public');
    const later = openTargets(dir);
    expect(await later.get(targetId)).toMatchObject({ visibility: 'public', confirmed: true });
    const again = await later.add(clone('git@git.example:Harbourline/Research.git', '/home/mira/elsewhere'));
    expect(again).toMatchObject({ targetId, visibility: 'public', confirmed: true, location: '/home/mira/elsewhere' });
    expect(await later.list()).toHaveLength(1);
  });

  test('a repository that was forgotten is unknown again', async () => {
    const { targets } = setUp();
    const { targetId } = await targets.add(hosted);
    await targets.setVisibility(targetId, 'private');
    await targets.remove(targetId);
    expect(await targets.add(hosted)).toMatchObject({ visibility: 'unknown', confirmed: false });
  });

  test.each([
    ['says nothing of it', {}, 'unknown'],
    ['says nonsense', { visibility: 'everybody' }, 'unknown'],
    ['says nothing, and is a folder', { remote: '/srv/git/research.git' }, 'internal'],
    ['says it of a folder', { remote: '/srv/git/research.git', visibility: 'public' }, 'public'],
  ])('an older list that %s keeps its repositories', async (_, stored, visibility) => {
    const { targets } = setUp([{ ...older, ...stored }]);
    const unsaid = { via: 'clone', github: null, baseChosen: false };
    expect(await targets.list()).toEqual([{ ...older, ...stored, visibility, ...unsaid }]);
  });

  test('of a repository that is not known here it cannot be said', async () => {
    const { targets } = setUp();
    await expect(targets.setVisibility('t_0123456789abcdef', 'private')).rejects.toMatchObject({ code: 'not-found' });
    expect(await targets.list()).toEqual([]);
  });

  test('changes of one moment are all kept', async () => {
    const { targets } = setUp();
    const { targetId } = await targets.add(hosted);
    const other = targets.add(clone('https://git.example/harbourline/product.git'));
    await Promise.all([targets.confirm(targetId), targets.setVisibility(targetId, 'internal'), other]);
    expect(await targets.get(targetId)).toMatchObject({ confirmed: true, visibility: 'internal' });
    expect(await targets.list()).toHaveLength(2);
  });

  test('the file holds what was said and nothing of a vault', async () => {
    const { file, targets } = setUp();
    const { targetId } = await targets.add(hosted);
    await targets.setVisibility(targetId, 'internal');
    const [stored] = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(stored).sort()).toEqual(
      Object.keys({ ...older, visibility: '', via: '', github: '', baseChosen: '' }).sort(),
    );
    expect(stored.visibility).toBe('internal');
  });
});

describe('one remote, by a clone and by GitHub', () => {
  test('is one target, whichever way was added first, and keeps what was said of it', async () => {
    const { targets } = setUp();
    const first = await targets.add(hosted);
    await targets.confirm(first.targetId);
    const both = await targets.addGitHub(seen, '');
    const location = '/home/mira/research';
    expect(both).toMatchObject({ targetId: first.targetId, via: 'github', location, confirmed: true });
    expect(both.github).toEqual({
      host: 'git.example',
      owner: 'harbourline',
      repository: 'research',
      repositoryId: 41,
    });
    expect(await targets.add(clone('git@git.example:Harbourline/Research.git'))).toMatchObject({
      ...{ targetId: first.targetId, via: 'clone', github: both.github, visibility: 'private' },
    });
    expect(await targets.list()).toHaveLength(1);
  });

  test('goes by the way that was chosen, where there is one', async () => {
    const { targets } = setUp();
    const { targetId } = await targets.addGitHub(seen, '');
    await expect(targets.setVia(targetId, 'clone')).rejects.toMatchObject({ code: 'invalid', message: 'via' });
    await targets.add(hosted);
    expect((await targets.setVia(targetId, 'github')).via).toBe('github');
    const other = await targets.add(clone('/srv/git/research.git'));
    await expect(targets.setVia(other.targetId, 'github')).rejects.toMatchObject({ message: 'via' });
  });

  test('a base that was chosen holds; else it follows the repository', async () => {
    const { targets } = setUp();
    const { targetId } = await targets.addGitHub(seen, '');
    expect(await targets.seen(targetId, { ...seen, defaultBranch: 'trunk' })).toMatchObject({ base: 'trunk' });
    await expect(targets.setBase(targetId, '-x')).rejects.toMatchObject({ code: 'invalid', message: 'branch' });
    await targets.setBase(targetId, 'release');
    await targets.add(hosted);
    expect(await targets.seen(targetId, seen)).toMatchObject({ base: 'release', baseChosen: true });
    expect(await targets.setBase(targetId, '')).toMatchObject({ baseChosen: false });
  });

  test('a look that tells nothing new writes nothing', async () => {
    const { targets, file } = setUp();
    const { targetId } = await targets.addGitHub(seen, '');
    const before = statSync(file).ino;
    expect(await targets.seen(targetId, seen)).toMatchObject({ visibility: 'private' });
    expect(statSync(file).ino).toBe(before);
  });

  test('a repository that was renamed is the same target', async () => {
    const { targets } = setUp();
    const { targetId } = await targets.addGitHub(seen, '');
    await targets.confirm(targetId);
    const renamed = await targets.addGitHub({ ...seen, owner: 'harbour', repository: 'insights' }, '');
    expect(renamed).toMatchObject({ targetId, remote: 'git.example/harbour/insights', confirmed: true });
    const another = await targets.addGitHub({ ...seen, repositoryId: 42 }, '');
    expect(another).toMatchObject({ confirmed: false, github: { repositoryId: 42 } });
  });

  test.each([
    ['private', 'public', 'public'],
    ['unknown', 'private', 'private'],
    ['public', 'private', 'public'],
    ['internal', 'private', 'internal'],
  ] as const)('said to be %s and seen to be %s, it is %s', async (said, now, then) => {
    const { targets } = setUp();
    const { targetId } = await targets.addGitHub(seen, '');
    await targets.setVisibility(targetId, said);
    expect((await targets.seen(targetId, { ...seen, visibility: now })).visibility).toBe(then);
  });
});

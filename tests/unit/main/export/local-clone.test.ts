import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createGit } from '../../../../main/export/git.ts';
import { createLocalClone } from '../../../../main/export/local-clone.ts';
import { publishAt } from '../../../support/publish.ts';
import { git, makeRepository, stateOf } from './repository.ts';

const bundle = {
  title: 'Research: Filters',
  branch: 'research/2026-11-18-filters',
  commitMessage: 'Research: Filters\n\n1 interview.\n',
  files: [{ path: 'user-research/2026/2026-11-18-filters.md', text: '# Filters\n\nÄ quote: “no”.\n' }],
  images: [],
};
const withText = (text: string) => ({ ...bundle, files: [{ path: bundle.files[0]!.path, text }] });
const lastOf = (commit: string, text: string) => ({
  commit,
  contentHash: createHash('sha256').update(text).digest('hex'),
});
const target = (folder: string) => createLocalClone(createGit(), folder);
const fileIn = (bare: string, branch = bundle.branch) =>
  git(bare, 'cat-file', 'blob', `refs/heads/${branch}:${bundle.files[0]!.path}`);

describe('publishing', () => {
  test('the first export is one commit on a new branch, byte for byte', async () => {
    const { bare, clone } = makeRepository();
    const published = await publishAt(target(clone), bundle, null);
    expect(published).toMatchObject({ outcome: 'created', branch: bundle.branch, pullRequestPage: null });
    expect(git(bare, 'rev-parse', bundle.branch)).toBe(published.commit);
    expect(git(bare, 'rev-parse', `${bundle.branch}^`)).toBe(git(bare, 'rev-parse', 'main'));
    expect(git(bare, 'diff', '--name-status', 'main', bundle.branch)).toBe(`A\t${bundle.files[0]!.path}`);
    expect(`${fileIn(bare)}\n`).toBe(bundle.files[0]!.text);
    expect(git(bare, 'log', '-1', '--format=%B', bundle.branch)).toBe(bundle.commitMessage.trim());
  });

  test('the same bytes again make no second commit; changed ones a commit on top', async () => {
    const { bare, clone } = makeRepository();
    const first = await publishAt(target(clone), bundle, null);
    const again = await publishAt(target(clone), bundle, lastOf(first.commit, bundle.files[0]!.text));
    expect(again).toMatchObject({ outcome: 'unchanged', commit: first.commit });
    const next = await publishAt(target(clone), withText('# Two\n'), lastOf(first.commit, bundle.files[0]!.text));
    expect(next.outcome).toBe('updated');
    expect(git(bare, 'rev-parse', `${next.commit}^`)).toBe(first.commit);
    expect(fileIn(bare)).toBe('# Two');
  });

  test('what was published before is read from the clone, and nothing else that a record may name', async () => {
    const { bare, clone } = makeRepository();
    const [{ path, text }] = bundle.files as [{ path: string; text: string }];
    const { commit } = await publishAt(target(clone), bundle, null);
    const last = lastOf(commit, text);
    await publishAt(target(clone), withText('# Two\n'), last);
    git(bare, 'update-ref', '-d', `refs/heads/${bundle.branch}`);
    expect(await target(clone).read(last, path)).toBe(text);
    expect(await target(clone).read(last, 'README.md')).toBeNull();
    expect(await target(clone).read(last, '')).toBeNull();
    expect(await target(clone).read({ ...last, commit: '--help' }, path)).toBeNull();
    expect(await target(clone).read({ ...last, commit: 'a'.repeat(40) }, path)).toBeNull();
    expect(await createLocalClone(createGit(), clone, { targetId: 't_another' }).read(last, path)).toBeNull();
  });

  test('a base that moved on since the clone was made is fetched', async () => {
    const { bare, clone, seed } = makeRepository();
    writeFileSync(join(seed, 'later.md'), 'Later\n');
    git(seed, 'add', '.');
    git(seed, 'commit', '-q', '-m', 'Later');
    git(seed, 'push', '-q', bare, 'main');
    const published = await publishAt(target(clone), bundle, null);
    expect(git(bare, 'rev-parse', `${published.commit}^`)).toBe(git(bare, 'rev-parse', 'main'));
  });

  test.each(['shallow', 'linked work tree', 'single file at the root'])('works from a %s', async (kind) => {
    const { root, bare, clone } = makeRepository();
    const folder = join(root, 'other');
    if (kind === 'shallow') git(root, 'clone', '-q', '--depth', '1', `file://${bare}`, folder);
    else if (kind === 'linked work tree') git(clone, 'worktree', 'add', '-q', '-b', 'side', folder);
    else git(root, 'clone', '-q', bare, folder);
    const file = kind.startsWith('single') ? '-rf.md' : bundle.files[0]!.path;
    const published = await publishAt(target(folder), { ...bundle, files: [{ path: file, text: 'x\n' }] }, null);
    expect(git(bare, 'cat-file', 'blob', `${published.commit}:${file}`)).toBe('x');
  });
});

test('a dirty work tree, its index, HEAD and refs stay as they are', async () => {
  const { clone } = makeRepository();
  git(clone, 'checkout', '-q', '-b', 'mine');
  writeFileSync(join(clone, 'README.md'), 'staged\n');
  git(clone, 'add', 'README.md');
  writeFileSync(join(clone, 'README.md'), 'changed again\n');
  writeFileSync(join(clone, 'untracked.md'), 'mine\n');
  rmSync(join(clone, 'src', 'app.ts'));
  mkdirSync(join(clone, 'user-research'));
  const before = stateOf(clone);
  const first = await publishAt(target(clone), bundle, null);
  await publishAt(target(clone), withText('# Two\n'), lastOf(first.commit, bundle.files[0]!.text));
  expect(stateOf(clone)).toEqual(before);
});

describe('a clone that cannot be used', () => {
  test('no repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldbook-none-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await expect(publishAt(target(folder), bundle, null)).rejects.toMatchObject({ code: 'not-a-clone' });
    await expect(publishAt(target(join(folder, 'gone')), bundle, null)).rejects.toMatchObject({ code: 'not-a-clone' });
  });

  test('no remote', async () => {
    const { clone } = makeRepository();
    git(clone, 'remote', 'remove', 'origin');
    await expect(publishAt(target(clone), bundle, null)).rejects.toMatchObject({ code: 'no-remote' });
  });

  test('a remote that is not there', async () => {
    const { clone, bare } = makeRepository();
    rmSync(bare, { recursive: true });
    await expect(publishAt(target(clone), bundle, null)).rejects.toMatchObject({ code: 'network' });
  });

  test('a remote without any commit', async () => {
    const { root, clone } = makeRepository();
    git(root, 'init', '-q', '--bare', join(root, 'empty.git'));
    git(clone, 'remote', 'set-url', 'origin', join(root, 'empty.git'));
    await expect(publishAt(target(clone), bundle, null)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('no git', async () => {
    const { clone } = makeRepository();
    await expect(publishAt(createLocalClone(createGit('/no/such/git'), clone), bundle, null)).rejects.toMatchObject({
      code: 'no-git',
    });
  });

  test('a push that is refused says why and leaves no branch', async () => {
    const { bare, clone } = makeRepository();
    const hook = join(bare, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho "Branches need a ticket." >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    await expect(publishAt(target(clone), bundle, null)).rejects.toMatchObject({
      code: 'push-refused',
      message: 'Branches need a ticket.',
    });
    expect(git(bare, 'for-each-ref', 'refs/heads/research')).toBe('');
  });
});

describe('hostile configuration stops with its key and runs nothing', () => {
  test.each([
    ['core.fsmonitor', '$C'],
    ['remote.origin.receivepack', '$C; git-receive-pack'],
    ['remote.origin.uploadpack', '$C; git-upload-pack'],
    ['remote.origin.proxy', 'http://proxy.example'],
    ['remote.origin.vcs', 'evil'],
    ['filter.evil.clean', '$C'],
    ['filter.evil.process', '$C'],
    ['gpg.program', '$C'],
    ['gpg.ssh.program', '$C'],
    ['include.path', 'evil.config'],
    ['includeif.gitdir:/.path', 'evil.config'],
    ['core.sshcommand', '$C'],
    ['core.gitproxy', '$C'],
    ['core.askpass', '$C'],
    ['core.editor', '$C'],
    ['core.alternaterefscommand', '$C'],
    ['core.attributesfile', 'evil'],
    ['credential.helper', '!$C'],
    ['url.ext::sh -c $C.insteadof', '/'],
    ['uploadpack.packobjectshook', '$C'],
    ['alias.push', '!$C'],
    ['diff.external', '$C'],
    ['protocol.ext.allow', 'always'],
    ['http.proxy', 'http://proxy.example'],
    ['submodule.evil.update', '!$C'],
    ['trailer.x.cmd', '$C'],
  ])('%s', async (key, value) => {
    const { clone, canary } = makeRepository();
    const command = `touch ${canary}`;
    git(clone, 'config', key.replace('$C', command), value.replace('$C', command));
    writeFileSync(join(clone, '.git', 'evil.config'), `[core]\n\tfsmonitor = ${command}\n`);
    writeFileSync(join(clone, '.gitattributes'), '* filter=evil\n');
    const before = git(clone, '-c', 'core.fsmonitor=false', 'for-each-ref');
    await expect(publishAt(target(clone), bundle, null)).rejects.toMatchObject({
      code: 'unsafe-config',
      message: key.replace('$C', command),
    });
    expect(existsSync(canary)).toBe(false);
    expect(git(clone, '-c', 'core.fsmonitor=false', 'for-each-ref')).toBe(before);
  });

  test.each([
    'ext::sh -c "touch $C"',
    '-x',
    '--upload-pack=touch $C',
    'fd::3',
    'http://acme.example/x',
    'git://x/y',
    '.git/evil',
  ])('the remote %s', async (url) => {
    const { clone, canary } = makeRepository();
    appendFileSync(
      join(clone, '.git', 'config'),
      `[remote "origin"]\n\turl = ${JSON.stringify(url.replace('$C', canary))}\n`,
    );
    git(clone, 'config', '--unset', 'remote.origin.url', 'remote.git');
    await expect(publishAt(target(clone), bundle, null)).rejects.toMatchObject({
      code: 'unsafe-config',
      message: 'remote.origin.url',
    });
    expect(existsSync(canary)).toBe(false);
  });

  test('configuration of one work tree', async () => {
    const { clone, canary } = makeRepository();
    git(clone, 'config', 'extensions.worktreeConfig', 'true');
    git(clone, 'config', '--worktree', 'core.fsmonitor', `touch ${canary}`);
    await expect(publishAt(target(clone), bundle, null)).rejects.toMatchObject({ message: 'core.fsmonitor' });
    expect(existsSync(canary)).toBe(false);
  });

  test('hooks are not run, wherever they lie', async () => {
    const { root, clone, canary } = makeRepository();
    const elsewhere = join(root, 'hooks');
    mkdirSync(elsewhere);
    for (const folder of [join(clone, '.git', 'hooks'), elsewhere]) {
      for (const hook of ['pre-push', 'reference-transaction', 'pre-commit', 'post-index-change', 'pre-auto-gc']) {
        writeFileSync(join(folder, hook), `#!/bin/sh\ntouch ${canary}\n`);
        chmodSync(join(folder, hook), 0o755);
      }
    }
    let commit = '';
    for (const hooksPath of [null, elsewhere]) {
      if (hooksPath) git(clone, '-c', 'core.hooksPath=/dev/null', 'config', 'core.hooksPath', hooksPath);
      const last = hooksPath ? lastOf(commit, '# null\n') : null;
      ({ commit } = await publishAt(target(clone), withText(`# ${hooksPath}\n`), last));
    }
    expect(existsSync(canary)).toBe(false);
  });
});

test('branch names that could be options are refused', async () => {
  const { clone } = makeRepository();
  for (const branch of ['--upload-pack=x', '-x', 'a..b', 'x.lock', '']) {
    await expect(publishAt(target(clone), { ...bundle, branch }, null)).rejects.toMatchObject({ code: 'invalid' });
  }
});

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { git } from '../../../support/git-remote.ts';
import { type GitHubDouble, startGitHub } from '../../../support/github/double.ts';
import { type Asker, asker } from './asker.ts';

let folder: string;
let double: GitHubDouble;
let juno: Asker;
const repo = '/repos/acme/product';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'fieldbook-github-'));
  double = await startGitHub({ folder });
  double.addUser({ login: 'juno', name: 'Juno Vale', token: 'github_pat_juno' });
  double.addRepository({
    owner: 'acme',
    name: 'product',
    collaborators: { juno: 'push', mara: 'push' },
    files: { 'README.md': '# Product\n', 'docs/old.md': '# Old\n', LICENSE: 'MIT\n' },
    labels: ['research'],
    teams: { design: 'push' },
  });
  double.addTeam({ organization: 'acme', slug: 'design', members: ['ilse'] });
  juno = asker(double.server, 'github_pat_juno');
});

afterEach(async () => {
  await double.close();
  await rm(folder, { recursive: true, force: true });
});

/** Blobs, tree and commit on top of a branch, as a client sends them. Resolves to the commit's id. */
async function commit(files: Record<string, string | Buffer>, on = 'main', as = juno, at = repo): Promise<string> {
  const base = (await as.get(`${at}/git/ref/heads/${on}`)).body.object.sha;
  const tree = [];
  for (const [file, content] of Object.entries(files)) {
    const blob = await as.post(`${at}/git/blobs`, {
      content: Buffer.from(content).toString('base64'),
      encoding: 'base64',
    });
    tree.push({ path: file, mode: '100644', type: 'blob', sha: blob.body.sha });
  }
  const base_tree = (await as.get(`${at}/git/commits/${base}`)).body.tree.sha;
  const made = await as.post(`${at}/git/trees`, { base_tree, tree });
  const answer = await as.post(`${at}/git/commits`, {
    message: 'docs: findings',
    tree: made.body.sha,
    parents: [base],
  });
  expect(answer.status).toBe(201);
  return answer.body.sha;
}

/** The same as a branch. */
async function branch(
  name: string,
  files: Record<string, string | Buffer> = { 'docs/a.md': '# A\n' },
): Promise<string> {
  const sha = await commit(files);
  expect((await juno.post(`${repo}/git/refs`, { ref: `refs/heads/${name}`, sha })).status).toBe(201);
  return sha;
}

const pull = (more: object = {}) =>
  juno.post(`${repo}/pulls`, { title: 'Findings', head: 'research/a', base: 'main', ...more });

describe('what is published', () => {
  it('is what git clones, byte for byte, and git finds no fault in it', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 13, 10]);
    const sha = await branch('research/a', { 'docs/a.md': '# A\r\n', 'docs/a/image.png': picture });
    const { bare, cloneUrl } = double.repository('acme/product');
    expect(await git(folder, '--git-dir', bare, 'fsck', '--strict', '--full')).toBe('');
    await git(folder, 'clone', '--quiet', '--branch', 'research/a', cloneUrl, 'cloned');
    const cloned = path.join(folder, 'cloned');
    expect(await git(cloned, 'rev-parse', 'HEAD')).toBe(sha);
    expect(await git(cloned, 'ls-files')).toBe('LICENSE\nREADME.md\ndocs/a.md\ndocs/a/image.png\ndocs/old.md');
    const files = ['docs/a.md', 'docs/a/image.png'];
    const held = await Promise.all(files.map((file) => git(cloned, 'rev-parse', `HEAD:${file}`)));
    expect(await git(cloned, 'hash-object', '--no-filters', ...files)).toBe(held.join('\n'));
    expect(await git(cloned, 'log', '-1', '--format=%an')).toBe('Juno Vale');
  });

  it('may be pushed by git as well', async () => {
    const { cloneUrl } = double.repository('acme/product');
    await git(folder, 'clone', '--quiet', cloneUrl, 'cloned');
    const cloned = path.join(folder, 'cloned');
    await git(cloned, 'commit', '--quiet', '--allow-empty', '-m', 'docs: nothing');
    await git(cloned, 'push', '--quiet', 'origin', 'HEAD:research/by-hand');
    const sha = await git(cloned, 'rev-parse', 'HEAD');
    expect((await juno.get(`${repo}/git/ref/heads%2Fresearch%2Fby-hand`)).body.object.sha).toBe(sha);
  });
});

describe('git data', () => {
  it('refuses references that are there, objects that are not, and what would lose commits', async () => {
    const sha = await branch('research/a');
    const other = await commit({ 'docs/b.md': '# B\n' });
    const ref = (name: string, to: string) => juno.post(`${repo}/git/refs`, { ref: name, sha: to });
    expect(await ref('refs/heads/research/a', other)).toMatchObject({
      status: 422,
      body: { message: 'Reference already exists' },
    });
    expect(await ref('refs/heads/b', 'a'.repeat(40))).toMatchObject({
      status: 422,
      body: { message: 'Object does not exist' },
    });
    expect((await ref('heads/b', sha)).status).toBe(422);
    expect((await ref('refs/heads/../b', sha)).status).toBe(422);
    expect((await ref('refs/heads/research', sha)).status).toBe(422);
    expect((await ref('refs/heads/research/a/b', sha)).status).toBe(422);
    const update = (to: string) => juno.patch(`${repo}/git/refs/heads/research/a`, { sha: to });
    expect(await update(other)).toMatchObject({ status: 422, body: { message: 'Update is not a fast forward' } });
    const next = await commit({ 'docs/b.md': '# B\n' }, 'research/a');
    expect((await update(next)).body.object.sha).toBe(next);
    expect((await juno.patch(`${repo}/git/refs/heads/none`, { sha: next })).status).toBe(422);
    expect((await juno.get(`${repo}/git/ref/heads/research`)).status).toBe(404);
    expect((await juno.get(`${repo}/git/matching-refs/heads/res`)).body).toMatchObject([
      { ref: 'refs/heads/research/a' },
    ]);
  });

  it('refuses trees of objects and paths that are not, and to take away what is not there', async () => {
    const base = (await juno.get(`${repo}/git/trees/main?recursive=1`)).body;
    expect(base.tree.map((entry: { path: string }) => entry.path)).toEqual([
      'LICENSE',
      'README.md',
      'docs',
      'docs/old.md',
    ]);
    const tree = (entry: object) =>
      juno.post(`${repo}/git/trees`, { base_tree: base.sha, tree: [{ mode: '100644', type: 'blob', ...entry }] });
    expect((await tree({ path: 'a.md', sha: 'a'.repeat(40) })).status).toBe(422);
    expect((await tree({ path: '../a.md', content: '' })).status).toBe(422);
    expect((await tree({ path: '.git/config', content: '' })).status).toBe(422);
    expect((await tree({ path: 'none.md', sha: null })).status).toBe(422);
    expect((await tree({ path: '.github/workflows/ci.yml', content: '' })).status).toBe(403);
    const without = await tree({ path: 'docs/old.md', sha: null });
    expect(without.body.tree.map((entry: { path: string }) => entry.path)).toEqual(['LICENSE', 'README.md']);
    // A file where a folder is needed gives way: who publishes has to look.
    const over = await tree({ path: 'LICENSE/a.md', content: 'a' });
    expect(over.body.tree[0]).toMatchObject({ path: 'LICENSE', type: 'tree' });
  });

  it('knows no object of another repository', async () => {
    double.addRepository({ owner: 'acme', name: 'other', collaborators: { juno: 'push' } });
    const blob = await juno.post('/repos/acme/other/git/blobs', { content: 'elsewhere', encoding: 'utf-8' });
    const entry = { path: 'a.md', mode: '100644', type: 'blob', sha: blob.body.sha };
    expect((await juno.post(`${repo}/git/trees`, { tree: [entry] })).status).toBe(422);
    expect((await juno.get(`${repo}/git/blobs/${blob.body.sha}`)).status).toBe(404);
    expect((await juno.get(`/repos/acme/other/git/blobs/${blob.body.sha}`)).body.content).toBe('ZWxzZXdoZXJl');
  });

  it('has none in an empty repository, and lets nobody change a protected branch', async () => {
    double.addRepository({ owner: 'acme', name: 'empty', collaborators: { juno: 'push' }, files: null });
    const sha = await commit({ 'docs/a.md': '# A\n' });
    expect((await juno.post('/repos/acme/empty/git/blobs', { content: 'a' })).status).toBe(409);
    expect((await juno.get('/repos/acme/empty/git/ref/heads/main')).status).toBe(409);
    expect((await juno.get('/repos/acme/empty/commits')).status).toBe(409);
    expect((await juno.get('/repos/acme/empty/branches')).body).toEqual([]);
    double.protect('acme/product', 'main');
    expect((await juno.patch(`${repo}/git/refs/heads/main`, { sha })).status).toBe(422);
    expect((await juno.get(`${repo}/branches/main`)).body.protected).toBe(true);
    double.refuseBranches('acme/product', 'research/');
    expect((await juno.post(`${repo}/git/refs`, { ref: 'refs/heads/research/a', sha })).status).toBe(422);
  });
});

describe('pull requests', () => {
  it('are one for each branch, and are found by it', async () => {
    const sha = await branch('research/a');
    const made = await pull({ draft: true, body: 'What was found.' });
    expect(made).toMatchObject({
      status: 201,
      body: { number: 1, draft: true, head: { sha, label: 'acme:research/a' }, mergeable_state: 'draft' },
    });
    expect((await pull()).body.errors[0].message).toBe('A pull request already exists for acme:research/a.');
    const list = async (query: string) =>
      (await juno.get(`${repo}/pulls?${query}`)).body.map((one: { number: number }) => one.number);
    expect(await list('head=acme:research/a')).toEqual([1]);
    expect(await list('head=juno:research/a')).toEqual([]);
    expect(await list('head=research/none')).toEqual([1]);
    double.closePull('acme/product', 1);
    expect(await list('head=acme:research/a')).toEqual([]);
    expect(await list('head=acme:research/a&state=all')).toEqual([1]);
    expect((await pull()).body.number).toBe(2);
    expect((await juno.get(`${repo}/pulls/2/files`)).body).toMatchObject([
      { filename: 'docs/a.md', status: 'added', additions: 1 },
    ]);
    expect((await juno.get(`${repo}/pulls/2/commits`)).body.map((one: { sha: string }) => one.sha)).toEqual([sha]);
  });

  it('are refused without a branch, a difference or a text that fits', async () => {
    expect((await pull()).body.errors[0]).toMatchObject({ field: 'head', code: 'invalid' });
    await branch('research/a');
    expect((await pull({ base: 'none' })).body.errors[0]).toMatchObject({ field: 'base', code: 'invalid' });
    expect((await pull({ head: 'main' })).body.errors[0].message).toBe('No commits between main and main');
    expect((await pull({ body: 'a'.repeat(65_537) })).body.errors[0].field).toBe('body');
    expect((await pull({ title: ' ' })).status).toBe(422);
    expect((await pull({ body: 'ä'.repeat(65_536) })).status).toBe(201);
  });

  it('ask those for a review who can be asked, and take labels', async () => {
    await branch('research/a');
    await pull();
    const ask = (body: object) => juno.post(`${repo}/pulls/1/requested_reviewers`, body);
    expect((await ask({ reviewers: ['juno'] })).status).toBe(422);
    expect((await ask({ reviewers: ['mara', 'nobody'] })).status).toBe(422);
    expect((await ask({ team_reviewers: ['none'] })).status).toBe(422);
    expect((await ask({ reviewers: ['mara'], team_reviewers: ['design'] })).status).toBe(201);
    const asked = (await juno.get(`${repo}/pulls/1/requested_reviewers`)).body;
    expect([asked.users[0].login, asked.teams[0].slug]).toEqual(['mara', 'design']);
    expect((await juno.get(`${repo}/assignees`)).body.map((one: { login: string }) => one.login)).toEqual([
      'ilse',
      'juno',
      'mara',
    ]);
    expect((await juno.post(`${repo}/issues/1/labels`, { labels: ['research', 'new'] })).body).toHaveLength(2);
    expect((await juno.get(`${repo}/labels`)).body).toHaveLength(2);
    expect((await juno.get(`${repo}/issues/1/labels`)).body).toHaveLength(2);
    expect((await juno.get(`${repo}/teams`)).body).toMatchObject([{ slug: 'design', permission: 'push' }]);
    expect((await juno.get(`${repo}/collaborators`)).body).toHaveLength(3);
  });

  it('are merged, closed with their branch, and tell whether they can be merged', async () => {
    await branch('research/a', { 'docs/old.md': '# Old\nand new\n' });
    await pull();
    double.push('acme/product', 'main', { 'docs/old.md': '# Older\n' });
    expect((await juno.get(`${repo}/pulls/1`)).body).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    expect(() => double.merge('acme/product', 1)).toThrow('cannot be merged');
    double.push('acme/product', 'main', { 'docs/old.md': '# Old\n' });
    const merged = double.merge('acme/product', 1, { deleteBranch: true });
    expect((await juno.get(`${repo}/pulls/1`)).body).toMatchObject({
      merged: true,
      state: 'closed',
      merge_commit_sha: merged,
    });
    expect(double.repository('acme/product').read('main', 'docs/old.md')).toBe('# Old\nand new\n');
    await branch('research/a');
    await pull();
    expect((await juno.delete(`${repo}/git/refs/heads/research/a`)).status).toBe(204);
    expect((await juno.get(`${repo}/pulls/2`)).body).toMatchObject({ merged: false, state: 'closed' });
    expect((await juno.patch(`${repo}/pulls/2`, { state: 'open' })).status).toBe(422);
  });

  it('have comments that move along with their lines', async () => {
    await branch('research/a', { 'docs/a.md': 'one\ntwo\nthree\n' });
    await pull();
    const comments = [
      { path: 'docs/a.md', line: 2, body: 'Which?' },
      { path: 'docs/a.md', line: 3, startLine: 2, body: 'Both?' },
    ];
    double.review('acme/product', 1, { login: 'mara', state: 'CHANGES_REQUESTED', body: 'Almost.', comments });
    double.comment('acme/product', 1, { login: 'ilse', body: 'Thank you.' });
    double.push('acme/product', 'research/a', { 'docs/a.md': 'zero\none\ntwo\nthree, changed\n' });
    expect((await juno.get(`${repo}/pulls/1/reviews`)).body).toMatchObject([
      { user: { login: 'mara' }, state: 'CHANGES_REQUESTED', body: 'Almost.' },
    ]);
    expect((await juno.get(`${repo}/pulls/1/comments`)).body).toMatchObject([
      { line: 3, original_line: 2, diff_hunk: '@@ -0,0 +1,3 @@\n+one\n+two' },
      { line: null, original_line: 3, original_start_line: 2 },
    ]);
    expect((await juno.get(`${repo}/issues/1/comments`)).body).toMatchObject([
      { user: { login: 'ilse' }, body: 'Thank you.' },
    ]);
  });
});

describe('comparing', () => {
  it('tells who committed what since', async () => {
    const sha = await branch('research/a');
    double.push('acme/product', 'research/a', { 'docs/a.md': '# A\n\nMore.\n' }, 'mara', 'docs: more\n');
    double.push('acme/product', 'main', { 'docs/b.md': '# B\n' }, 'ilse');
    const since = (await juno.get(`${repo}/compare/${sha}...research/a`)).body;
    expect(since).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
      total_commits: 1,
      commits: [{ author: { login: 'mara' } }],
    });
    expect(since.files).toMatchObject([
      { filename: 'docs/a.md', status: 'modified', additions: 2, patch: '@@ -1 +1,3 @@\n # A\n+\n+More.' },
    ]);
    expect((await juno.get(`${repo}/compare/main...research/a`)).body).toMatchObject({
      status: 'diverged',
      behind_by: 1,
      ahead_by: 2,
    });
    expect((await juno.get(`${repo}/compare/main...none`)).status).toBe(404);
    const log = (await juno.get(`${repo}/commits?sha=research/a&path=docs`)).body;
    expect(log.map((one: { commit: { message: string } }) => one.commit.message)).toEqual([
      'docs: more\n',
      'docs: findings',
      'docs: start\n',
    ]);
    expect((await juno.get(`${repo}/commits/research/a`)).body.stats).toEqual({ additions: 2, deletions: 0, total: 2 });
    const file = (await juno.get(`${repo}/contents/docs/a.md?ref=research/a`)).body;
    expect(Buffer.from(file.content, 'base64').toString()).toBe('# A\n\nMore.\n');
    expect((await juno.get(`${repo}/contents/docs`)).body.map((one: { name: string }) => one.name)).toEqual([
      'b.md',
      'old.md',
    ]);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createGitHub } from '../../../../main/github/client.ts';
import { readEndpoint } from '../../../../main/github/endpoint.ts';
import { createGitHubWays } from '../../../../main/github/github-ways.ts';
import { type Bundle, PullRequestOptions } from '../../../../shared/ipc/export.ts';
import { githubToken as token } from '../../../support/canary/plants.ts';
import { findBelow } from '../../../support/canary/search.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { git } from '../../../support/git-remote.ts';
import { startGitHub } from '../../../support/github/double.ts';
import { publishRequest, publishTo } from '../../../support/publish.ts';
import { ids } from './fake-vault.ts';
import { clean, clearedFor, draft, name, setUp } from './outgoing.ts';

const document = 'user-research/2026/2026-11-20-filters.md';
const picture = `user-research/2026/2026-11-20-filters/${name}`;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'fieldbook-through-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A vault with one interview and a picture, and a repository at a GitHub where its owner has an account. */
async function makeDesk() {
  const double = await startGitHub({ folder: folder() });
  onTestFinished(() => double.close());
  double.addUser({ login: 'juno', name: 'Juno Vale', token });
  const repository = double.addRepository({
    owner: 'acme',
    name: 'product',
    files: { 'README.md': '# Product\r\n', 'user-research/2026/older.md': '# Older\n' },
    collaborators: { juno: 'push', mira: 'push' },
    labels: ['research'],
  });
  const endpoint = readEndpoint(double.server);
  const sleep = async () => {};
  const open = async () => createGitHub({ endpoint, token, login: 'juno', fetch, now: Date.now, sleep });
  const kept = folder();
  const github = createGitHubWays({
    accounts: { isConnected: async (host) => host === double.host, open },
    appDataDir: kept,
    sleep,
  });
  const clone = folder();
  await git(clone, 'clone', '-q', repository.bare, '.');
  const desk = setUp(undefined, clone, gateInProcess, { github });
  const target = await desk.exports.addGitHub({ host: double.host, owner: 'acme', repository: 'product' }, '');
  await desk.exports.confirmTarget(target.targetId);
  return { double, repository, kept, ...desk, targetId: target.targetId };
}

type Desk = Awaited<ReturnType<typeof makeDesk>>;

/** What the preview shows, as bytes by path. */
async function previewed({ exports }: Desk, { bundleId, files, images }: Bundle): Promise<Record<string, Buffer>> {
  const texts = files.map(({ path, text }) => [path, Buffer.from(text)] as const);
  const pictures = images.map(async ({ path }) => {
    const address = await exports.image(bundleId, path);
    return [path, Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')] as const;
  });
  return Object.fromEntries([...texts, ...(await Promise.all(pictures))]);
}

/** What a branch adds to `main` or changes there, by a clone that git makes of it. */
async function cloned({ double }: Desk, branch: string): Promise<Record<string, Buffer>> {
  const work = folder();
  await git(
    work,
    '-c',
    'core.autocrlf=false',
    'clone',
    '-q',
    '-b',
    branch,
    double.repository('acme/product').cloneUrl,
    '.',
  );
  const paths = (await git(work, 'diff', '--no-renames', '--name-only', 'origin/main', 'HEAD')).split('\n');
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(work, path))]));
}

const writes = ({ double }: Desk) => double.requests.filter(({ method }) => method !== 'GET').length;

test('what was previewed is what can be cloned, byte for byte, with a pull request that says what was shown', async () => {
  const desk = await makeDesk();
  const { exports, targetId, repository, double } = desk;
  const bundle = await clearedFor(exports, targetId);
  const options = PullRequestOptions.parse({ draft: true, reviewers: ['mira'], labels: ['research', 'nothing'] });
  const published = await publishTo(exports, bundle, targetId, { options });
  expect(published).toMatchObject({
    outcome: 'created',
    branch: 'research/2026-11-20-filters',
    pullRequest: { number: 1, state: 'draft', url: `${double.server}/acme/product/pull/1` },
    notes: [{ what: 'label', value: 'nothing' }],
  });
  const there = await cloned(desk, published.branch);
  expect(there).toEqual(await previewed(desk, bundle));
  expect(there[picture]).toEqual(clean);
  expect(await git(repository.bare, 'fsck', '--strict')).toBe('');
  expect(await git(repository.bare, 'log', '-1', '--format=%B', published.commit)).toBe(bundle.commitMessage.trim());
  const [pull] = repository.pulls;
  expect(pull).toMatchObject({ ...bundle.pullRequest, draft: true, reviewers: ['mira'], labels: ['research'] });
  for (const place of [desk.kept, desk.appData, desk.root])
    expect(await findBelow(place, [token], () => false)).toEqual([]);
});

test('again it is nothing new; changed, it is one commit on top and the same pull request', async () => {
  const desk = await makeDesk();
  const { exports, targetId, repository, notes } = desk;
  const first = await publishTo(exports, await clearedFor(exports, targetId), targetId);
  const before = writes(desk);
  expect(await publishTo(exports, await clearedFor(exports, targetId), targetId)).toMatchObject({
    outcome: 'unchanged',
    commit: first.commit,
    pullRequest: { number: 1 },
  });
  expect(writes(desk) - before).toBe(0);
  notes[ids.filters]!.body = 'The picture went.\n';
  const changed = await clearedFor(exports, targetId);
  const second = await publishTo(exports, changed, targetId);
  expect(second).toMatchObject({ outcome: 'updated', pullRequest: { number: 1 } });
  expect(await git(repository.bare, 'rev-parse', `${second.commit}^`)).toBe(first.commit);
  expect(await cloned(desk, second.branch)).toEqual(await previewed(desk, changed));
  expect(repository.pulls).toHaveLength(1);
  expect(repository.branches()).toEqual(['main', second.branch]);
});

test("a reviewer's commit is shown and asked about, and stays below ours", async () => {
  const desk = await makeDesk();
  const { exports, targetId, repository, double, notes } = desk;
  const first = await publishTo(exports, await clearedFor(exports, targetId), targetId);
  const edited = `${repository.read(first.branch, document)}\nA remark.\n`;
  const theirs = double.push('acme/product', first.branch, { [document]: edited }, 'mira', 'docs: a remark\n');
  notes[ids.filters]!.body += '\nMore was said.\n';
  const changed = await clearedFor(exports, targetId);
  const before = writes(desk);
  const moved = await exports.publish(publishRequest(changed, targetId));
  expect(moved).toMatchObject({
    state: 'moved',
    head: theirs,
    commits: [{ sha: theirs, author: 'mira', subject: 'docs: a remark', touches: [document] }],
    touched: [document],
  });
  expect([writes(desk) - before, repository.head(first.branch)]).toEqual([0, theirs]);
  const second = await publishTo(exports, changed, targetId, { onTopOf: theirs });
  expect(await git(repository.bare, 'rev-parse', `${second.commit}^`)).toBe(theirs);
  expect(await cloned(desk, second.branch)).toEqual(await previewed(desk, changed));
});

test('a clone of it is served as well, and leaves the same kinds of files at the same places', async () => {
  const desk = await makeDesk();
  const { exports, targetId, repository } = desk;
  const kindsOf = async (commit: string) =>
    (await git(repository.bare, 'ls-tree', '-r', commit)).split('\n').map((line) => line.replace(/ \S+\t/, ' '));
  const published = await publishTo(exports, await clearedFor(exports, targetId), targetId);
  const byApi = await kindsOf(published.commit);
  expect(byApi).toContain(`100644 blob ${document}`);
  await git(repository.bare, 'update-ref', '-d', `refs/heads/${published.branch}`);
  const clone = await exports.addClone();
  await exports.confirmTarget(clone.targetId);
  const bundle = await clearedFor(exports, clone.targetId);
  const pushed = await publishTo(exports, bundle, clone.targetId);
  expect(await kindsOf(pushed.commit)).toEqual(byApi);
  expect(await cloned(desk, pushed.branch)).toEqual(await previewed(desk, bundle));
});

test('a repository that everybody can read by now gets nothing until that is confirmed', async () => {
  const desk = await makeDesk();
  const { exports, targetId, double, repository } = desk;
  const bundle = await clearedFor(exports, targetId);
  double.makePublic('acme/product');
  const before = writes(desk);
  await expect(publishTo(exports, bundle, targetId)).rejects.toMatchObject({
    code: 'not-cleared',
    message: 'unconfirmed',
  });
  expect([writes(desk) - before, repository.branches()]).toEqual([0, ['main']]);
  expect((await exports.targets()).find((one) => one.targetId === targetId)?.visibility).toBe('public');
  const again = await clearedFor(exports, targetId, draft);
  await exports.confirmBundle(again.bundleId, again.sha256, targetId);
  expect((await publishTo(exports, again, targetId)).outcome).toBe('created');
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GitHubError } from '../../../../main/github/answer.ts';
import type { FindingsDraft, SummaryDraft } from '../../../../shared/ipc/export.ts';
import type { PullRequestReview, Reviews } from '../../../../shared/ipc/reviews.ts';
import { ids, researchVault } from '../export/research-vault.ts';
import { highlightIdOf, noteId } from '../vault/vault-fixture.ts';
import { reviewedVault } from './reviewed-vault.ts';

const review = { title: 'What funnels hide', owner: 'Mira', deadline: '', feedbackWanted: '' };
const digest: FindingsDraft = { document: 'digest', findingIds: [ids.filters], ...review };
const standup: FindingsDraft = { ...digest, document: 'standup' };
const goal: FindingsDraft = { ...digest, document: 'goal', goalId: ids.goal };
const summary: SummaryDraft = { document: 'summary', interviewIds: [noteId(1)], ...review };
const first = ({ pullRequests }: Reviews): PullRequestReview => pullRequests[0]!;

describe('what is said of a pull request', () => {
  test('is known once it was asked for, and after the next start', async () => {
    const { reviews, openReviews, publish } = await reviewedVault();
    const { pull, commit, path, lineOf, number } = await publish(digest);
    expect(await reviews.list()).toMatchObject({
      refreshedAt: null,
      pullRequests: [{ number, state: null, comments: [] }],
    });
    pull.asked = ['annika-r'];
    pull.review('jonas-w', 'COMMENTED');
    pull.review('jonas-w', 'APPROVED', 'Matches what I hear.', '2026-11-21T10:00:00Z');
    const id = pull.comment({
      login: 'jonas-w',
      body: 'How many are admins?',
      path,
      commit,
      line: lineOf('Nobody here noticed'),
    });
    pull.comment({ login: 'mira-o', body: 'Two.', path, commit, line: 1, answers: id, at: '2026-11-22T10:00:00Z' });
    pull.say({ login: 'kofi-a', body: 'Thanks!', at: '2026-11-23T10:00:00Z' });
    const answer = await reviews.refresh();
    expect(answer.refreshedAt).toBe('2026-11-26T12:00:00.000Z');
    expect(first(answer)).toMatchObject({
      ...{
        number,
        state: 'open',
        decision: 'approved',
        asked: ['annika-r'],
        title: `Pull ${number}`,
        url: pull.url,
        more: 0,
      },
      reviews: [{ login: 'jonas-w', state: 'approved', at: '2026-11-21T10:00:00Z' }],
      findings: [{ findingId: ids.filters, proposed: true }],
    });
    const thread = `line-${id}`;
    expect(first(answer).comments).toMatchObject([
      {
        id: thread,
        thread,
        login: 'jonas-w',
        mine: false,
        isNew: true,
        highlightId: highlightIdOf(4),
        findingIds: [ids.filters],
      },
      { login: 'jonas-w', body: 'Matches what I hear.', says: 'approved', findingIds: [], highlightId: null },
      { thread, login: 'mira-o', mine: true, isNew: false },
      { login: 'kofi-a', thread: expect.stringMatching(/^talk-/), findingIds: [] },
    ]);
    expect(await openReviews().list()).toEqual(answer);
  });

  test('stays where a comment was written, although the document has changed since', async () => {
    const { reviews, publish, repository } = await reviewedVault();
    const { pull, commit, path, text, lineOf } = await publish(digest);
    const line = lineOf('Nobody here noticed');
    const later = 'c'.repeat(40);
    repository.files.set(`${later}:${path}`, `A line.\nAnother.\n${text}`);
    pull.comment({ login: 'jonas-w', body: 'before', path, commit: later, line: null, outdated: { line, commit } });
    pull.comment({ login: 'jonas-w', body: 'now', path, commit: later, line: line + 2 });
    pull.comment({ login: 'jonas-w', body: 'two', path, commit: later, line: line + 3, from: line + 1 });
    pull.comment({ login: 'jonas-w', body: 'file', path, commit, line: null, isFile: true });
    pull.comment({ login: 'jonas-w', body: 'other', path: 'README.md', commit, line: 3 });
    pull.comment({ login: 'jonas-w', body: 'beyond', path, commit, line: 9999, hunk: '' });
    const { comments } = first(await reviews.refresh());
    const at = Object.fromEntries(comments.map((one) => [one.body, [one.highlightId, one.outdated]]));
    const quote = highlightIdOf(4);
    expect(at).toMatchObject({ before: [quote, true], now: [quote, false], file: [null, false], other: [null, false] });
    expect(at.beyond).toEqual([null, false]);
  });

  test('is told by the diff where the text cannot be had: gone, renamed, or of the base', async () => {
    const { reviews, publish, repository } = await reviewedVault();
    const { pull, commit, path, lines, lineOf } = await publish(digest);
    const line = lineOf('Nobody here noticed');
    const hunk = (sign: string) =>
      `@@ -1,9 +1,${line} @@\n${lines
        .slice(0, line)
        .map((one) => sign + one)
        .join('\n')}`;
    pull.comment({ login: 'jonas-w', body: 'gone', path, commit: 'd'.repeat(40), line, hunk: hunk('+') });
    pull.comment({ login: 'jonas-w', body: 'base', path, commit, line, side: 'LEFT', hunk: hunk('-') });
    pull.comment({ login: 'jonas-w', body: 'renamed', path: 'old/name.md', commit, line, hunk: hunk('+') });
    const { comments } = first(await reviews.refresh());
    for (const { body, highlightId, findingIds } of comments) {
      expect([highlightId, findingIds], body).toEqual([highlightIdOf(4), [ids.filters]]);
    }
    const asked = repository.asked.length;
    await reviews.refresh();
    const again = repository.asked.slice(asked);
    expect(
      again.filter((route) => route.includes('contents')),
      'a place that is known is not looked for again',
    ).toEqual([]);
  });

  test('is found by the branch where no number is on record', async () => {
    const { reviews, publish } = await reviewedVault();
    const { number } = await publish(digest, false);
    expect((await reviews.list()).pullRequests).toEqual([]);
    expect(first(await reviews.refresh())).toMatchObject({ number, state: 'open' });
    expect(first(await reviews.list())).toMatchObject({ number });
  });

  test('a very long comment is cut, and no comment is markup of the page', async () => {
    const { reviews, publish } = await reviewedVault();
    const { pull } = await publish(digest);
    pull.say({ login: 'jonas-w', body: `${'a'.repeat(19_999)}😀 end` });
    const [comment] = first(await reviews.refresh()).comments;
    expect(comment).toMatchObject({ isCut: true, body: 'a'.repeat(19_999) });
  });
});

describe('what was seen and settled', () => {
  test('is remembered, until somebody else writes again', async () => {
    const { reviews, publish, openReviews, told } = await reviewedVault();
    const { pull, number, path, commit } = await publish(digest);
    const id = pull.comment({ login: 'jonas-w', body: 'One', path, commit, line: 1 });
    const [comment] = first(await reviews.refresh()).comments;
    const of = { targetId: 't', number };
    await reviews.seen(of, [comment!.id, 'line-1']);
    expect(first(await reviews.settle(of, comment!.thread, true)).comments).toMatchObject([
      { isNew: false, settled: true },
    ]);
    expect(first(await openReviews().list()).comments).toMatchObject([{ isNew: false, settled: true }]);
    pull.comment({ login: 'jonas-w', body: 'Two', path, commit, line: 1, answers: id, at: '2026-11-25T10:00:00Z' });
    expect(first(await reviews.refresh()).comments).toMatchObject([
      { body: 'One', isNew: false, settled: false },
      { body: 'Two', isNew: true, settled: false, thread: comment!.thread },
    ]);
    expect(first(await reviews.settle(of, comment!.thread, true)).comments[1]).toMatchObject({ settled: true });
    expect(first(await reviews.settle(of, comment!.thread, false)).comments[1]).toMatchObject({ settled: false });
    await expect(reviews.settle(of, 'line-1', true)).rejects.toMatchObject({ code: 'not-found' });
    await expect(reviews.seen({ targetId: 't', number: 99 }, [])).rejects.toMatchObject({ code: 'not-found' });
    expect(told.filter(({ event }) => event === 'reviews:changed').length).toBeGreaterThan(2);
  });

  test('a comment that stands among the words of a finding says so', async () => {
    const { reviews, publish, vault } = await reviewedVault();
    const { pull, path, commit, lineOf } = await publish(digest);
    const line = lineOf('Nobody here noticed');
    pull.comment({ login: 'jonas-w', body: 'How many?', path, commit, line });
    const [comment] = first(await reviews.refresh()).comments;
    expect(comment!.askedIn).toEqual([]);
    const add = `How many? ([jonas-w, in review](${comment!.url}))`;
    const made = await vault.changes.apply({
      edits: [{ id: ids.filters, edits: [{ type: 'question', add, once: comment!.url }] }],
    });
    expect(made).toMatchObject({ changed: 1, failed: [] });
    expect(first(await reviews.list()).comments[0]!.askedIn).toEqual([ids.filters]);
    const again = await vault.changes.apply({
      edits: [{ id: ids.filters, edits: [{ type: 'question', add, once: comment!.url }] }],
    });
    expect(again).toMatchObject({ changed: 0, undoable: false, failed: [] });
    await vault.changes.undo(made.changeId);
    expect(first(await reviews.list()).comments[0]!.askedIn).toEqual([]);
    expect((await vault.read(ids.filters)).text).toBe(researchVault['findings/2026/filters.md']);
  });
});

describe('where GitHub does not answer', () => {
  test('each pull request tells why it could not be asked, and keeps what was known', async () => {
    const { reviews, publish, repository } = await reviewedVault();
    const [one, two] = [await publish(digest), await publish(standup)];
    two.pull.say({ login: 'jonas-w', body: 'Known' });
    await reviews.refresh();
    repository.refuse = (_, { pull_number, issue_number }) =>
      Number(pull_number ?? issue_number) === two.number ? new GitHubError('gone', 'repository', 404) : null;
    one.pull.say({ login: 'jonas-w', body: 'News' });
    const { pullRequests } = await reviews.refresh();
    const of = (number: number) => pullRequests.find((it) => it.number === number)!;
    expect(of(one.number)).toMatchObject({ failure: null, comments: [{ body: 'News' }] });
    expect(of(two.number)).toMatchObject({ failure: { code: 'gone' }, comments: [{ body: 'Known' }], state: 'open' });
    repository.refuse = () => null;
    expect((await reviews.refresh()).pullRequests.map(({ failure }) => failure)).toEqual([null, null]);
  });

  test.each([
    ['rate-limited', '2026-11-26T13:00:00.000Z'],
    ['network', ''],
    ['unauthorized', 'github.com'],
  ] as const)('%s: the others of the host are not tried', async (code, message) => {
    const { reviews, publish, repository } = await reviewedVault();
    for (const draft of [digest, standup, summary, goal]) await publish(draft);
    repository.asked = [];
    repository.refuse = () => new GitHubError(code, message);
    const { pullRequests, refreshedAt } = await reviews.refresh();
    expect(pullRequests).toHaveLength(4);
    for (const { failure } of pullRequests) expect(failure).toMatchObject({ code, message: message || code });
    expect(refreshedAt).toBeNull();
    expect(repository.asked.length, 'no more than were under way').toBeLessThanOrEqual(3);
  });

  test('no account, none that fits, another vault, a cache that is nonsense', async () => {
    const { reviews, publish, connected, open, appData, openReviews } = await reviewedVault();
    const { number } = await publish(digest);
    connected.clear();
    expect(first(await reviews.refresh())).toMatchObject({
      number,
      failure: { code: 'unauthorized', message: 'github.com' },
    });
    const [name = ''] = readdirSync(join(appData.dir, 'reviews'));
    writeFileSync(join(appData.dir, 'reviews', name), '{"version":1,"pullRequests":{"x":{}}}');
    expect(first(await openReviews().list())).toMatchObject({ number, failure: null });
    open(null);
    await expect(reviews.list()).rejects.toMatchObject({ code: 'no-vault' });
  });

  test('ended pull requests are not asked about any more, but by name', async () => {
    const { reviews, publish, repository } = await reviewedVault();
    const { pull } = await publish(digest);
    pull.state = 'merged';
    await reviews.refresh();
    repository.asked = [];
    await reviews.refresh();
    expect(repository.asked).toEqual([]);
    pull.say({ login: 'jonas-w', body: 'Late' });
    expect(first(await reviews.refresh(ids.filters)).comments).toMatchObject([{ body: 'Late' }]);
    expect((await reviews.refresh(ids.exportable)).pullRequests).toHaveLength(1);
  });

  test('progress is counted, two at once are one, and a cancelled one keeps what it has', async () => {
    const { reviews, publish, told, repository } = await reviewedVault();
    await publish(digest);
    await publish(standup);
    const [one, two] = [reviews.refresh(), reviews.refresh()];
    expect(await one).toBe(await two);
    const progress = told.filter(({ event }) => event === 'reviews:progress').map(({ payload }) => payload);
    expect(progress).toEqual([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ]);
    repository.refuse = () => {
      reviews.cancelRefresh();
      return null;
    };
    const { pullRequests, refreshedAt } = await reviews.refresh();
    expect(pullRequests.map(({ failure }) => failure)).toEqual([null, null]);
    expect(refreshedAt).toBe('2026-11-26T12:00:00.000Z');
  });
});

test('what is kept lies in app data, for this user alone, and nothing of it comes into the vault', async () => {
  const { reviews, publish, appData, vault } = await reviewedVault();
  const { pull } = await publish(digest);
  pull.say({ login: 'jonas-w', body: 'Spoken by a colleague' });
  await reviews.refresh();
  const [name = ''] = readdirSync(join(appData.dir, 'reviews'));
  expect(readFileSync(join(appData.dir, 'reviews', name), 'utf8')).toContain('Spoken by a colleague');
  const inVault = readdirSync(vault.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name: file } of inVault) {
    expect(readFileSync(join(parentPath, file), 'utf8')).not.toMatch(/jonas-w|Spoken by/);
  }
});

import { expect, test } from 'vitest';
import { findPullRequest, readFeedback, readTextAt } from '../../../../main/github/feedback.ts';
import { accountOf, branch, bundleOf, makeWorld, path } from './world.ts';

const at = { owner: 'acme', repository: 'product' };

test('state, reviews and comments of a pull request are read as GitHub has them', async () => {
  const { double, github, publish } = await makeWorld();
  const text = '# Filters\n\n- “One.” (`h_000000000001`)\n- “Two.” (`h_000000000002`)\n';
  const sent = await publish(bundleOf(text));
  if (sent.state !== 'published') throw new Error(sent.state);
  const number = sent.pullRequest!.number;
  const read = () => readFeedback(github, { ...at, number });
  expect(await read()).toMatchObject({
    number,
    state: 'open',
    author: 'juno',
    reviews: [],
    lineComments: [],
    talk: [],
  });

  const { comments } = double.review('acme/product', number, {
    ...{ login: 'noor', state: 'CHANGES_REQUESTED', body: 'Not yet.' },
    comments: [
      { path, line: 3, body: 'Which?' },
      { path, startLine: 3, line: 4, body: 'Both.' },
    ],
  });
  double.review('acme/product', number, {
    ...{ login: 'juno', state: 'COMMENTED' },
    comments: [{ path, line: 3, body: 'This one.', replyTo: comments[0]!.id }],
  });
  double.comment('acme/product', number, { login: 'ilka', body: 'Thanks!' });
  const feedback = await read();
  expect(feedback.reviews).toMatchObject([
    { login: 'noor', state: 'changes-requested', body: 'Not yet.' },
    { login: 'juno', state: 'commented', body: '' },
  ]);
  expect(feedback.talk).toMatchObject([{ login: 'ilka', body: 'Thanks!' }]);
  expect(feedback.lineComments).toHaveLength(3);
  const of = (body: string) => feedback.lineComments.find((one) => one.body === body)!;
  const commit = sent.commit;
  expect(of('Which?')).toMatchObject({
    path,
    line: 3,
    from: null,
    commit,
    outdated: false,
    isOfBase: false,
    inReplyTo: null,
  });
  expect(of('Which?').hunk.split('\n').at(-1)).toBe('+- “One.” (`h_000000000001`)');
  expect(of('Both.')).toMatchObject({ line: 4, from: 3 });
  expect(of('This one.').inReplyTo).toBe(of('Which?').id);

  // The line is another by now: the comment is known by where it stood.
  double.push('acme/product', branch, { [path]: text.replace('“One.”', '“Other.”') }, 'ilka');
  const later = await read();
  const outdated = later.lineComments.find(({ body }) => body === 'Which?')!;
  expect(outdated).toMatchObject({ outdated: true, line: 3, commit });
  expect(await readTextAt(github, { ...at, path, commit })).toBe(text);
  double.editPull('acme/product', number, { draft: true });
  expect((await read()).state).toBe('draft');
  double.editPull('acme/product', number, { draft: false });
  double.merge('acme/product', number, { by: 'noor' });
  expect((await read()).state).toBe('merged');
});

test('a pull request of that number in another repository, which has taken the name, is not the one', async () => {
  const { double, github, publish, repository } = await makeWorld();
  const sent = await publish(bundleOf());
  if (sent.state !== 'published') throw new Error(sent.state);
  const known = { ...at, number: sent.pullRequest!.number, repositoryId: repository.id };
  expect(await readFeedback(github, known)).toMatchObject({ state: 'open' });
  double.rename('acme/product', 'former');
  expect(await readFeedback(github, known), 'renamed, it is found').toMatchObject({ state: 'open' });
  const other = double.addRepository({ owner: 'acme', name: 'product', collaborators: { juno: 'push' } });
  await accountOf(double, 'juno', 'ghp_juno', other).publish(bundleOf());
  double.merge('acme/product', 1);
  await expect(readFeedback(github, known)).rejects.toMatchObject({ code: 'gone', message: 'repository' });
});

test('the newest pull request of a branch is found, and a text that is there', async () => {
  const { github, publish, double } = await makeWorld();
  expect(await findPullRequest(github, { ...at, branch })).toBeNull();
  const sent = await publish(bundleOf());
  if (sent.state !== 'published') throw new Error(sent.state);
  expect(await findPullRequest(github, { ...at, branch })).toBe(sent.pullRequest!.number);
  for (const missing of [
    { path: 'no.md', commit: sent.commit },
    { path, commit: 'e'.repeat(40) },
    { path: 'src', commit: sent.commit },
  ]) {
    expect(await readTextAt(github, { ...at, ...missing }), JSON.stringify(missing)).toBeNull();
  }
  await expect(readFeedback(github, { ...at, number: 999 })).rejects.toMatchObject({ code: 'gone' });
  double.setLimit({ remaining: 0 });
  await expect(readFeedback(github, { ...at, number: 1 })).rejects.toMatchObject({ code: 'rate-limited' });
});

test('of very many comments the newest are read, in their order', async () => {
  const { double, github, publish } = await makeWorld();
  const sent = await publish(bundleOf());
  if (sent.state !== 'published') throw new Error(sent.state);
  const number = sent.pullRequest!.number;
  for (let n = 1; n <= 320; n++) double.comment('acme/product', number, { login: 'noor', body: `${n}` });
  const { talk, more } = await readFeedback(github, { ...at, number });
  expect(talk.length).toBeGreaterThanOrEqual(200);
  expect(talk.at(-1)!.body).toBe('320');
  expect(more).toBe(320 - talk.length);
});

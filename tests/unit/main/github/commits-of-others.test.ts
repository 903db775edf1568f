import { describe, expect, test } from 'vitest';
import { commitsOfOthers, type ListedCommit } from '../../../../main/github/branch.ts';

const message = 'Research: Filters\n\n1 interview.\n';
const commit = (sha: string, parents: string[], more: Partial<ListedCommit> = {}): ListedCommit => ({
  ...{ sha, parents, message: 'Say what was decided', author: 'noor', committer: 'noor', by: 'noor', at: null },
  ...more,
});
const ours = { message, author: 'juno', committer: 'juno', by: 'juno' };
/** Newest first, as they are listed. */
const theirs = (commits: ListedCommit[], last: string | null) =>
  commitsOfOthers(commits.toReversed(), { last, login: 'Juno', message }).map(({ sha }) => sha);

describe('commits of others', () => {
  test('are those since ours', () => {
    expect(theirs([commit('a', ['base'], ours), commit('b', ['a'])], 'a')).toEqual(['b']);
    expect(theirs([commit('a', ['base'], ours)], 'a')).toEqual([]);
  });

  test('what we have built on was shown before', () => {
    const branch = [commit('a', ['base'], ours), commit('b', ['a']), commit('c', ['b'], ours), commit('d', ['c'])];
    expect(theirs(branch, 'c')).toEqual(['d']);
  });

  test('one that a lost answer left behind is ours, by account and message', () => {
    const lost = commit('b', ['a'], ours);
    expect(theirs([lost], null)).toEqual([]);
    expect(theirs([commit('a', ['base'], ours), lost], 'a')).toEqual([]);
    expect(theirs([commit('a', ['base'], ours), { ...lost, message: 'Fix a typo' }], 'a')).toEqual(['b']);
    expect(theirs([commit('a', ['base'], ours), { ...lost, author: 'noor' }], 'a')).toEqual(['b']);
    // Made on GitHub's page.
    expect(theirs([commit('a', ['base'], ours), { ...lost, committer: 'web-flow' }], 'a')).toEqual(['b']);
    expect(theirs([commit('a', ['base'], ours), { ...lost, author: null, committer: null }], 'a')).toEqual(['b']);
  });

  test('where our last commit is gone all are theirs: somebody rewrote the branch', () => {
    expect(theirs([commit('x', ['base'], ours), commit('y', ['x'])], 'a')).toEqual(['y', 'x']);
  });

  test('without a last one all count but those that are ours', () => {
    expect(theirs([commit('a', ['base'], ours), commit('b', ['a'])], null)).toEqual(['b']);
    expect(theirs([commit('a', ['base'])], null)).toEqual(['a']);
  });

  test('a merge is never ours, and what came with it is known by its parents', () => {
    const branch = [
      commit('a', ['base'], ours),
      commit('n', ['base']),
      commit('m', ['a', 'n'], ours),
      commit('c', ['m'], ours),
    ];
    expect(theirs(branch, 'a')).toEqual(['m', 'n']);
    expect(theirs(branch, 'c')).toEqual([]);
  });
});

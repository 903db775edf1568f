import { expect, test } from 'vitest';
import { untilWords } from '../../../../../renderer/features/export/pull-request/github-sentences.ts';
import { publishFailure } from '../../../../../renderer/features/export/pull-request/publish-failure.ts';
import { AppError, type ErrorCode, errorCodes } from '../../../../../shared/result.ts';

const failureOf = (code: ErrorCode, message = '') => publishFailure(new AppError(code, message));

test.each<[ErrorCode, string, string, string[]]>([
  ['network', '', 'The remote could not be reached', ['Keep it ready and send later']],
  ['unauthorized', 'github.com', 'The account at github.com is not connected', ['Connect…', 'Keep it ready']],
  ['forbidden', 'sso https://github.com/orgs/acme/sso', 'single sign-on', ['Authorize the token…', 'Keep it ready']],
  ['forbidden', 'contents', 'Contents', ['Connect…']],
  ['forbidden', 'repository', 'cannot write to this repository', ['Choose another repository']],
  ['archived', '', 'archived', ['Choose another repository']],
  ['empty', '', 'no commit yet', ['Choose another repository']],
  ['gone', 'base', 'Choose another base', ['Choose another base']],
  ['gone', 'repository', 'not there, or the token cannot see it', ['Choose another repository']],
  ['gone', 'account', 'Connect another one', ['Connect…']],
  ['refused', 'Changes must be made through a pull request.', '“Changes must be made through a pull request.”', []],
  ['not-github', '', 'Sign in to the network', ['Keep it ready and send later']],
])('%s %s: a sentence and what helps', (code, message, words, steps) => {
  const failure = failureOf(code, message)!;
  expect(failure.sentence).toContain(words);
  expect(failure.next.map(({ label }) => label)).toEqual(steps);
});

test('a link of the failure is opened only where it is one of the web', () => {
  const next = failureOf('forbidden', 'sso javascript:alert(1)')!.next;
  expect(next.some((step) => step.do === 'open-link')).toBe(false);
});

test('the limit is told with the time at which it ends, on the clock of this machine', () => {
  const now = new Date(2026, 10, 26, 13, 40);
  expect(untilWords(new Date(2026, 10, 26, 14, 5).toISOString(), now)).toBe('until 14:05');
  expect(untilWords(new Date(2026, 10, 27, 9, 0).toISOString(), now)).toBe('until Nov 27, 09:00');
  expect(untilWords('soon', now)).toBe('for a while');
  expect(failureOf('rate-limited', new Date(2026, 10, 26, 14, 5).toISOString())!.next).toEqual([
    { do: 'keep', label: 'Keep it ready' },
  ]);
});

test('what main knows better is to be looked at anew', () => {
  expect(failureOf('not-cleared', 'unconfirmed')!.outdated).toBe('target');
  expect(failureOf('not-cleared', 'unconfirmed')!.sentence).toContain('Anybody can read');
  expect(failureOf('not-cleared', 'stand-ins')!.outdated).toBe('stand-ins');
  expect(failureOf('not-cleared', 'hits')!.outdated).toBeNull();
});

test('no failure is without a sentence, and none shows what it is called inside', () => {
  for (const code of errorCodes.filter((one) => one !== 'cancelled')) {
    const { sentence } = failureOf(code)!;
    expect(sentence, code).toMatch(/^[A-Z“].*[.”]$/s);
    expect(sentence, code).not.toMatch(/undefined|null|%s/);
  }
  expect(failureOf('cancelled')).toBeNull();
});

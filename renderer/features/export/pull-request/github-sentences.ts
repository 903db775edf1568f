import { type ForbiddenReason, forbiddenReasons } from '../../../../shared/ipc/github.ts';
import type { ErrorCode } from '../../../../shared/result.ts';
import { momentWords } from '../../../ui/format.ts';

type Sentence = (detail: string) => string;

const unauthorized: Sentence = (host) =>
  `The account at ${host || 'GitHub'} is not connected, or its token has expired or was revoked. Nothing was sent. Connect it again and publish once more.`;

const forbidden: Readonly<Record<ForbiddenReason, string>> = {
  contents:
    'The token may not write files there. Give it “Contents: read and write” (a classic one: “repo”), or connect another token.',
  'pull-requests':
    'The token may not open pull requests there. Give it “Pull requests: read and write” and publish again: what is there already is taken up.',
  workflow:
    'The token may not change workflows. Publish to another folder, or give the token “Workflows: read and write”.',
  fork: 'This repository may not be forked, and the account cannot write to it. Ask for write access, or choose another repository.',
  repository: 'The account cannot write to this repository. Ask for write access, or choose another repository.',
  sso: 'The organization asks for single sign-on. Nothing was sent. Authorize the token for it in your browser, then publish again.',
  policy: 'The organization does not take such tokens. Nothing was sent. Connect with one that it allows.',
  address: 'The organization does not let this network in. Nothing was sent. Publish from one that it allows.',
  blocked: 'GitHub has closed this repository. Nothing was sent. Choose another one.',
  suspended: 'GitHub has suspended the account. Nothing was sent. Connect another one.',
  declined: 'The sign-in was declined. Nothing was sent. Connect again.',
};

const gone: Readonly<Record<string, string>> = {
  repository:
    'The repository is not there, or the token cannot see it. Check whether it was deleted and which repositories the token is for, or choose another one.',
  base: 'The branch that this is proposed to is no longer there. Choose another base under Target.',
  account: 'The account is no longer there. Connect another one.',
};

/** What GitHub did not do, and what to do about it; by the code of the failure. */
export const githubSentences: Partial<Record<ErrorCode, Sentence>> = {
  unauthorized,
  forbidden: (why) => {
    const reason = forbiddenReasons.find((one) => one === why.split(' ')[0]);
    return reason
      ? forbidden[reason]
      : 'The account may not do this there. Check its rights, or choose another repository.';
  },
  'rate-limited': (until) =>
    `GitHub takes no more requests from this account ${untilWords(until)}. Nothing is lost: keep it ready and send it then.`,
  archived: () => 'The repository is archived, so nothing can be proposed there. Choose another one.',
  empty: () => 'The repository has no commit yet. Make a first one there (a README is enough), then publish again.',
  gone: (what) => gone[what] ?? gone.repository!,
  refused: (reason) =>
    reason === ''
      ? 'GitHub did not accept it. Nothing was overwritten. Look at the repository’s rules, then publish again.'
      : `GitHub did not accept it: “${reason}” Nothing was overwritten.`,
  'not-github': () =>
    'Something else than GitHub answered: a sign-in page of the network, or another server at this address. Sign in to the network or check the address in Settings, then publish again.',
};

/** `until 14:05`, with the day where it is not today; `for a while` where nobody knows. */
export function untilWords(iso: string, now = new Date()): string {
  return Number.isNaN(Date.parse(iso)) ? 'for a while' : `until ${momentWords(iso, now)}`;
}

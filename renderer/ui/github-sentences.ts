import type { ForbiddenReason } from '../../shared/ipc/github.ts';
import { AppError } from '../../shared/result.ts';
import { errorSentence } from './errors.ts';
import { momentWords } from './format.ts';

/** A failure as it is shown: a sentence, and what can be done about it right there. */
export interface Said {
  sentence: string;
  /** A page of the host on which it can be put right. */
  link?: { label: string; url: string };
  /** `again`: the same may work now or a little later. `connect`: another token is needed. */
  next: 'again' | 'connect' | null;
}

/** What the host would not allow. */
const forbidden: Record<Exclude<ForbiddenReason, 'sso'>, string> = {
  contents: 'The token may not read and write files there. Set “Contents” to “Read and write” on its page.',
  'pull-requests': 'The token may not open pull requests there. Set “Pull requests” to “Read and write” on its page.',
  workflow: 'The token may not touch workflows, which the fork needs. Add the scope “workflow” on its page.',
  fork: 'You may not push there, and the repository lets nobody fork it. Ask its owners for write access.',
  repository: 'Your account may not do this in the repository. Ask its owners for write access.',
  policy: 'The organization does not take tokens of this kind. Make one of the other kind, or ask its owners.',
  address: 'The organization does not let this network in. Connect to the network of the company, then try again.',
  blocked: 'GitHub has closed the repository. Choose another one.',
  suspended: 'The account is suspended. Ask the administrators of the server.',
  declined: 'The sign-in was declined in the browser. Get a new code to try again.',
};

/** What went wrong on the way to a host, and what to do next; `null` for what the user cancelled. */
export function githubSaid(error: unknown, host: string, now = new Date()): Said | null {
  if (!(error instanceof AppError)) return said(errorSentence('internal'), 'again');
  const detail = error.message === error.code ? '' : error.message;
  switch (error.code) {
    case 'cancelled':
      return null;
    case 'network':
      return said(`${host} could not be reached. Check the connection, then try again.`, 'again');
    case 'not-github':
      return said(
        `What answered at ${host} is no GitHub: perhaps the page of a proxy or a sign-in. Check the address and the network.`,
        'again',
      );
    case 'unauthorized':
      return said(
        `${host} does not take the token: it has ended, was revoked, or is gone from this computer. Connect with a new one.`,
        'connect',
      );
    case 'rate-limited':
      return said(limitSentence(host, detail, now), 'again');
    case 'forbidden':
      return forbiddenSaid(detail);
    case 'gone':
      return said(
        detail === 'base'
          ? 'This branch is not there. Choose another one.'
          : `${host} has no such repository, or the token does not reach it. Add it on the token’s page.`,
        'again',
      );
    case 'archived':
      return said(errorSentence('archived'), null);
    case 'refused':
      return said(`${host} refused: “${detail}”`, 'again');
    default:
      return said(errorSentence(error.code, detail), 'again');
  }
}

/** When a limit of calls ends, as a sentence. `until`: ISO. */
function limitSentence(host: string, until: string, now: Date): string {
  const at = Date.parse(until);
  if (Number.isNaN(at) || at <= now.getTime()) return `${host} takes no more calls for now. Try again in some minutes.`;
  return `${host} takes no more calls until ${momentWords(until, now)}. Try again then.`;
}

function forbiddenSaid(detail: string): Said {
  const [reason = '', url = ''] = detail.split(' ');
  if (reason === 'sso') {
    const sentence = 'The organization asks for a single sign-on. Authorize the token for it, then try again.';
    return /^https:\/\//.test(url)
      ? { ...said(sentence, 'again'), link: { label: 'Authorize the token', url } }
      : said(sentence, 'again');
  }
  return said(Object.hasOwn(forbidden, reason) ? forbidden[reason as 'fork'] : errorSentence('forbidden'), 'again');
}

function said(sentence: string, next: Said['next']): Said {
  return { sentence, next };
}

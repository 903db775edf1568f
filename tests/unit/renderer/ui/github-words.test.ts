import { describe, expect, it } from 'vitest';
import { newTokenPage, tokenPage } from '../../../../renderer/ui/github-pages.ts';
import { githubSaid } from '../../../../renderer/ui/github-sentences.ts';
import { missingWords, tokenWords } from '../../../../renderer/ui/github-words.ts';
import { type Account, forbiddenReasons } from '../../../../shared/ipc/github.ts';
import { AppError, type ErrorCode, errorCodes } from '../../../../shared/result.ts';

const account: Account = {
  host: 'github.com',
  server: '',
  login: 'mira-okafor',
  kind: 'fine-grained',
  lastFour: '81f0',
  keptIn: 'keyring',
  scopes: null,
  missing: [],
  expiresAt: null,
};
const now = new Date('2026-11-26T10:00:00');

describe('what went wrong at a host', () => {
  const said = (code: ErrorCode, message = '') => githubSaid(new AppError(code, message), 'ghe.acme.example', now);

  it('is a sentence for every code but that of a cancelled call', () => {
    for (const code of errorCodes) {
      if (code === 'cancelled') expect(said(code)).toBeNull();
      else expect(said(code)?.sentence).toMatch(/^\S.*[.”]$/);
    }
  });

  it('says for each reason what to do, none like another', () => {
    const sentences = forbiddenReasons.map((reason) => said('forbidden', reason)?.sentence);
    expect(new Set(sentences).size).toBe(forbiddenReasons.length);
  });

  it.each<[code: ErrorCode, message: string, words: RegExp, next: 'again' | 'connect' | null]>([
    ['rate-limited', new Date('2026-11-26T10:30:00').toISOString(), /until 10:30\. Try again then/, 'again'],
    ['rate-limited', new Date('2026-11-27T00:05:00').toISOString(), /until Nov 27, 00:05/, 'again'],
    ['rate-limited', 'soon', /for now/, 'again'],
    ['rate-limited', new Date('2026-11-26T09:00:00').toISOString(), /for now/, 'again'],
    ['unauthorized', 'ghe.acme.example', /^ghe\.acme\.example does not take the token/, 'connect'],
    ['archived', '', /archived/, null],
    ['gone', 'base', /branch/, 'again'],
    ['refused', 'Base branch is protected', /“Base branch is protected”/, 'again'],
    ['forbidden', 'constructor', /Check the rights/, 'again'],
  ])('%s “%s”', (code, message, words, next) => {
    expect(said(code, message)).toMatchObject({ sentence: expect.stringMatching(words), next });
  });

  it('leads to the page of a single sign-on, and to no other kind of address', () => {
    expect(said('forbidden', 'sso https://ghe.acme.example/orgs/a/sso?x=1')?.link?.url).toBe(
      'https://ghe.acme.example/orgs/a/sso?x=1',
    );
    expect(said('forbidden', 'sso javascript:alert(1)')).toMatchObject({ next: 'again' });
    expect(said('forbidden', 'sso javascript:alert(1)')?.link).toBeUndefined();
  });
});

describe('an account in words', () => {
  it('tells its token by the last four characters, and when it ends', () => {
    expect(tokenWords(account, now)).toBe('Fine-grained token ending in 81f0.');
    expect(tokenWords({ ...account, expiresAt: '2027-02-03T00:00:00Z' }, now)).toMatch(/It ends Feb 3, 2027\.$/);
    expect(tokenWords({ ...account, expiresAt: '2026-02-03T00:00:00Z' }, now)).toMatch(/It ended Feb 3, 2026\.$/);
  });

  it.each<[kind: Account['kind'], missing: Account['missing'], words: string | null]>([
    ['fine-grained', [], null],
    [
      'fine-grained',
      ['contents', 'pull-requests'],
      'It may not put a branch or open a pull request. On the token’s page, set “Contents” to “Read and write” and set “Pull requests” to “Read and write”; then check again.',
    ],
    [
      'classic',
      ['contents', 'pull-requests'],
      'It may not put a branch or open a pull request. On the token’s page, add the scope “repo”; then check again.',
    ],
  ])('%s without %j', (kind, missing, words) => {
    expect(missingWords({ kind, missing })).toBe(words);
  });
});

describe('pages of a host', () => {
  it('fills in what Fieldbook needs', () => {
    expect(newTokenPage('', 'fine-grained')).toBe(
      'https://github.com/settings/personal-access-tokens/new?name=Fieldbook&contents=write&pull_requests=write',
    );
    expect(newTokenPage('https://ghe.acme.example', 'classic')).toBe(
      'https://ghe.acme.example/settings/tokens/new?description=Fieldbook&scopes=repo',
    );
  });

  it('offers none that the browser would not be given', () => {
    expect(tokenPage({ server: 'http://127.0.0.1:8080', kind: 'classic' })).toBeNull();
  });
});

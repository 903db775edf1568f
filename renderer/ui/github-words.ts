import type { Account, MissingRight } from '../../shared/ipc/github.ts';
import { formatDate, formatList } from './format.ts';

const kinds: Record<Account['kind'], string> = {
  'fine-grained': 'Fine-grained token',
  classic: 'Classic token',
  oauth: 'Signed in in the browser, with a token',
  other: 'Token',
};

/** What of the token is known, in a line: "Fine-grained token ending in 81f0. It ends Feb 3, 2027." */
export function tokenWords({ kind, lastFour, expiresAt }: Account, now = new Date()): string {
  if (lastFour === null) return kinds[kind];
  const end = expiresAt === null ? '' : ` ${endWords(expiresAt, now)}`;
  return `${kinds[kind]} ending in ${lastFour}.${end}`;
}

function endWords(expiresAt: string, now: Date): string {
  const day = formatDate(expiresAt.slice(0, 10));
  return Date.parse(expiresAt) <= now.getTime() ? `It ended ${day}.` : `It ends ${day}.`;
}

/** Where the token is kept, as a sentence. */
export const keptWords: Record<Account['keptIn'], string> = {
  keyring: 'Kept in the system’s keyring.',
  memory: 'This computer has no keyring that Fieldbook can use, so the token is kept in memory until you quit.',
};

/** What it may do, where nothing is known to be missing. GitHub does not tell whether a fine-grained token may write. */
export function rightsWords({ kind }: Pick<Account, 'kind'>): string {
  return kind === 'fine-grained'
    ? 'It reaches the repositories that were chosen for it.'
    : 'It may put branches and open pull requests.';
}

interface RightWords {
  /** What cannot be done without it: "It may not …". */
  without: string;
  /** What to do on the token's page. */
  fineGrained: string;
  scope: string;
}

const rights: Record<MissingRight, RightWords> = {
  contents: {
    without: 'put a branch',
    fineGrained: 'set “Contents” to “Read and write”',
    scope: 'add the scope “repo”',
  },
  'pull-requests': {
    without: 'open a pull request',
    fineGrained: 'set “Pull requests” to “Read and write”',
    scope: 'add the scope “repo”',
  },
  'private-repositories': {
    without: 'reach private repositories',
    fineGrained: 'choose repositories under “Repository access”',
    scope: 'add the scope “repo”',
  },
  repositories: {
    without: 'reach any repository',
    fineGrained: 'choose repositories under “Repository access”',
    scope: 'add the scope “repo”',
  },
};

/** What an account may not do for want of rights, and what to change where: `null` where nothing is missing. */
export function missingWords({ kind, missing }: Pick<Account, 'kind' | 'missing'>): string | null {
  if (missing.length === 0) return null;
  const words = missing.map((right) => rights[right]);
  const cannot = orList(words.map(({ without }) => without));
  const steps = [...new Set(words.map((one) => (kind === 'fine-grained' ? one.fineGrained : one.scope)))];
  return `It may not ${cannot}. On the token’s page, ${formatList(steps)}; then check again.`;
}

function orList(words: readonly string[]): string {
  return new Intl.ListFormat('en-US', { type: 'disjunction' }).format(words);
}

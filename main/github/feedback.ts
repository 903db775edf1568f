import { z } from 'zod';
import { GitHubError } from './answer.ts';
import type { GitHub } from './client.ts';

/** Which pull request. */
export interface PullRequestPlace {
  owner: string;
  repository: string;
  number: number;
  /** The repository's id, where it is known: another one may have taken its name. */
  repositoryId?: number | undefined;
}

/** What people have said about a pull request: foreign text. Times are ISO. */
export interface Feedback {
  number: number;
  url: string;
  title: string;
  state: 'open' | 'draft' | 'merged' | 'closed';
  author: string;
  /** Logins, and teams as `@owner/team`, who were asked and have not answered. */
  asked: string[];
  /** Oldest first, those too that were replaced by later ones. */
  reviews: FeedbackReview[];
  lineComments: LineComment[];
  talk: Said[];
  /** Comments that were not fetched: the oldest of very many. */
  more: number;
}

export interface Said {
  id: number;
  login: string;
  at: string;
  body: string;
  url: string;
}

export interface FeedbackReview extends Said {
  state: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
}

/** A comment on lines of a file. */
export interface LineComment extends Said {
  /** The comment that it answers. */
  inReplyTo: number | null;
  path: string;
  /** Where it stands, in the file at `commit`, by its last line and its first; `null` for one on the whole file. */
  line: number | null;
  from: number | null;
  commit: string;
  /** The lines are of the text before the change. */
  isOfBase: boolean;
  /** What it was written on has changed since: `commit` and `line` are those of then. */
  outdated: boolean;
  /** What the diff showed down to that line. */
  hunk: string;
}

/** So many of each kind are fetched, the newest; of reviews the first, whose last words may then be older ones. */
const mostComments = 300;
const mostReviews = 1000;

const login = z
  .object({ login: z.string() })
  .nullish()
  .transform((user) => user?.login ?? 'ghost');
const text = z
  .string()
  .nullish()
  .transform((body) => body ?? '');
const line = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null);
const said = { id: z.number(), user: login, body: text, html_url: z.string() };

const Pull = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  state: z.string(),
  draft: z.boolean().optional(),
  merged_at: z.string().nullish(),
  user: login,
  requested_reviewers: z.array(login).nullish(),
  requested_teams: z.array(z.object({ slug: z.string() })).nullish(),
  comments: z.number().optional(),
  review_comments: z.number().optional(),
  base: z.object({ repo: z.object({ id: z.number() }).nullish() }).optional(),
});
const Review = z.object({ ...said, state: z.string(), submitted_at: z.string().nullish() });
const OnLine = z.object({
  ...said,
  created_at: z.string(),
  in_reply_to_id: line,
  path: z.string(),
  line,
  start_line: line,
  original_line: line,
  original_start_line: line,
  commit_id: z.string(),
  original_commit_id: z.string(),
  side: z.string().nullish(),
  subject_type: z.string().nullish(),
  diff_hunk: text,
});
const Talk = z.object({ ...said, created_at: z.string() });

const states: Record<string, FeedbackReview['state']> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

/**
 * Reads state, reviews and comments of a pull request, the newest 300 of each kind of comment. One's own review that is not sent yet is
 * no word of anybody. Throws `GitHubError`: 'unauthorized' | 'forbidden' | 'gone' | 'rate-limited' | 'not-github' | 'network' | 'cancelled'.
 */
export async function readFeedback(
  github: Pick<GitHub, 'request' | 'pages'>,
  { owner, repository: repo, number, repositoryId }: PullRequestPlace,
  signal?: AbortSignal,
): Promise<Feedback> {
  const place = { owner, repo, pull_number: number };
  const { data: pull } = await github.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', place, {
    signal,
    shape: Pull,
  });
  const found = pull.base?.repo?.id ?? repositoryId;
  if (repositoryId !== undefined && found !== repositoryId) throw new GitHubError('gone', 'repository');
  const reviews = await github.pages('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', place, {
    ...{ signal, most: mostReviews, shape: Review },
  });
  const onLines = await github.pages(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments',
    { ...place, sort: 'created', direction: 'desc' },
    { signal, most: mostComments, shape: OnLine },
  );
  const talk = await github.pages(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { owner, repo, issue_number: number, per_page: 100, page: firstPage(pull.comments ?? 0) },
    { signal, most: mostComments, shape: Talk },
  );
  const missing = (all: number | undefined, here: number) => Math.max(0, (all ?? 0) - here);
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    state: pull.merged_at ? 'merged' : pull.state === 'closed' ? 'closed' : pull.draft ? 'draft' : 'open',
    author: pull.user,
    asked: [
      ...(pull.requested_reviewers ?? []),
      ...(pull.requested_teams ?? []).map(({ slug }) => `@${owner}/${slug}`),
    ],
    reviews: reviews.flatMap(({ state, submitted_at: at, ...rest }) => {
      const known = states[state];
      return known && at ? [{ ...saidOf(rest, at), state: known }] : [];
    }),
    lineComments: onLines.map(lineCommentOf).reverse(),
    talk: talk.map((one) => saidOf(one, one.created_at)),
    more: missing(pull.review_comments, onLines.length) + missing(pull.comments, talk.length),
  };
}

/** The conversation comes oldest first and only so: the page from which on no more than the newest are left. */
function firstPage(all: number): number {
  return Math.max(1, Math.ceil((all - mostComments) / 100) + 1);
}

function saidOf({ id, user, body, html_url: url }: z.output<z.ZodObject<typeof said>>, at: string): Said {
  return { id, login: user, at, body, url };
}

function lineCommentOf(one: z.output<typeof OnLine>): LineComment {
  const isWholeFile = one.subject_type === 'file';
  const outdated = one.line === null && !isWholeFile;
  return {
    ...saidOf(one, one.created_at),
    ...{ inReplyTo: one.in_reply_to_id, path: one.path, outdated, hunk: one.diff_hunk, isOfBase: one.side === 'LEFT' },
    ...(outdated
      ? { line: one.original_line, from: one.original_start_line, commit: one.original_commit_id }
      : { line: one.line, from: one.start_line, commit: one.commit_id }),
  };
}

const Found = z.object({ number: z.number(), head: z.object({ ref: z.string() }) });

/** The number of the newest pull request of a branch of the repository itself, whatever its state; `null` where there is none. Throws as above. */
export async function findPullRequest(
  github: Pick<GitHub, 'pages'>,
  { owner, repository: repo, branch }: { owner: string; repository: string; branch: string },
  signal?: AbortSignal,
): Promise<number | null> {
  const found = await github.pages(
    'GET /repos/{owner}/{repo}/pulls',
    { owner, repo, head: `${owner}:${branch}`, state: 'all' },
    { signal, most: 30, shape: Found },
  );
  // A server that does not know the filter answers with all there are.
  const own = found.filter(({ head }) => head.ref === branch).map(({ number }) => number);
  return own.length === 0 ? null : Math.max(...own);
}

const File = z.object({
  type: z.string(),
  encoding: z.string().optional(),
  content: z.string().optional(),
  sha: z.string(),
});
const Blob = z.object({ encoding: z.string(), content: z.string() });

/** Longer texts than that, in bytes, are not fetched. */
const largestText = 5 * 1024 * 1024;

/** The text of a file at a commit; `null` where it is not there, is no text, or is very large. Throws as above. */
export async function readTextAt(
  github: Pick<GitHub, 'find'>,
  { owner, repository: repo, path, commit }: { owner: string; repository: string; path: string; commit: string },
  signal?: AbortSignal,
): Promise<string | null> {
  const file = await github.find(
    'GET /repos/{owner}/{repo}/contents/{path}',
    { owner, repo, path, ref: commit },
    { signal },
  );
  const found = File.safeParse(file?.data).data;
  if (found?.type !== 'file') return null;
  if (found.encoding === 'base64' && found.content) return decoded(found.content);
  // From one megabyte on the content is only in the blob.
  const blob = await github.find(
    'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    { owner, repo, file_sha: found.sha },
    { signal },
  );
  const large = Blob.safeParse(blob?.data).data;
  return large?.encoding === 'base64' ? decoded(large.content) : null;
}

function decoded(base64: string): string | null {
  if (base64.length > largestText * 1.4) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return null;
  }
}

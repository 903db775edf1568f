import { z } from 'zod';
import { errorCodes } from '../result.ts';
import { Bundle } from './export-bundle.ts';
import { ExportDraft } from './export-drafts.ts';
import { Hash } from './notes.ts';

/** What GitHub lets a login be, and no more: a name of somebody that was typed by mistake goes nowhere. */
const Login = z.string().regex(/^[A-Za-z0-9][\w-]{0,99}$/);
const Slug = z.string().regex(/^\w[\w.-]{0,99}$/);

/** Whether it can be a login of GitHub. */
export function isLogin(text: string): boolean {
  return Login.safeParse(text).success;
}

/** How a pull request is opened. Of a host without pull requests that Fieldbook can open, nothing of it holds. */
export const PullRequestOptions = z.object({
  draft: z.boolean().default(false),
  /** Logins. */
  reviewers: z.array(Login).max(15).default([]),
  /** Slugs of teams of the repository's owner. */
  teamReviewers: z.array(Slug).max(15).default([]),
  labels: z.array(z.string().min(1).max(100)).max(20).default([]),
  /** `always`: by a fork also where the repository could be written to. */
  viaFork: z.enum(['if-needed', 'always']).default('if-needed'),
});
export type PullRequestOptions = z.infer<typeof PullRequestOptions>;

export const PullRequestRef = z.object({
  number: z.number().int().positive(),
  url: z.string(),
  state: z.enum(['open', 'draft', 'merged', 'closed']),
});
export type PullRequestRef = z.infer<typeof PullRequestRef>;

/** A commit that somebody else made. */
export const ForeignCommit = z.object({
  sha: z.string(),
  /** Name or login. */
  author: z.string(),
  /** ISO; `null` where the commit does not say. */
  at: z.string().nullable(),
  /** First line of its message. */
  subject: z.string(),
  /** Those of our paths that it changes. */
  touches: z.array(z.string()),
});
export type ForeignCommit = z.infer<typeof ForeignCommit>;

/**
 * Asked for, and not to be had in that repository. `text`: the `title` or `body` of the pull request, which somebody has edited since and
 * which was left as it is.
 */
export const PublishNote = z.object({ what: z.enum(['reviewer', 'label', 'text']), value: z.string() });
export type PublishNote = z.infer<typeof PublishNote>;

/** The branch holds exactly the bundle. */
export const Published = z.object({
  state: z.literal('published'),
  branch: z.string(),
  path: z.string(),
  commit: z.string(),
  /** `unchanged`: the branch already held exactly these bytes. */
  outcome: z.enum(['created', 'updated', 'unchanged']),
  /** `null` where nobody could be asked to open it: then there may be a page for it. */
  pullRequest: PullRequestRef.nullable(),
  /** Page for opening the pull request, where the remote's host is known. */
  pullRequestPage: z.string().nullable(),
  notes: z.array(PublishNote),
  /** `me/product`, where the branch is in a fork. */
  fork: z.string().nullable(),
});
export type Published = z.infer<typeof Published>;

/** Most commits that are listed of a branch that has moved. */
export const mostForeignCommits = 50;

/** Others committed since our last commit: nothing was sent. */
export const MovedBranch = z.object({
  state: z.literal('moved'),
  branch: z.string(),
  /** The commit on top of which ours would go, once the user has said so (`onTopOf`). */
  head: z.string(),
  /** Newest first. */
  commits: z.array(ForeignCommit).max(mostForeignCommits),
  /** Of all there are. */
  total: z.number().int(),
  /** Our paths that any of them changes: ours would take their place, theirs stay in the history. */
  touched: z.array(z.string()),
});
export type MovedBranch = z.infer<typeof MovedBranch>;

/** The pull request was merged or closed meanwhile: nothing was sent. */
export const EndedPullRequest = z.object({ state: z.literal('ended'), pullRequest: PullRequestRef });
export type EndedPullRequest = z.infer<typeof EndedPullRequest>;

export const PublishResult = z.discriminatedUnion('state', [
  /** `before`: that of the bundle from now on, which is what has just been published. */
  Published.extend({ before: Bundle.shape.before }),
  MovedBranch,
  EndedPullRequest,
]);
export type PublishResult = z.infer<typeof PublishResult>;

/** What a publishing is at. */
export type PublishStep = 'reading' | 'fork' | 'files' | 'commit' | 'branch' | 'pull-request';

/** How far a publishing is. `total` is known before anything is written, and stays; files and pictures count one each. */
export interface PublishProgress {
  bundleId: string;
  step: PublishStep;
  done: number;
  total: number;
}

/** A bundle that was ready and waits on this machine until the user sends it. */
export const Waiting = z.object({
  waitingId: z.string(),
  /** ISO. */
  at: z.string(),
  title: z.string(),
  /** What it was made of: one that no longer passes the gate is looked at again from there. `null` where its file cannot be read. */
  draft: ExportDraft.nullable(),
  branch: z.string(),
  path: z.string(),
  targetId: z.string(),
  /** `null` where this machine no longer knows the target. */
  targetName: z.string().nullable(),
  sha256: Hash,
  /** Of texts and pictures. */
  bytes: z.number().int(),
  files: z.number().int(),
  images: z.number().int(),
  options: PullRequestOptions,
  /** The target is public, or nobody said what it is: sending asks once more. */
  exposed: z.boolean(),
  /** Why it did not go the last time. */
  last: z.object({ at: z.string(), code: z.enum(errorCodes), message: z.string() }).nullable(),
});
export type Waiting = z.infer<typeof Waiting>;

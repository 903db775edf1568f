import { z } from 'zod';
import { FindingStatus } from '../domain/finding.ts';
import { HighlightId, NoteId } from '../domain/ids.ts';
import { errorCodes } from '../result.ts';
import { Leaving } from './export-targets.ts';

export const ReviewDecision = z.enum(['approved', 'changes-requested', 'commented']);
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/** What somebody has written about a pull request: foreign text, as Markdown. */
export const ReviewComment = z.object({
  /** Of the kind and GitHub's number: a comment on a line, the words of a review, one of the conversation. */
  id: z.string().regex(/^(?:line|review|talk)-\d+$/),
  /** Id of the comment that it answers, and that all answers to it share; its own where it begins a thread. */
  thread: z.string(),
  login: z.string(),
  /** By the account that is connected on this machine. */
  mine: z.boolean(),
  /** ISO. */
  at: z.string(),
  /** Cut where it is very long: the whole is on GitHub. */
  body: z.string(),
  isCut: z.boolean(),
  /** `https:`, or that of a server of this machine. */
  url: z.string(),
  path: z.string().nullable(),
  line: z.number().int().nullable(),
  /** The text that it was written about has changed since. */
  outdated: z.boolean(),
  /** The quote that it is about; `null` where it stands on none. */
  highlightId: HighlightId.nullable(),
  /** The findings that it is about; none where it is about the whole document. */
  findingIds: z.array(NoteId),
  /** Words of the heading that it stands below. */
  section: z.string().nullable(),
  /** What the review says whose words these are. */
  says: ReviewDecision.nullable(),
  isNew: z.boolean(),
  /** Somebody on this machine says that the thread needs no answer, and nobody else has written in it since. */
  settled: z.boolean(),
  /** The findings among whose words it is already, by its address. */
  askedIn: z.array(NoteId),
});
export type ReviewComment = z.infer<typeof ReviewComment>;

/** A finding of a pull request. `proposed`: the pull request is about it; otherwise it is only told in short. */
const ReviewedFinding = z.object({ findingId: NoteId, proposed: z.boolean() });

/** A pull request of this vault, as GitHub had it when it was last asked. */
export const PullRequestReview = z.object({
  targetId: z.string(),
  /** What this machine calls the target, and where it is ("github.com/acme/product"). */
  targetName: z.string(),
  remote: z.string(),
  number: z.number().int().positive(),
  url: z.string().nullable(),
  title: z.string(),
  branch: z.string().nullable(),
  document: Leaving.shape.document,
  /** `null` where GitHub was not asked yet. */
  state: z.enum(['open', 'draft', 'merged', 'closed']).nullable(),
  findings: z.array(ReviewedFinding),
  /** What the reviewers say together: the last word of each, and changes that are asked for before approvals. */
  decision: ReviewDecision.nullable(),
  /** The last word of each reviewer, newest first. */
  reviews: z.array(z.object({ login: z.string(), state: ReviewDecision, at: z.string() })),
  /** Who was asked and has not answered: people and teams. */
  asked: z.array(z.string()),
  /** Oldest first. */
  comments: z.array(ReviewComment),
  /** Comments beyond those, which are on GitHub alone. */
  more: z.number().int(),
  /** ISO. */
  refreshedAt: z.string().nullable(),
  /** Why the last try to ask gave nothing; what stands here is older then. */
  failure: z.object({ code: z.enum(errorCodes), message: z.string(), at: z.string() }).nullable(),
});
export type PullRequestReview = z.infer<typeof PullRequestReview>;

export const Reviews = z.object({
  /** The newest first. */
  pullRequests: z.array(PullRequestReview),
  /** ISO. When all open ones were last asked for. */
  refreshedAt: z.string().nullable(),
});
export type Reviews = z.infer<typeof Reviews>;

/** What became of a finding by what was published: to be made in its file, where it still is `from`. */
export const StatusChange = z.object({
  findingId: NoteId,
  /** What the file says, `null` where it says nothing: the change is for that alone. */
  from: FindingStatus.nullable(),
  to: FindingStatus,
  why: z.enum(['published', 'merged']),
  /** Of the pull request, where there is one. */
  number: z.number().int().nullable(),
});
export type StatusChange = z.infer<typeof StatusChange>;

/** How far a refresh is. Both count pull requests. */
export interface ReviewsProgress {
  done: number;
  total: number;
}

const OfPullRequest = { targetId: z.string(), number: z.number().int().positive() };

export const reviewsContract = {
  /** What is known of the vault's pull requests. Asks nobody. */
  'reviews:list': { input: z.void(), output: Reviews },
  /**
   * Asks GitHub about the pull requests that are not ended, or about those of one finding, whatever their state. What one of them
   * could not be asked is in its `failure`; the others are told all the same. Never more than one refresh at a time.
   */
  'reviews:refresh': { input: z.object({ findingId: NoteId.optional() }), output: Reviews },
  /** Ends the refresh that goes on; what was told by then stays. */
  'reviews:cancel-refresh': { input: z.void(), output: z.void() },
  /** These comments have been seen on this machine. */
  'reviews:seen': {
    input: z.object({ ...OfPullRequest, commentIds: z.array(z.string()).max(2000) }),
    output: z.void(),
  },
  /** Says that a thread needs no answer, or takes that back. A further comment of somebody else asks for one again. */
  'reviews:settle': {
    input: z.object({ ...OfPullRequest, thread: z.string(), settled: z.boolean() }),
    output: Reviews,
  },
  /** The changes of status that are due; each is handed out once. A finding whose status somebody set since is in none. */
  'reviews:take-status': { input: z.void(), output: z.array(StatusChange) },
} as const;

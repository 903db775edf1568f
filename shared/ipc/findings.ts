import { z } from 'zod';
import { Evidence, FindingStatus, FindingSummary } from '../domain/finding.ts';
import { GoalStatus, GoalSummary, Quarter } from '../domain/goal.ts';
import { NoteId, Slug } from '../domain/ids.ts';

const Sentence = z.string().max(20_000);

export const NewFinding = z.object({
  /** One standalone sentence; `''` where it is still to be written. */
  claim: Sentence,
  status: FindingStatus.optional(),
  teams: z.array(Slug).default([]),
  goals: z.array(NoteId).default([]),
  evidence: z.array(Evidence).max(10_000).default([]),
});
export type NewFinding = z.input<typeof NewFinding>;

export const NewGoal = z.object({
  question: Sentence,
  /** The present quarter where it is left out. */
  quarter: Quarter.optional(),
  teams: z.array(Slug).default([]),
  biggestUnknown: z.boolean().default(false),
  owner: Slug.optional(),
  targetInterviews: z.number().int().nonnegative().max(100_000).optional(),
  status: GoalStatus.optional(),
  /** The body: why it is asked. Markdown. */
  motivation: z.string().max(100_000).optional(),
});
export type NewGoal = z.input<typeof NewGoal>;

export const findingsContract = {
  /** Creates `findings/<year>/<slug>-<last 5>.md` with empty sections. Durable when it answers. */
  'findings:create': { input: NewFinding, output: FindingSummary },
  /** Creates `goals/<quarter>/<slug>.md`. */
  'goals:create': { input: NewGoal, output: GoalSummary },
} as const;

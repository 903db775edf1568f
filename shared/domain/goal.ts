import { z } from 'zod';
import { NoteId, Slug } from './ids.ts';
import { FieldProblem, ReadOnlyReason } from './interview.ts';

export const goalStatuses = ['proposed', 'active', 'answered', 'carried_over', 'dropped'] as const;
export const GoalStatus = z.enum(goalStatuses);
export type GoalStatus = z.infer<typeof GoalStatus>;

/** A quarter as it is written: `2026-Q4`. */
export const Quarter = z.string().regex(/^\d{4}-Q[1-4]$/);

/** The front matter of a research goal, by the keys of the file and in the order they are written. The body is its motivation. */
export const goalFields = {
  id: z.string().min(1),
  question: z.string(),
  quarter: Quarter,
  teams: z.array(Slug),
  biggestUnknown: z.boolean(),
  owner: Slug,
  targetInterviews: z.number().int().nonnegative(),
  status: GoalStatus,
  answer: z.string(),
} as const;

/** One row of the catalogue for a research goal. */
export const GoalSummary = z.object({
  id: NoteId,
  path: z.string(),
  /** On one line; `''` where nobody has written it. */
  question: z.string(),
  /** As the file says, else by the folder it stands in; `''` where neither does. */
  quarter: z.union([Quarter, z.literal('')]),
  teamIds: z.array(z.string()),
  isBiggestUnknown: z.boolean(),
  ownerId: z.string().nullable(),
  targetInterviews: z.number().int().nullable(),
  /** `proposed` where the file says none. */
  status: GoalStatus,
  answer: z.string().nullable(),
  readOnly: ReadOnlyReason.nullable(),
  problems: z.array(FieldProblem),
});
export type GoalSummary = z.infer<typeof GoalSummary>;

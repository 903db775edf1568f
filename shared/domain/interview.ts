import { z } from 'zod';
import { HighlightId, NoteId, ParticipantId, Slug } from './ids.ts';

export const interviewKinds = [
  'general_feedback',
  'problem_exploration',
  'solution_validation',
  'usability_test',
  'customer_visit',
  'inbound_feedback',
] as const;
export const interviewStatuses = ['planned', 'live', 'needs_cleanup', 'complete', 'cancelled', 'no_show'] as const;
export const consents = ['not_asked', 'granted', 'declined', 'withdrawn'] as const;
export const highlightKinds = ['pain', 'request', 'bug', 'praise', 'workaround', 'quote', 'question'] as const;

export const InterviewKind = z.enum(interviewKinds);
export const InterviewStatus = z.enum(interviewStatuses);
export const Consent = z.enum(consents);
export const HighlightKind = z.enum(highlightKinds);
export type InterviewKind = z.infer<typeof InterviewKind>;
export type InterviewStatus = z.infer<typeof InterviewStatus>;
export type HighlightKind = z.infer<typeof HighlightKind>;

/** A calendar date, or a date and time with its own offset. Never converted: the date counts as written. */
export const OccurredAt = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/);

/**
 * The front matter of an interview that Fieldbook reads, by the keys of the file (note-format.md). Each key is checked on
 * its own, so that one bad value hides no other; unknown keys stay in the file untouched.
 */
export const interviewFields = {
  id: z.string().min(1),
  title: z.string(),
  occurredAt: OccurredAt,
  durationMinutes: z.number().nonnegative(),
  kind: InterviewKind,
  status: InterviewStatus,
  teams: z.array(Slug),
  pms: z.array(Slug),
  interviewers: z.array(Slug),
  attendees: z.array(Slug),
  participants: z.array(ParticipantId),
  tags: z.array(z.string().min(1)),
  goals: z.array(z.string().min(1)),
  guide: z.string(),
  recruitedFrom: z.string(),
  consent: Consent,
  callStartedAt: z.string(),
} as const;
export type InterviewField = keyof typeof interviewFields;
export type InterviewFrontMatter = { [K in InterviewField]?: z.infer<(typeof interviewFields)[K]> };

/** A value of the front matter that does not fit; shown beside its field, never repaired silently. */
export const FieldProblem = z.object({ field: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

export const Highlight = z.object({
  id: HighlightId,
  kind: HighlightKind,
  tags: z.array(z.string()),
  participantId: ParticipantId.optional(),
  /** Seconds since the call began. */
  atSeconds: z.number().nonnegative().optional(),
  text: z.string(),
});
export type Highlight = z.infer<typeof Highlight>;

/** Why a note cannot be edited (yet). `null` where it can. */
export const ReadOnlyReason = z.enum([
  'encoding',
  'too-large',
  'damaged',
  'file',
  'vault',
  'newer-schema',
  'duplicate-id',
]);
export type ReadOnlyReason = z.infer<typeof ReadOnlyReason>;

/** One row of the catalogue: all that the list, the filters and the switcher need without opening the file. */
export const NoteSummary = z.object({
  id: NoteId,
  /** Vault-relative, `/`-separated: for people to read. Handlers take ids, never this. */
  path: z.string(),
  title: z.string(),
  /** As written; `''` where the note has none (then `date` comes from the file's time). */
  occurredAt: z.string(),
  /** `YYYY-MM-DD`, the calendar date it belongs to. */
  date: CalendarDateString(),
  kind: InterviewKind.nullable(),
  status: InterviewStatus.nullable(),
  teamIds: z.array(z.string()),
  pmIds: z.array(z.string()),
  interviewerIds: z.array(z.string()),
  attendeeIds: z.array(z.string()),
  participantIds: z.array(z.string()),
  tags: z.array(z.string()),
  goals: z.array(z.string()),
  /** Whether somebody wrote its title: otherwise `title` stands in. */
  titled: z.boolean(),
  /** Whether it says where its recording is. */
  recorded: z.boolean(),
  /** A call whose clock runs: when it started. */
  callStartedAt: z.string().nullable(),
  highlightCount: z.number().int(),
  /** The tags of its highlights: each as often as highlights have it. */
  highlightTags: z.array(z.string()),
  readOnly: ReadOnlyReason.nullable(),
  problems: z.array(FieldProblem),
});
export type NoteSummary = z.infer<typeof NoteSummary>;

function CalendarDateString() {
  return z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
}

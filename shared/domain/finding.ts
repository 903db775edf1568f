import { z } from 'zod';
import { HighlightId, NoteId, Slug } from './ids.ts';
import { FieldProblem, ReadOnlyReason } from './interview.ts';
import { CalendarDate } from './roster.ts';

export const findingStatuses = ['draft', 'in_review', 'merged', 'challenged', 'superseded'] as const;
export const stances = ['supports', 'contradicts', 'context'] as const;

export const FindingStatus = z.enum(findingStatuses);
export const Stance = z.enum(stances);
export type FindingStatus = z.infer<typeof FindingStatus>;
export type Stance = z.infer<typeof Stance>;

/** A highlight that a finding rests on: keys and order of the file (note-format.md). `quote` is the text as it was attached. */
export const Evidence = z.object({ highlight: HighlightId, interview: NoteId, stance: Stance, quote: z.string() });
export type Evidence = z.infer<typeof Evidence>;

/**
 * The front matter of a finding that Fieldbook reads, by the keys of the file and in the order they are written. Each key is
 * checked on its own; the items of `evidence` are, too (`readFindingFields`).
 */
export const findingFields = {
  id: z.string().min(1),
  claim: z.string(),
  status: FindingStatus,
  verdict: z.string(),
  owner: Slug,
  teams: z.array(Slug),
  goals: z.array(z.string().min(1)),
  evidence: z.array(z.unknown()),
} as const;

/** One row of the catalogue for a finding: all of it but the sections of its body. */
export const FindingSummary = z.object({
  /** The ULID of the file, or `path:…` where it has none or shares it with another. */
  id: NoteId,
  path: z.string(),
  /** On one line, whole; `''` where nobody has written it. */
  claim: z.string(),
  written: z.boolean(),
  /** `draft` where the file says none. */
  status: FindingStatus,
  verdict: z.string().nullable(),
  ownerId: z.string().nullable(),
  teamIds: z.array(z.string()),
  goalIds: z.array(z.string()),
  /** In file order, without the items that cannot be read: those are among `problems` and stay in the file. */
  evidence: z.array(Evidence),
  /** When it was begun, by its ULID; else the date of the file. */
  date: CalendarDate,
  readOnly: ReadOnlyReason.nullable(),
  problems: z.array(FieldProblem),
});
export type FindingSummary = z.infer<typeof FindingSummary>;

import { z } from 'zod';
import { HighlightId, NoteId, ParticipantId } from '../domain/ids.ts';
import { mostHighlights } from '../findings/standing.ts';

/** What is to be exported: whole interviews, or single highlights of them. */
export const ExportSelection = z.object({
  interviewIds: z.array(NoteId).max(500),
  /** Where given, only these highlights of the interviews. */
  highlightIds: z.array(HighlightId).max(5000).optional(),
});
export type ExportSelection = z.infer<typeof ExportSelection>;

/** What of somebody stands beside a pseudonym, and may tell who it is where few share it. */
export const Attribute = z.enum(['role', 'segment', 'company-size', 'date']);
export type Attribute = z.infer<typeof Attribute>;

/** What of whom does not leave, although the document would show it. */
const leaveOut = z
  .array(z.object({ participantId: ParticipantId, attributes: z.array(Attribute).max(4) }))
  .max(500)
  .optional();

/** What every document that is proposed for review opens with. */
const reviewFields = {
  title: z.string().min(1).max(200),
  owner: z.string().max(200).default(''),
  deadline: z.string().max(100).default(''),
  feedbackWanted: z.string().max(500).default(''),
  /** The pull request before was merged or closed: a branch of its own for the same file. */
  followUp: z.boolean().optional(),
  leaveOut,
} as const;

/** Interviews, as a document that is proposed for review. */
export const InterviewsDraft = z.object({
  document: z.literal('interviews').optional(),
  selection: ExportSelection,
  ...reviewFields,
});
export type InterviewsDraft = z.infer<typeof InterviewsDraft>;

/**
 * Findings with their evidence: as a digest, as the answer to a research goal, or as a note for a stand-up. Those named, those whose
 * evidence the query finds, and for a goal, where neither is given, those that belong to it.
 */
export const FindingsDraft = z.object({
  document: z.enum(['digest', 'goal', 'standup']),
  findingIds: z.array(NoteId).max(200).default([]),
  /** The goal that is answered; required for `goal`. */
  goalId: NoteId.optional(),
  query: z.string().max(10_000).optional(),
  ...reviewFields,
});
export type FindingsDraft = z.infer<typeof FindingsDraft>;

/** Interviews as snapshots: who, in one line, quotes, facts, opportunities, insights. */
export const SummaryDraft = z.object({
  document: z.literal('summary'),
  interviewIds: z.array(NoteId).min(1).max(50),
  ...reviewFields,
});
export type SummaryDraft = z.infer<typeof SummaryDraft>;

/** What a search finds, as a list or a table. Main asks the search process itself: the page sends no results. */
export const ResultsDraft = z.object({
  document: z.literal('results'),
  form: z.enum(['markdown', 'csv']),
  title: z.string().min(1).max(200),
  query: z.string().max(10_000),
  view: z.enum(['interviews', 'highlights']),
  sort: z.enum(['relevance', 'date']),
  leaveOut,
});
export type ResultsDraft = z.infer<typeof ResultsDraft>;

/** Highlights one by one as a table: the chosen ones, all that a query finds, or the evidence of findings beside their claims. */
export const HighlightsDraft = z.object({
  document: z.literal('highlights'),
  form: z.literal('csv'),
  title: z.string().min(1).max(200),
  of: z.union([
    z.object({ ids: z.array(HighlightId).min(1).max(mostHighlights) }),
    z.object({ query: z.string().max(10_000), sort: z.enum(['relevance', 'date']) }),
    z.object({ findingIds: z.array(NoteId).min(1).max(200) }),
  ]),
  leaveOut,
});
export type HighlightsDraft = z.infer<typeof HighlightsDraft>;

/** A search as a link, which holds its query. */
export const LinkDraft = z.object({ document: z.literal('link'), query: z.string().min(1).max(10_000) });
export type LinkDraft = z.infer<typeof LinkDraft>;

export const ExportDraft = z.union([
  ResultsDraft,
  HighlightsDraft,
  LinkDraft,
  FindingsDraft,
  SummaryDraft,
  InterviewsDraft,
]);
export type ExportDraft = z.infer<typeof ExportDraft>;

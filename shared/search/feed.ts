import { z } from 'zod';
import { InterviewKind, InterviewStatus } from '../domain/interview.ts';

/** What the catalogue knows of a note that its text does not say. */
export const NoteFlag = z.enum(['untitled', 'read-only', 'conflicted', 'recording', 'too-large']);
export type NoteFlag = z.infer<typeof NoteFlag>;

/** A note as the vault hands it to the search process: the whole file and what the catalogue knows of it. */
export const SearchDocument = z.object({
  id: z.string(),
  title: z.string(),
  /** `YYYY-MM-DD`. */
  date: z.string(),
  kind: InterviewKind.nullable(),
  status: InterviewStatus.nullable(),
  teamIds: z.array(z.string()),
  pmIds: z.array(z.string()),
  interviewerIds: z.array(z.string()),
  participantIds: z.array(z.string()),
  tags: z.array(z.string()),
  goals: z.array(z.string()),
  flags: z.array(NoteFlag),
  /** Names of teams, people and participants, for the merged `meta` field. */
  names: z.array(z.string()),
  /** Another one where anything of the note is another, its text or what is known of it. For an index that is kept. */
  version: z.string().optional(),
  /** The file's text; the search process takes the plain text out with the linear scanner. */
  source: z.string(),
});
export type SearchDocument = z.infer<typeof SearchDocument>;

/** Who and what is what: how the values of `team:`, `pm:`, `participant:`, `company:`, `goal:` may be called. `names`: the name first, then aliases. */
export const SearchDirectory = z.object({
  teams: z.array(z.object({ id: z.string(), names: z.array(z.string()) })),
  people: z.array(z.object({ id: z.string(), names: z.array(z.string()) })),
  participants: z.array(
    z.object({
      id: z.string(),
      names: z.array(z.string()),
      company: z.string().optional(),
      segment: z.string().optional(),
    }),
  ),
  /** Research goals by their questions. An interview may name a goal by any word instead. */
  goals: z.array(z.object({ id: z.string(), names: z.array(z.string()) })).optional(),
});
export type SearchDirectory = z.infer<typeof SearchDirectory>;

/** Messages from main to the search process. No path ever crosses. */
export const SearchFeed = z.discriminatedUnion('type', [
  z.object({ type: z.literal('directory'), directory: SearchDirectory }),
  z.object({ type: z.literal('put'), documents: z.array(SearchDocument) }),
  z.object({ type: z.literal('remove'), ids: z.array(z.string()) }),
  z.object({ type: z.literal('complete') }),
  z.object({ type: z.literal('connect') }), // with one port
]);
export type SearchFeed = z.infer<typeof SearchFeed>;

/** What the search process tells main: that it listens, and how many documents of a `put` are in the index. */
export const SearchReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('indexed'), count: z.number().int() }),
]);
export type SearchReport = z.infer<typeof SearchReport>;

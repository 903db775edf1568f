import { z } from 'zod';
import { HighlightKind } from '../domain/interview.ts';

/** No more highlights are asked for, or told, at once. */
export const mostHighlights = 10_000;

/** A highlight as it stands in a note now, with what its interview says of itself. */
export const StandingHighlight = z.object({
  highlightId: z.string(),
  noteId: z.string(),
  /** Of its interview, as are date (`YYYY-MM-DD`), teams, PMs and goals. */
  title: z.string(),
  date: z.string(),
  teamIds: z.array(z.string()),
  pmIds: z.array(z.string()),
  goals: z.array(z.string()),
  kind: HighlightKind,
  tags: z.array(z.string()),
  /** Who said it, where the highlight itself says so. */
  participantId: z.string().nullable(),
  /** All participants of its interview. */
  participantIds: z.array(z.string()),
  /** Seconds since the call began: its own, else those of the nearest timestamp before it. */
  atSeconds: z.number().nullable(),
  /** All of it; parts in several blocks are joined by `\n`. */
  text: z.string(),
});
export type StandingHighlight = z.infer<typeof StandingHighlight>;

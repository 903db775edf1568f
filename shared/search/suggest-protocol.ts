import { z } from 'zod';
import { HighlightId } from '../domain/ids.ts';
import { mostHighlights, StandingHighlight } from '../findings/standing.ts';

/** Asks for highlights that may bear on a claim. What is its evidence already is never offered. */
export const SuggestRequest = z.object({
  type: z.literal('suggest'),
  requestId: z.number().int(),
  claim: z.string().max(10_000),
  evidenceIds: z.array(HighlightId).max(mostHighlights),
  /** Teams of the finding: what was said in their interviews comes sooner. */
  teamIds: z.array(z.string()).max(1000),
  limit: z.number().int().min(1).max(100),
});
export type SuggestRequest = z.infer<typeof SuggestRequest>;

/** Why a highlight is offered, for the page to put into words. Whether it speaks for or against the claim is for people to say. */
export const SuggestReason = z.object({
  /** Words that it shares with the claim, then with its evidence, the telling ones first; as they stand in the highlight. */
  claimWords: z.array(z.string()),
  evidenceWords: z.array(z.string()),
  /** Tags that it shares with the evidence, as they stand in the highlight. */
  tags: z.array(z.string()),
  /** It was said in an interview of one of the teams. */
  sameTeam: z.boolean(),
  /** Nobody of those who may have said it is heard in the evidence yet; nobody of their company. `null`: not known who said it. */
  newPerson: z.boolean().nullable(),
  newCompany: z.boolean().nullable(),
});
export type SuggestReason = z.infer<typeof SuggestReason>;

export const SuggestAnswer = z.object({
  type: z.literal('suggest'),
  requestId: z.number().int(),
  /** Best first. */
  suggestions: z.array(z.object({ highlight: StandingHighlight, reason: SuggestReason })),
});
export type SuggestAnswer = z.infer<typeof SuggestAnswer>;

import { z } from 'zod';
import type { Participant } from '../../../shared/domain/participant.ts';
import type { Readable } from '../../../shared/export/surfaces.ts';
import type { Naming } from '../../../shared/export/templates.ts';
import { Bundle, SingledOut } from '../../../shared/ipc/export.ts';
import type { Decisions } from '../../../shared/privacy/decide.ts';
import type { PseudonymRecord } from '../../../shared/privacy/pseudonyms.ts';
import { errorCodes } from '../../../shared/result.ts';
import type { SourceParts } from '../source-types.ts';

/** A source with all that main knows of how it is to leave. Data alone: it crosses to another thread. */
export interface Outgoing {
  /** Of what was ready before only who is in it: it is looked through, not made anew. */
  source: SourceParts | ReadyParts;
  naming: Naming;
  privacy: {
    /** Somebody is singled out by what fewer people share. */
    k: number;
    /** When whom was interviewed (`YYYY-MM`), by participant. */
    months: ReadonlyMap<string, readonly string[]>;
  };
}

/** What is left to know of the source of a bundle that was ready before. */
export interface ReadyParts {
  of: 'ready';
  /** Who was interviewed. */
  participantIds: readonly string[];
}

/** Composes the source, carries the decisions out and looks through what comes of it. */
export interface ClearQuestion {
  do: 'clear';
  decisions: Decisions;
  pseudonyms: PseudonymRecord;
}

/** Looks once more, with what the vault knows now, through exactly what is about to leave. */
export interface CheckQuestion {
  do: 'check';
  leaves: Readable;
  /** Ids of the hits that were kept. */
  kept: ReadonlySet<string>;
  /** Whether it leaves as HTML; `pictures`: what stands before their names in place of their bytes, `null` where they stay. */
  html: { pictures: string | null } | null;
}

/** What main asks the gate's thread, one question at a time. What the thread has been told once it is not told again. */
export interface GateQuestion {
  id: number;
  participants?: readonly Participant[];
  outgoing?: Outgoing;
  ask: ClearQuestion | CheckQuestion;
}

const Cleared = Bundle.pick({
  form: true,
  found: true,
  title: true,
  branch: true,
  commitMessage: true,
  pullRequest: true,
  files: true,
  hits: true,
  marks: true,
  undecided: true,
}).extend({ images: z.array(z.object({ path: z.string(), name: z.string() })) });

/** The stand-ins of the target, with those that were drawn. What else is kept with them comes back as it was. */
const Pseudonyms = z.looseObject({
  participants: z.record(z.string(), z.number().int().positive()),
  companies: z.record(z.string(), z.string()),
});

export const ClearAnswer = z.object({
  did: z.literal('clear'),
  cleared: Cleared,
  singledOut: z.array(SingledOut),
  pseudonyms: Pseudonyms,
});
export type ClearAnswer = z.infer<typeof ClearAnswer>;

export const CheckAnswer = z.object({
  did: z.literal('check'),
  /** Ids of the hits that stand in it and were not kept. */
  open: z.array(z.string()),
  /** How much was looked through, in UTF-16 units of the surfaces: a look that skipped something is none. */
  looked: z.number().int(),
  html: z.string().nullable(),
});
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** What comes back: an answer, or the code of why there is none. `where`: frames of the stack, without the message. */
export const GateAnswer = z.object({
  id: z.number().int(),
  answer: z.discriminatedUnion('did', [ClearAnswer, CheckAnswer]).optional(),
  failure: z.object({ code: z.enum(errorCodes), message: z.string(), where: z.string() }).optional(),
});
export type GateAnswer = z.infer<typeof GateAnswer>;

import { z } from 'zod';
import { ParticipantId } from './ids.ts';

/** The keys of a participant's file that identify a person. They stand there alone and never leave the vault undecided. */
export const identityKeys = ['name', 'nicknames', 'emails', 'handles', 'phone', 'company', 'crm'] as const;

export const Identity = z.object({
  name: z.string().min(1),
  /** What else they are called. */
  nicknames: z.array(z.string()).default([]),
  emails: z.array(z.string()).default([]),
  handles: z.array(z.string()).default([]),
  phone: z.string().optional(),
  company: z.string().optional(),
  crm: z.string().optional(),
});
export type Identity = z.infer<typeof Identity>;

export const Participant = Identity.extend({
  id: ParticipantId,
  role: z.string().optional(),
  technical: z.boolean().optional(),
  segment: z.string().optional(),
  plan: z.string().optional(),
  /** How large their company is, in the user's words: "11-50". It tells nobody by itself, so it is no identity. */
  companySize: z.string().optional(),
  doNotContact: z.boolean().default(false),
});
export type Participant = z.infer<typeof Participant>;

export const NewParticipant = Participant.omit({ id: true });
export type NewParticipant = z.input<typeof NewParticipant>;

const line = z
  .string()
  .trim()
  .max(500)
  .refine((text) => !/[\r\n\u2028\u2029]/.test(text));
const lines = z.array(line.min(1)).max(100);
const text = line.nullable();

/** The values of a participant that are to be others. `null`, and a list of none, takes the key away; what is not named stays. */
export const ParticipantChange = z
  .object({
    name: line.min(1),
    ...{ nicknames: lines, emails: lines, handles: lines },
    ...{ phone: text, company: text, role: text, segment: text, plan: text, companySize: text, crm: text },
    technical: z.boolean().nullable(),
    doNotContact: z.boolean(),
  })
  .partial();
export type ParticipantChange = z.infer<typeof ParticipantChange>;

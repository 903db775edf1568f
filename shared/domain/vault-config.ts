import { z } from 'zod';
import { Ulid } from './ids.ts';

/** The form of vault this Fieldbook writes. A vault of a newer one opens read-only. */
export const vaultSchema = 1;

export const afterCallSteps = [
  'link_recording',
  'add_notes',
  'share_summary',
  'open_issues',
  'reward',
  'follow_up',
] as const;

export const VaultConfig = z.object({
  schema: z.number().int().positive(),
  vaultId: Ulid,
  name: z.string().min(1),
  policies: z
    .object({
      interviewsPerWeekPerPm: z.number().nonnegative().default(1),
      recordingMonths: z.number().nonnegative().default(3),
      reward: z.object({ amount: z.number(), currency: z.string() }).default({ amount: 30, currency: 'USD' }),
      afterCall: z.array(z.string()).default([...afterCallSteps]),
    })
    .prefault({}),
  export: z
    .object({
      path: z.string().default('user-research/{{year}}/{{date}}-{{slug}}.md'),
      branch: z.string().default('research/{{date}}-{{slug}}'),
      title: z.string().default('Research: {{title}}'),
    })
    .prefault({}),
  privacy: z
    .object({
      /** Somebody is singled out by what fewer people of the vault than these share. 1: nobody is. */
      k: z.number().int().min(1).max(1000).default(3),
    })
    .prefault({}),
});
export type VaultConfig = z.infer<typeof VaultConfig>;

/** What a vault goes by where its file may lack an id or a name that fits: everything else stands all the same. */
export const ReadConfig = VaultConfig.extend({
  vaultId: VaultConfig.shape.vaultId.nullable(),
  name: VaultConfig.shape.name.nullable(),
});
export type ReadConfig = z.infer<typeof ReadConfig>;

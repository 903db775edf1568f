import { z } from 'zod';
import { Ulid } from '../domain/ids.ts';
import { DocumentKind } from './notes.ts';

/** A note in the vault's trash. */
export const TrashedNote = z.object({
  trashedId: Ulid,
  kind: DocumentKind,
  /** Of a finding its claim, of a goal its question. */
  title: z.string(),
  /** Where it stood, vault-relative: for people to read. */
  path: z.string(),
  /** Milliseconds since 1970. */
  trashedAt: z.number().int(),
  /** Calendar date of an interview; `''` where the file does not say, and of anything else. */
  date: z.string(),
  bytes: z.number().int(),
  /** The file cannot be read now; it can still be restored or deleted. */
  unreadable: z.boolean(),
});
export type TrashedNote = z.infer<typeof TrashedNote>;

export const trashContract = {
  /** Latest first. `others`: how many things lie there that Fieldbook did not put there; they are left alone. */
  'trash:list': {
    input: z.void(),
    output: z.object({ notes: z.array(TrashedNote), others: z.number().int() }),
  },
  /** The start of a trashed note's file, for looking at. */
  'trash:read': {
    input: z.object({ trashedId: Ulid }),
    output: z.object({ text: z.string(), isText: z.boolean(), isWhole: z.boolean() }),
  },
  /** Deletes a trashed note for good, with the versions kept of it on this computer. */
  'trash:delete': { input: z.object({ trashedId: Ulid }), output: z.void() },
} as const;

import { z } from 'zod';
import { NoteId } from '../domain/ids.ts';
import { VersionKey } from './history.ts';
import { Hash, Saved } from './notes.ts';

/** What a file that is not UTF-8 most likely is. `utf-8-mixed`: UTF-8 in which single bytes are Windows-1252. */
export const Encoding = z.enum(['utf-16le', 'utf-16be', 'windows-1252', 'utf-8-mixed']);
export type Encoding = z.infer<typeof Encoding>;

export const Conversion = z.object({
  encoding: Encoding,
  /** Of the bytes that were looked at: what is converted must still have it. */
  hash: Hash,
  /** Some of the lines that will read differently, as they will read; cut where they are long. `number` counts from 1. */
  lines: z.array(z.object({ number: z.number().int(), text: z.string() })),
  /** How many lines there are of that kind in all. */
  lineCount: z.number().int(),
  /** Characters that cannot be read and will be �. */
  unreadable: z.number().int(),
});
export type Conversion = z.infer<typeof Conversion>;

export const conversionContract = {
  /** How a file that is not UTF-8 would read once converted. 'invalid' for any other file; 'damaged' where it cannot be converted. */
  'conversion:preview': { input: z.object({ id: NoteId }), output: Conversion },
  /**
   * Writes the file as UTF-8, durably, after its bytes have been kept in the history (`replaced` names that version). 'conflict' where
   * the file is not the one that was looked at.
   */
  'conversion:convert': {
    input: z.object({ id: NoteId, hash: Hash }),
    output: z.object({ saved: Saved, replaced: VersionKey }),
  },
} as const;

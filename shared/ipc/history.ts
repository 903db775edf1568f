import { z } from 'zod';
import { NoteId } from '../domain/ids.ts';
import { errorCodes } from '../result.ts';
import { Hash, Saved } from './notes.ts';

/** Why a version was kept: what it was when it went. */
export const KeptBecause = z.enum([
  'saved', // Fieldbook wrote it
  'found', // it stood in the file before Fieldbook wrote: its first text, or another program’s
  'replaced', // another program put something else in its place
  'changed', // Fieldbook changed several documents at once
  'conflict', // it was typed while another program changed the file
  'trashed', // it was the last text of a note moved to the trash
  'restored', // an earlier version took its place
]);
export type KeptBecause = z.infer<typeof KeptBecause>;

/** Names a version among those of its note. */
export const VersionKey = z.string().regex(/^\d{1,12}-[0-9a-f]{16}$/);

/** A version of a note, without its text. */
export const Version = z.object({
  key: VersionKey,
  /** Milliseconds since 1970, by this machine's clock. */
  keptAt: z.number().int(),
  because: KeptBecause,
  words: z.number().int(),
  /** Size of the file. */
  bytes: z.number().int(),
  hash: Hash,
  /** Whether it can be shown and compared; the bytes of a damaged file cannot. */
  isText: z.boolean(),
  /** Formatting that Markdown could not hold was kept beside it. */
  hasRich: z.boolean(),
  /** The file holds exactly this now. */
  isCurrent: z.boolean(),
});
export type Version = z.infer<typeof Version>;

export const VersionText = z.object({
  /** The whole file; lossy where it is not text. */
  text: z.string(),
  isText: z.boolean(),
  /** JSON of the blocks whose rich form could not be written as Markdown. */
  rich: z.string().nullable(),
});
export type VersionText = z.infer<typeof VersionText>;

const OfVersion = z.object({ id: NoteId, version: VersionKey });

export const historyContract = {
  /** The versions of a note, newest first. `problem`: why the last one could not be kept. */
  'history:list': {
    input: z.object({ id: NoteId }),
    output: z.object({ versions: z.array(Version), problem: z.enum(errorCodes).nullable() }),
  },
  /** 'not-found' | 'damaged' (the kept file itself). */
  'history:read': { input: OfVersion, output: VersionText },
  /** Keeps what the note's file holds now, whatever the minute: before the page puts a version in its place. */
  'history:keep': { input: z.object({ id: NoteId }), output: z.void() },
  /**
   * Puts a version in the place of a file that cannot be edited as text (damaged, another encoding, too large), or the bytes of
   * such a file back. What stands there is kept first; `replaced` names it. 'invalid' for any other file: those are restored in
   * the editor.
   */
  'history:restore': { input: OfVersion, output: z.object({ saved: Saved, replaced: VersionKey }) },
} as const;

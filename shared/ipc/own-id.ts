import { z } from 'zod';
import { NoteId } from '../domain/ids.ts';
import { VersionKey } from './history.ts';
import { Saved } from './notes.ts';

export const ownIdContract = {
  /**
   * Gives a file that has the id of another note one of its own, and new ids to the highlights that other notes hold too, after its
   * bytes have been kept in the history (`replaced` names that version). 'invalid' where no other file has its id.
   */
  'own-id:give': {
    input: z.object({ id: NoteId }),
    output: z.object({ saved: Saved, replaced: VersionKey }),
  },
} as const;

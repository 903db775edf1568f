import { z } from 'zod';
import { ParticipantId } from '../domain/ids.ts';
import { Bundle, Decision } from './export-bundle.ts';
import { ExportDraft } from './export-drafts.ts';
import { CloneTarget, IfExists, Leaving, Published, SavedFolder, Visibility } from './export-targets.ts';
import { Hash } from './notes.ts';

export * from './export-bundle.ts';
export * from './export-drafts.ts';
export * from './export-targets.ts';

export const exportContract = {
  /** 'no-evidence' (message: the claims that have none, a line each) | 'no-claim' (message: the finding's path) | as reading does. */
  'export:prepare': { input: z.object({ draft: ExportDraft, targetId: z.string().nullable() }), output: Bundle },
  'export:decide': {
    input: z.object({ bundleId: z.string(), decisions: z.record(z.string(), Decision.nullable()) }),
    output: Bundle,
  },
  /** Sends exactly the previewed bytes. 'not-cleared' | 'moved' | 'push-refused' | 'unsafe-config' | 'no-remote' | 'network'. */
  'export:publish': {
    input: z.object({ bundleId: z.string(), sha256: Hash, targetId: z.string() }),
    /** `before`: that of the bundle from now on, which is what has just been published. */
    output: Published.extend({ before: Bundle.shape.before }),
  },
  /** Puts the previewed text on the clipboard, through the same gate; `rich` adds it as HTML, with its pictures unless they are large. */
  'export:copy': {
    input: z.object({ bundleId: z.string(), sha256: Hash, as: z.enum(['text', 'rich']).default('text') }),
    output: z.void(),
  },
  /**
   * Writes the previewed text to a file of the user's choice outside the vault, through the same gate; answers with the file's
   * name. 'cancelled' | 'not-cleared' | 'invalid' (inside the vault) | 'read-only' | 'disk-full' | 'io'.
   */
  'export:save': { input: z.object({ bundleId: z.string(), sha256: Hash }), output: z.object({ name: z.string() }) },
  /**
   * Saves the previewed document and its pictures as a folder, in a place of the user's choice outside the vault, through the same gate.
   * `ask` has them choose the place; after 'exists' the others go on with it. 'cancelled' | 'not-cleared' | 'invalid' (inside the
   * vault) | 'read-only' | 'disk-full' | 'io'.
   */
  'export:save-folder': {
    input: z.object({ bundleId: z.string(), sha256: Hash, ifExists: IfExists }),
    output: SavedFolder,
  },
  /** Prints the previewed text in the system's dialog, through the same gate. 'cancelled' | 'not-cleared' | 'invalid' (a link) | 'io'. */
  'export:print': { input: z.object({ bundleId: z.string(), sha256: Hash }), output: z.void() },
  /** A picture of the bundle on screen, as a `data:` address. 'not-cleared' | 'not-found'. */
  'export:image': { input: z.object({ bundleId: z.string(), path: z.string() }), output: z.string() },
  'export:targets': { input: z.void(), output: z.array(CloneTarget) },
  /** Asks for the folder of a local clone and checks it. 'cancelled' | 'not-a-clone' | 'no-remote' | 'unsafe-config' | 'no-git'. */
  'export:add-clone': { input: z.void(), output: CloneTarget },
  'export:confirm-target': { input: z.object({ targetId: z.string() }), output: CloneTarget },
  'export:set-visibility': { input: z.object({ targetId: z.string(), visibility: Visibility }), output: CloneTarget },
  /**
   * That exactly these bytes may go to a target that is public, or of which nobody said what it is. Without it they do not: `export:publish`
   * throws 'not-cleared' (message: `unconfirmed`). Throws 'not-cleared' for another bundle or target.
   */
  'export:confirm-bundle': {
    input: z.object({ bundleId: z.string(), sha256: Hash, targetId: z.string() }),
    output: Bundle,
  },
  'export:remove-target': { input: z.object({ targetId: z.string() }), output: z.void() },
  /** What has left the vault, newest first; of one participant where one is named. `unreadable`: records that could not be read. */
  'export:published': {
    input: z.object({ participantId: ParticipantId.optional(), limit: z.number().int().min(1).max(500) }),
    output: z.object({
      leavings: z.array(Leaving),
      /** Of all there are. */
      total: z.number().int(),
      unreadable: z.number().int(),
    }),
  },
} as const;

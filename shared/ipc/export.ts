import { z } from 'zod';
import { ParticipantId } from '../domain/ids.ts';
import { Bundle, Decision } from './export-bundle.ts';
import { ExportDraft } from './export-drafts.ts';
import { PublishResult, PullRequestOptions, Waiting } from './export-publish.ts';
import { GitHubRepository, IfExists, Leaving, SavedFolder, Target, Via, Visibility } from './export-targets.ts';
import { Hash } from './notes.ts';

export * from './export-bundle.ts';
export * from './export-drafts.ts';
export * from './export-publish.ts';
export * from './export-targets.ts';

export const exportContract = {
  /** 'no-evidence' (message: the claims that have none, a line each) | 'no-claim' (message: the finding's path) | as reading does. */
  'export:prepare': { input: z.object({ draft: ExportDraft, targetId: z.string().nullable() }), output: Bundle },
  'export:decide': {
    input: z.object({ bundleId: z.string(), decisions: z.record(z.string(), Decision.nullable()) }),
    output: Bundle,
  },
  /**
   * Sends exactly the previewed bytes, and opens the pull request where an account of the target's host is connected. `onTopOf`: the head of a
   * branch that has moved, which the user was shown. Progress comes as 'export:progress'. 'not-cleared' (message: `unconfirmed`, `remote` …) |
   * 'cancelled' | 'moved' (message: a path that others have taken) | 'invalid' | 'network' | of a clone 'push-refused' | 'unsafe-config' |
   * 'no-remote' | 'not-a-clone' | 'no-git' | of GitHub 'unauthorized' | 'forbidden' | 'rate-limited' | 'archived' | 'empty' | 'gone' |
   * 'refused' | 'not-github'. Safe to try again: the same bundle makes one branch, one commit, one pull request.
   */
  'export:publish': {
    input: z.object({
      bundleId: z.string(),
      sha256: Hash,
      targetId: z.string(),
      options: PullRequestOptions.prefault({}),
      onTopOf: z.string().nullable().default(null),
    }),
    output: PublishResult,
  },
  /** Ends a publishing, which rejects with 'cancelled'. What is left is nothing, or a branch that the next try takes up. */
  'export:cancel-publish': { input: z.object({ bundleId: z.string() }), output: z.void() },
  /**
   * Keeps the previewed bundle on this machine, to be sent later; the same document waits once for a target. 'not-cleared' | 'too-large'
   * (message: `outbox`: too much waits already) | 'disk-full' | 'io' …
   */
  'export:wait': {
    input: z.object({
      bundleId: z.string(),
      sha256: Hash,
      targetId: z.string(),
      options: PullRequestOptions.prefault({}),
    }),
    output: Waiting,
  },
  /**
   * What waits of the vault that is open, oldest first. One whose `last.code` is 'damaged' is a file that cannot be read, or is not what Fieldbook
   * wrote (message: its name): it has no title, is never sent, and can be dropped.
   */
  'export:waiting': { input: z.void(), output: z.array(Waiting) },
  /**
   * Sends one, through the door again. Progress comes as 'export:progress' with `waitingId` for `bundleId`, by which it is cancelled, too. As
   * 'export:publish', and 'not-found' (message: `waiting`, `target`) | 'damaged' | 'not-cleared' (message: `hits`: the vault knows more by now;
   * `consent`: somebody took it back, or an interview is gone; `stand-ins`; `names`: another export has taken them; `older`: a newer state is
   * published): then it is to be looked at again. `confirmed`: the user has said of these very bytes that they may go where anybody may be
   * able to read them; without it `unconfirmed` is thrown.
   */
  'export:send-waiting': {
    input: z.object({
      waitingId: z.string(),
      onTopOf: z.string().nullable().default(null),
      confirmed: z.boolean().default(false),
    }),
    output: PublishResult,
  },
  'export:drop-waiting': { input: z.object({ waitingId: z.string() }), output: z.void() },
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
  'export:targets': { input: z.void(), output: z.array(Target) },
  /** Asks for the folder of a local clone and checks it. 'cancelled' | 'not-a-clone' | 'no-remote' | 'unsafe-config' | 'no-git'. */
  'export:add-clone': { input: z.void(), output: Target },
  /** A repository of GitHub, as an account of its host sees it. 'unauthorized' | 'gone' | 'network' … as GitHub answers. */
  'export:add-github': {
    input: GitHubRepository.omit({ repositoryId: true }).extend({ base: z.string() }),
    output: Target,
  },
  /** The branch that is proposed to; '' follows the remote's default branch. 'not-found' | 'invalid' (message: `branch`). */
  'export:set-base': { input: z.object({ targetId: z.string(), base: z.string().max(240) }), output: Target },
  /** 'invalid' (message: `via`) where the target cannot be reached so. */
  'export:set-via': { input: z.object({ targetId: z.string(), via: Via }), output: Target },
  'export:confirm-target': { input: z.object({ targetId: z.string() }), output: Target },
  'export:set-visibility': { input: z.object({ targetId: z.string(), visibility: Visibility }), output: Target },
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

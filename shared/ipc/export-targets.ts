import { z } from 'zod';
import { NoteId, ParticipantId } from '../domain/ids.ts';
import { type ErrorCode, errorCodes } from '../result.ts';
import { HitKind } from './export-bundle.ts';
import { Hash } from './notes.ts';

/** Who can read what is published there. The user says it; a remote on a disk of this machine is `internal`. */
export const Visibility = z.enum(['private', 'internal', 'public', 'unknown']);
export type Visibility = z.infer<typeof Visibility>;

/** A repository as GitHub knows it. */
export const GitHubRepository = z.object({
  /** Of the API and the pages; with a port where it has one. */
  host: z.string(),
  owner: z.string(),
  repository: z.string(),
  /** Stays when the repository is renamed or moved to another owner. */
  repositoryId: z.number().int(),
});
export type GitHubRepository = z.infer<typeof GitHubRepository>;

/** By which way a branch goes to its remote. */
export const Via = z.enum(['clone', 'github']);
export type Via = z.infer<typeof Via>;

/** A remote that documents are proposed to: by a clone of this machine, by GitHub's API, or by either. */
export const Target = z.object({
  targetId: z.string(),
  name: z.string(),
  /** `github.com/acme/product`, or a folder. */
  remote: z.string(),
  base: z.string(),
  /** The user said what the base is; else it follows the remote's default branch. */
  baseChosen: z.boolean().default(false),
  /** Confirmed on this machine, with host and repository. */
  confirmed: z.boolean(),
  visibility: Visibility.default('unknown'),
  via: Via.default('clone'),
  /** The clone's folder, for people to read; `null` where there is none. */
  location: z.string().nullable().default(null),
  github: GitHubRepository.nullable().default(null),
});
export type Target = z.infer<typeof Target>;

/** What becomes of a folder whose name is taken. */
export const IfExists = z.enum(['ask', 'replace', 'keep-both']);
export type IfExists = z.infer<typeof IfExists>;

/** `exists`: nothing was changed yet, the user decides. `partly`: a folder that was replaced holds so many of the new files. */
export const SavedFolder = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), name: z.string(), files: z.number().int() }),
  z.object({ outcome: z.literal('exists'), name: z.string() }),
  z.object({
    outcome: z.literal('partly'),
    name: z.string(),
    written: z.number().int(),
    files: z.number().int(),
    why: z.enum(errorCodes),
  }),
]);
export type SavedFolder = z.infer<typeof SavedFolder>;

/** The ways by which something leaves the vault. */
export const WayOut = z.enum(['publish', 'copy', 'save', 'save-folder', 'csv', 'print', 'link', 'cli']);
export type WayOut = z.infer<typeof WayOut>;

/** Something that has left, as the vault remembers it. No record names anybody: titles are those that the vault has now. */
export const Leaving = z.object({
  id: z.string(),
  /** ISO. */
  at: z.string(),
  way: WayOut,
  targetId: z.string(),
  /** What this machine calls the target; `null` where it does not know it. */
  targetName: z.string().nullable(),
  branch: z.string().optional(),
  path: z.string().optional(),
  /** `null` in a record of before this was kept. */
  document: z.enum(['interviews', 'results', 'highlights', 'link', 'digest', 'goal', 'standup', 'summary']).nullable(),
  /** What it was made of; `title` is empty where the vault no longer has it. */
  interviews: z.array(z.object({ id: NoteId, title: z.string() })),
  /** The findings among that, by their claims. */
  findings: z.array(z.object({ id: NoteId, title: z.string() })).optional(),
  participantIds: z.array(ParticipantId),
  /** A person of the roster who had it leave; `null` where nobody said who they are. */
  by: z.string().nullable(),
  /** How many hits were decided so. */
  decisions: z.object({ kept: z.number().int(), replaced: z.number().int(), redacted: z.number().int() }),
  /** What was kept of whom. */
  keptOf: z.array(z.object({ participantId: ParticipantId, kinds: z.array(HitKind) })),
  /** Of the bundle; `null` in a record of before this was kept. */
  sha256: Hash.nullable(),
  /** That was opened or changed with it; `null` where Fieldbook opened none. */
  pullRequest: z.object({ number: z.number().int().positive() }).nullable(),
  /** Its page, where this machine knows the target. */
  pullRequestUrl: z.string().nullable(),
});
export type Leaving = z.infer<typeof Leaving>;

/**
 * What the records of a vault do not say, or could not be made to: told when it happens. `record`: a file that counts for nothing, or not
 * in full. `shared-stand-in`: two people were published under one. `decision`, `leaving`: not kept on the disk.
 */
export type RecordTrouble =
  | { what: 'record'; file: string; why: 'unreadable' | 'merge-conflict' | 'other-target' | 'partly' }
  | { what: 'shared-stand-in'; standIn: string; participantIds: readonly string[] }
  | { what: 'decision' | 'leaving'; code: ErrorCode };

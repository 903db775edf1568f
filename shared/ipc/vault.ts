import { z } from 'zod';
import { FindingSummary } from '../domain/finding.ts';
import { GoalSummary } from '../domain/goal.ts';
import { FieldProblem, NoteSummary } from '../domain/interview.ts';
import { Participant } from '../domain/participant.ts';
import { Roster } from '../domain/roster.ts';
import { TagNote } from '../domain/tag.ts';
import { ReadConfig } from '../domain/vault-config.ts';
import { errorCodes } from '../result.ts';

/** A file of the vault that could not be used as what it is; shown by name, never changed. */
export const FileProblem = z.object({ path: z.string(), problems: z.array(FieldProblem) });
export type FileProblem = z.infer<typeof FileProblem>;

export const OpenVault = z.object({
  /** `config.vaultId`, or an id derived from the real path for a folder whose `fieldbook.yml` has none, or that has no such file yet. */
  vaultId: z.string(),
  name: z.string(),
  /** Absolute, for people to read. */
  location: z.string(),
  /** `null` for a foreign folder: nothing is written until the user edits. */
  config: ReadConfig.nullable(),
  sample: z.boolean(),
  readOnly: z.enum(['vault', 'newer-schema']).nullable(),
});
export type OpenVault = z.infer<typeof OpenVault>;

export const VaultState = z.discriminatedUnion('state', [
  /** `failure`: why the folder that was to be opened is not. */
  z.object({
    state: z.literal('none'),
    failure: z.object({ name: z.string(), code: z.enum(errorCodes), message: z.string() }).optional(),
  }),
  z.object({ state: z.literal('opening'), name: z.string() }),
  /** `verified`: the catalogue snapshot has been checked against the folder. `progress` is 0–1 until then. */
  z.object({
    state: z.literal('open'),
    vault: OpenVault,
    verified: z.boolean(),
    progress: z.number(),
    /** Files that went away in a crowd: their rows stay until `vault:accept-missing`. */
    missing: z.number().int().optional(),
  }),
  /** The folder vanished (an unmounted drive): buffers are kept, nothing is treated as deleted. */
  z.object({ state: z.literal('gone'), vault: OpenVault }),
]);
export type VaultState = z.infer<typeof VaultState>;

export const RecentVault = z.object({
  vaultId: z.string(),
  name: z.string(),
  location: z.string(),
  openedAt: z.string(),
});
export type RecentVault = z.infer<typeof RecentVault>;

/** What changed among the rows of one kind: new and changed ones, also where only the body is another; and the ids of those that are gone. */
const Changed = <Row extends z.ZodType>(row: Row) => z.object({ upserted: z.array(row), removed: z.array(z.string()) });

/** Everything of the vault but the bodies; a few megabytes at 10,000 notes. */
export const Catalogue = z.object({
  /** Grows with each change; a `catalogue:changed` event carries the next. */
  revision: z.number().int(),
  notes: z.array(NoteSummary),
  findings: z.array(FindingSummary),
  goals: z.array(GoalSummary),
  /** Tags that somebody described or colored. */
  tags: z.array(TagNote),
  participants: z.array(Participant),
  roster: Roster,
  /** Broken roster, participant and tag files, and pairs of documents with one id. */
  problems: z.array(FileProblem),
});
export type Catalogue = z.infer<typeof Catalogue>;

/** What changed since `revision - 1`. A page that missed one asks for the whole catalogue again. */
export const CatalogueChange = z.object({
  revision: z.number().int(),
  /** New and changed interviews, also where only the body is another and the row the same. */
  upserted: z.array(NoteSummary),
  removed: z.array(z.string()),
  findings: Changed(FindingSummary).optional(),
  goals: Changed(GoalSummary).optional(),
  /** All of them, where one changed. */
  tags: z.array(TagNote).optional(),
  participants: z.array(Participant).optional(),
  roster: Roster.optional(),
  problems: z.array(FileProblem).optional(),
});
export type CatalogueChange = z.infer<typeof CatalogueChange>;

export const vaultContract = {
  'vault:state': { input: z.void(), output: VaultState },
  'vault:recent': { input: z.void(), output: z.array(RecentVault) },
  /** Asks for a place (main shows the dialog) and creates an empty vault there. 'cancelled' where the user does. */
  'vault:create': { input: z.void(), output: OpenVault },
  /** Asks for a folder and opens it as it is. Writes nothing into it. */
  'vault:open': { input: z.void(), output: OpenVault },
  /** Opens the folder that a second start of Fieldbook asked for (event `vault:asked`), once. 'not-found' where none did. */
  'vault:open-asked': { input: z.void(), output: OpenVault },
  'vault:open-recent': { input: z.object({ vaultId: z.string() }), output: OpenVault },
  /** Writes the sample vault into app data (once) and opens it. */
  'vault:open-sample': { input: z.void(), output: OpenVault },
  /** Closes and deletes the sample vault. Refused ('invalid') for any other vault. */
  'vault:remove-sample': { input: z.void(), output: z.void() },
  'vault:close': { input: z.void(), output: z.void() },
  /** Removes the rows of files that went away in a crowd (`missing` of the state). The files are not touched: they are not there. */
  'vault:accept-missing': { input: z.void(), output: z.void() },
  /** A `Catalogue` as JSON: the bridge copies objects key by key, which takes 10 times as long as parsing for 10,000 notes. */
  'vault:catalogue': { input: z.void(), output: z.string() },
  /** Shows the vault's folder in the system's file manager. */
  'vault:reveal': { input: z.void(), output: z.void() },
} as const;

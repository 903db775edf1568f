import { z } from 'zod';
import { ParticipantId, Slug, Ulid, ulidTime } from '../../shared/domain/ids.ts';
import { Leaving, WayOut } from '../../shared/ipc/export.ts';
import { hashOf } from '../vault/read-file.ts';
import { type PlainValue, readPlainYaml, writePlainYaml } from './plain-yaml.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

/**
 * What `exports/<ulid>.yml` says of one leaving. Names nobody: titles stand as hashes, people as ids; so do branch and path where a name
 * was kept in them, and notes that have no id of their own.
 */
export const LedgerRecord = z.object({
  id: Ulid,
  /** ISO. Records of before there was one have it from their id. */
  at: z.iso.datetime(),
  way: WayOut,
  /** A person of the roster; `null` where nobody said who they are. */
  by: Slug.nullable().default(null),
  document: Leaving.shape.document.default(null),
  /** SHA-256 of the id and the title that left. */
  title: Hash.optional(),
  surfaces: z.array(z.string()).default([]),
  /** Of the text and the pictures. */
  bytes: count.optional(),
  /** Of the whole bundle. */
  sha256: Hash.optional(),
  target: z.string(),
  /** By which the same export is known again (`selectionKey`); empty for what goes to no branch. */
  selection: z.string(),
  branch: z.string().optional(),
  path: z.string().optional(),
  /** `placeHash` of a branch or path that names somebody. */
  branchHash: Hash.optional(),
  pathHash: Hash.optional(),
  commit: z.string().optional(),
  /** That Fieldbook opened or changed with it. */
  pullRequest: z.object({ number: z.number().int().positive() }).nullable().default(null),
  /** What the pull request was to say, as `saidOf` has it with the record's id. */
  said: z.object({ title: Hash, body: Hash }).optional(),
  /** SHA-256 of the file's text. */
  contentHash: Hash,
  interviews: z.array(z.string()).default([]),
  findings: z.array(z.string()).default([]),
  participants: z.array(ParticipantId).default([]),
  /** How many hits of whom (`-`: nobody known), by kind, were decided how. */
  decisions: z
    .record(z.string(), z.record(z.string(), z.partialRecord(z.enum(['kept', 'replaced', 'redacted']), count)))
    .default({}),
  /** The stand-ins that can be read in it. */
  standIns: z
    .object({
      participants: z.record(ParticipantId, z.number().int().positive()).default({}),
      companies: z.record(ParticipantId, z.string().regex(/^[A-Z]{1,5}$/)).default({}),
    })
    .prefault({}),
});
export type LedgerRecord = z.infer<typeof LedgerRecord>;

/** Records of before leavings were told apart: exports to a branch alone. */
const FormerRecord = z.object({
  id: Ulid,
  target: z.string(),
  selection: z.string(),
  branch: z.string(),
  path: z.string(),
  commit: z.string(),
  contentHash: Hash,
});

/** Reads one record of `name` (`<ulid>.yml`); `null` where it cannot be read, or is not what its name says. */
export function readLedgerRecord(text: string, name: string): LedgerRecord | null {
  try {
    const values = Object.fromEntries(readPlainYaml(text));
    if (values.id !== name.slice(0, -'.yml'.length)) return null;
    if (Object.hasOwn(values, 'way')) return LedgerRecord.safeParse(values).data ?? null;
    const former = FormerRecord.safeParse(values).data;
    if (!former) return null;
    return LedgerRecord.parse({ ...former, way: 'publish', at: new Date(ulidTime(former.id)).toISOString() });
  } catch {
    return null;
  }
}

/** The text of a record. */
export function writeLedgerRecord(record: LedgerRecord): string {
  const { standIns, ...rest } = record;
  return writePlainYaml({
    ...(rest as Record<string, PlainValue | undefined>),
    standIns: { participants: standIns.participants, companies: standIns.companies },
  });
}

/** A branch or path, so that it is known again by whoever can say what it may be. */
export function placeHash(recordId: string, place: string): string {
  return hashOf(`${recordId}\n${place}`);
}

/** An id of a note as it is remembered: that of a note without one of its own is a path, which may name somebody. */
export function rememberedId(noteId: string, vaultId: string): string {
  if (!noteId.startsWith('path:')) return noteId;
  return `note_${hashOf(`${vaultId}\n${noteId}`).slice(0, 32)}`;
}

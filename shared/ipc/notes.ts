import { z } from 'zod';
import { HighlightId, NoteId, ParticipantId, Ulid } from '../domain/ids.ts';
import { FieldProblem, NoteSummary, ReadOnlyReason } from '../domain/interview.ts';
import { NewParticipant, Participant, ParticipantChange } from '../domain/participant.ts';

/** SHA-256 of the file's bytes, lower-case hex. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a document of the vault is. Findings and research goals are read, saved and kept as interviews are. */
export const DocumentKind = z.enum(['interview', 'finding', 'goal']);
export type DocumentKind = z.infer<typeof DocumentKind>;

export const NoteFile = z.object({
  id: NoteId,
  kind: DocumentKind,
  path: z.string(),
  /** The whole file, front matter and BOM included, decoded as UTF-8; line endings as found. For `encoding` the text is lossy and only for looking at. */
  text: z.string(),
  hash: Hash,
  readOnly: ReadOnlyReason.nullable(),
  /**
   * Said once, after a crash: what had been typed was restored. With `copyId` somebody else had changed the file meanwhile, and
   * what was typed is that note.
   */
  recovered: z.object({ copyId: NoteId.nullable() }).optional(),
});
export type NoteFile = z.infer<typeof NoteFile>;

export const SaveRequest = z.object({
  id: NoteId,
  /** Hash of the bytes that were edited. */
  baseHash: Hash,
  text: z.string(),
  /** JSON of the blocks whose rich form could not be written as Markdown: kept beside a version of its own in the history. */
  rich: z.string().optional(),
});
export type SaveRequest = z.infer<typeof SaveRequest>;

/** Sent once the bytes are durable: file and folder synced. */
export const Saved = z.object({
  /** The ULID of the text; differs from the request's id where a foreign note got its first. */
  id: NoteId,
  hash: Hash,
  path: z.string(),
  kind: DocumentKind,
  /** Of an interview; the rows of findings and goals come with the catalogue's change. */
  summary: NoteSummary.nullable(),
});
export type Saved = z.infer<typeof Saved>;

export const notesContract = {
  /** 'not-found' | 'permission' | 'vault-gone' | 'io'. */
  'notes:read': { input: z.object({ id: NoteId }), output: NoteFile },
  /**
   * Creates `interviews/<year>/<date>-<slug>-<last 5>.md` from a whole text whose front matter holds that id; with another `kind`
   * the file of a finding or goal that is gone.
   */
  'notes:create': {
    input: z.object({ id: Ulid, text: z.string(), kind: DocumentKind.optional() }),
    output: Saved,
  },
  /** Writes the text durably, if the file still has `baseHash`; else 'conflict' (read again to see the other version). */
  'notes:save': { input: SaveRequest, output: Saved },
  /** Keeps the text beside the file it conflicts with, as a note of its own: new ULID, "(conflicted copy <date>)" in its name. */
  'notes:save-copy': { input: z.object({ id: NoteId, text: z.string() }), output: Saved },
  /** Keeps what was typed and is not in the file yet (`null`: nothing), in app data. `baseHash` as for a save; `null`: no file yet. */
  'notes:journal': {
    input: z.object({
      id: NoteId,
      baseHash: Hash.nullable(),
      text: z.string().nullable(),
      rich: SaveRequest.shape.rich,
    }),
    output: z.void(),
  },
  /** Moves the file to the vault's trash. */
  'notes:trash': { input: z.object({ id: NoteId }), output: z.object({ trashedId: z.string() }) },
  'notes:restore': { input: z.object({ trashedId: z.string() }), output: Saved },
  'notes:reveal': { input: z.object({ id: NoteId }), output: z.void() },
} as const;

export const highlightsContract = {
  /**
   * The notes whose files hold highlights with these ids, by highlight; an id that no note holds is left out. Answers once the
   * folder has been looked at. What is typed and not yet saved is not in it.
   */
  'highlights:holders': {
    input: z.object({ ids: z.array(HighlightId).max(10_000) }),
    output: z.record(z.string(), z.array(NoteId)),
  },
} as const;

/** The file of a participant. */
export const ParticipantFile = z.object({
  participant: Participant,
  path: z.string(),
  hash: Hash,
  readOnly: ReadOnlyReason.nullable(),
  /** What stands in it and cannot be read. */
  problems: z.array(FieldProblem),
});
export type ParticipantFile = z.infer<typeof ParticipantFile>;

export const participantsContract = {
  /** Writes `participants/<id>.md`. */
  'participants:create': { input: NewParticipant, output: Participant },
  /** 'not-found' | 'permission' | 'vault-gone' | 'io'. */
  'participants:read': { input: z.object({ id: ParticipantId }), output: ParticipantFile },
  /**
   * Changes these values in the participant's file durably, if it still has `baseHash`; else 'conflict'. Every other byte of it stays:
   * 'damaged' where it is written so that this is not possible. 'read-only' | 'not-found' | 'disk-full' | 'io'.
   */
  'participants:update': {
    input: z.object({ id: ParticipantId, baseHash: Hash, change: ParticipantChange }),
    output: ParticipantFile,
  },
} as const;

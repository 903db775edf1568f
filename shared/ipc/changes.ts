import { z } from 'zod';
import { Evidence } from '../domain/finding.ts';
import { HighlightId, NoteId, Ulid } from '../domain/ids.ts';
import { HighlightKind } from '../domain/interview.ts';
import { TagColor } from '../domain/tag.ts';
import type { DocumentEdit } from '../markdown/document-edits.ts';
import type { YamlValue } from '../markdown/front-matter.ts';
import { errorCodes } from '../result.ts';
import { Hash } from './notes.ts';

const Value: z.ZodType<YamlValue, YamlValue> = z.json() as never;
const Tag = z.string().trim().min(1).max(200);
const Line = z.string().regex(/^\S[^\r\n]{0,3999}$/);
const KindAndTags = z.object({ kind: HighlightKind.optional(), tags: z.array(z.string()).optional() });

/** An edit as the page may ask for it: what undoes others is main's own. */
export const EditRequest = z.union([
  z.object({ type: z.literal('highlight'), id: HighlightId, ...KindAndTags.shape, base: KindAndTags.optional() }),
  z.object({
    type: z.literal('field'),
    key: z.string().min(1),
    value: Value.nullable(),
    base: Value.nullable().optional(),
  }),
  z.object({ type: z.literal('evidence'), put: Evidence, at: z.number().int().nonnegative().optional() }),
  z.object({ type: z.literal('evidence'), remove: HighlightId }),
  z.object({
    type: z.literal('mark'),
    add: z.object({ id: HighlightId, kind: HighlightKind, tags: z.array(z.string()), text: z.string() }),
  }),
  z.object({ type: z.literal('mark'), drop: HighlightId }),
  z.object({ type: z.literal('question'), add: Line, once: Line }),
  z.object({ type: z.literal('question'), drop: Line, once: Line }),
]);
export type EditRequest = z.input<typeof EditRequest>;

/** Edits of several documents that are one step for whoever asked: all are undone by one undo. */
export const ChangeRequest = z.object({
  edits: z.array(z.object({ id: NoteId, edits: z.array(EditRequest) })).max(10_000),
});
export type ChangeRequest = z.output<typeof ChangeRequest>;

/** A document that was not, or not wholly, changed. */
export const FailedChange = z.object({
  /** Of the document; the path of a tag's file. */
  id: z.string(),
  title: z.string(),
  /**
   * 'invalid': its properties cannot be changed safely. 'conflict': somebody changed the value since, or keeps writing the file.
   * 'not-found': it, the highlight, or the words to be marked are gone. Else as saving has it.
   */
  code: z.enum(errorCodes),
  /** How many of its edits were refused, where the others were made; left out where none was made. */
  refused: z.number().int().optional(),
});
export type FailedChange = z.infer<typeof FailedChange>;

export const ChangeResult = z.object({
  /** What `changes:undo` undoes, for as long as main remembers it: in this run, and so many. */
  changeId: Ulid,
  /** Documents that have another text now. */
  changed: z.number().int(),
  failed: z.array(FailedChange),
  /** Whether it did anything that `changes:undo` could take back. */
  undoable: z.boolean(),
  /** It was cancelled: what had been done by then stays. */
  cancelled: z.boolean(),
});
export type ChangeResult = z.infer<typeof ChangeResult>;

/** How far a change has come that takes longer than a second. Both count documents. */
export interface ChangeProgress {
  changeId: string;
  done: number;
  total: number;
}

/** What the app's own changes made of a document since a version of it: the edits, in order, and the file as it stands. */
export interface ChangedSince {
  text: string;
  hash: string;
  edits: DocumentEdit[];
}

export const changesContract = {
  /** Changes documents through the durable path, each against what it holds by then. Those that cannot be changed are named. */
  'changes:apply': { input: ChangeRequest, output: ChangeResult },
  /** Undoes a change, to the byte where a file is as it left it. Its own id undoes the undo. 'not-found': not remembered. */
  'changes:undo': { input: z.object({ changeId: Ulid }), output: ChangeResult },
  /** Ends a change after the documents that are being written. */
  'changes:cancel': { input: z.object({ changeId: Ulid }), output: z.void() },
  /** `null` where anybody else changed the file too, or nobody did. */
  'changes:since': {
    input: z.object({ id: NoteId, baseHash: Hash }),
    output: z.custom<ChangedSince | null>(),
  },
} as const;

export const tagsContract = {
  /** Makes one tag of several, in interviews, highlights and tag files, as one change. Into a new name: a rename. */
  'tags:merge': {
    input: z.object({ from: z.array(z.string().min(1).max(2000)).min(1).max(1000), into: Tag }),
    output: ChangeResult,
  },
  /** Sets what is given; `null` takes it away. */
  'tags:describe': {
    input: z.object({
      tag: Tag,
      description: z.string().trim().max(2000).nullable().optional(),
      color: TagColor.nullable().optional(),
    }),
    output: ChangeResult,
  },
} as const;

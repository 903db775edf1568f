import { z } from 'zod';
import { HighlightId, NoteId } from '../domain/ids.ts';
import { mostHighlights } from '../findings/standing.ts';
import { errorCodes } from '../result.ts';
import { Hash } from './notes.ts';

/** What is to be exported: whole interviews, or single highlights of them. */
export const ExportSelection = z.object({
  interviewIds: z.array(NoteId).max(500),
  /** Where given, only these highlights of the interviews. */
  highlightIds: z.array(HighlightId).max(5000).optional(),
});
export type ExportSelection = z.infer<typeof ExportSelection>;

/** What every document that is proposed for review opens with. */
const reviewFields = {
  title: z.string().min(1).max(200),
  owner: z.string().max(200).default(''),
  deadline: z.string().max(100).default(''),
  feedbackWanted: z.string().max(500).default(''),
} as const;

/** Interviews, as a document that is proposed for review. */
export const InterviewsDraft = z.object({
  document: z.literal('interviews').optional(),
  selection: ExportSelection,
  ...reviewFields,
});
export type InterviewsDraft = z.infer<typeof InterviewsDraft>;

/**
 * Findings with their evidence: as a digest, as the answer to a research goal, or as a note for a stand-up. Those named, those whose
 * evidence the query finds, and for a goal, where neither is given, those that belong to it.
 */
export const FindingsDraft = z.object({
  document: z.enum(['digest', 'goal', 'standup']),
  findingIds: z.array(NoteId).max(200).default([]),
  /** The goal that is answered; required for `goal`. */
  goalId: NoteId.optional(),
  query: z.string().max(10_000).optional(),
  ...reviewFields,
});
export type FindingsDraft = z.infer<typeof FindingsDraft>;

/** Interviews as snapshots: who, in one line, quotes, facts, opportunities, insights. */
export const SummaryDraft = z.object({
  document: z.literal('summary'),
  interviewIds: z.array(NoteId).min(1).max(50),
  ...reviewFields,
});
export type SummaryDraft = z.infer<typeof SummaryDraft>;

/** What a search finds, as a list or a table. Main asks the search process itself: the page sends no results. */
export const ResultsDraft = z.object({
  document: z.literal('results'),
  form: z.enum(['markdown', 'csv']),
  title: z.string().min(1).max(200),
  query: z.string().max(10_000),
  view: z.enum(['interviews', 'highlights']),
  sort: z.enum(['relevance', 'date']),
});
export type ResultsDraft = z.infer<typeof ResultsDraft>;

/** Highlights one by one as a table: the chosen ones, all that a query finds, or the evidence of findings beside their claims. */
export const HighlightsDraft = z.object({
  document: z.literal('highlights'),
  form: z.literal('csv'),
  title: z.string().min(1).max(200),
  of: z.union([
    z.object({ ids: z.array(HighlightId).min(1).max(mostHighlights) }),
    z.object({ query: z.string().max(10_000), sort: z.enum(['relevance', 'date']) }),
    z.object({ findingIds: z.array(NoteId).min(1).max(200) }),
  ]),
});
export type HighlightsDraft = z.infer<typeof HighlightsDraft>;

/** A search as a link, which holds its query. */
export const LinkDraft = z.object({ document: z.literal('link'), query: z.string().min(1).max(10_000) });
export type LinkDraft = z.infer<typeof LinkDraft>;

export const ExportDraft = z.union([
  ResultsDraft,
  HighlightsDraft,
  LinkDraft,
  FindingsDraft,
  SummaryDraft,
  InterviewsDraft,
]);
export type ExportDraft = z.infer<typeof ExportDraft>;

export const Surface = z.enum(['body', 'title', 'branch', 'commit', 'path']);
export type Surface = z.infer<typeof Surface>;

export const Decision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('keep') }),
  z.object({ decision: z.literal('replace'), with: z.string().min(1).max(200) }),
  z.object({ decision: z.literal('redact') }),
]);
export type Decision = z.infer<typeof Decision>;

/** One identity that the vault knows and one exact string of it that stands in the bundle. */
export const PrivacyHit = z.object({
  hitId: z.string(),
  kind: z.enum(['name', 'email', 'company', 'handle', 'phone', 'crm']),
  /** The string as it stands. */
  exact: z.string(),
  participantId: z.string(),
  /** Offered stand-in, stable for the target ("Participant 7"). */
  pseudonym: z.string(),
  places: z.array(z.object({ surface: Surface, line: z.number().int() })),
  decision: Decision.nullable(),
});
export type PrivacyHit = z.infer<typeof PrivacyHit>;

export const BundleFile = z.object({ path: z.string(), text: z.string() });

/** A picture of the notes, without metadata, in the folder of the document's name beside it. `export:image` has its bytes. */
export const BundleImage = z.object({
  path: z.string(),
  type: z.enum(['image/png', 'image/jpeg']),
  /** In bytes. */
  size: z.number().int(),
  sha256: Hash,
});
export type BundleImage = z.infer<typeof BundleImage>;

/** A picture of the notes that stays: its words stand in its place. */
export const LeftOut = z.object({
  /** Of the file, for people to read. Does not leave. */
  name: z.string(),
  why: z.enum(['missing', 'kind', 'damaged', 'too-large', 'too-many']),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** An interview of which nothing that was said leaves, for want of consent. Named on the screen; empty where it is gone. */
export const Withheld = z.object({
  title: z.string(),
  date: z.string(),
  /** How many quotes of it were asked for; `null` where it was asked for as a whole. */
  quotes: z.number().int().nullable(),
});
export type Withheld = z.infer<typeof Withheld>;

/** What main holds and would send, byte for byte. A changed draft or decision is another bundle. */
export const Bundle = z.object({
  bundleId: z.string(),
  sha256: Hash,
  form: z.enum(['markdown', 'csv', 'link']),
  /** All that a search found, where the bundle holds only the first of it. */
  found: z.object({ quotes: z.number().int(), interviews: z.number().int() }).nullable(),
  title: z.string(),
  branch: z.string(),
  commitMessage: z.string(),
  files: z.array(BundleFile),
  images: z.array(BundleImage),
  leftOut: z.array(LeftOut),
  withheld: z.array(Withheld),
  hits: z.array(PrivacyHit),
  undecided: z.number().int(),
});
export type Bundle = z.infer<typeof Bundle>;

export const CloneTarget = z.object({
  targetId: z.string(),
  name: z.string(),
  /** For people to read. */
  location: z.string(),
  remote: z.string(),
  base: z.string(),
  /** Confirmed on this machine, with host and repository. */
  confirmed: z.boolean(),
});
export type CloneTarget = z.infer<typeof CloneTarget>;

export const Published = z.object({
  branch: z.string(),
  path: z.string(),
  commit: z.string(),
  /** `unchanged`: the branch already held exactly these bytes. */
  outcome: z.enum(['created', 'updated', 'unchanged']),
  /** Page for opening the pull request, where the remote's host is known. */
  pullRequestPage: z.string().nullable(),
});
export type Published = z.infer<typeof Published>;

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
    output: Published,
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
  'export:remove-target': { input: z.object({ targetId: z.string() }), output: z.void() },
} as const;

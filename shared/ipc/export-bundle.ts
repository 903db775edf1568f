import { z } from 'zod';
import { ParticipantId } from '../domain/ids.ts';
import { Attribute } from './export-drafts.ts';
import { Hash } from './notes.ts';

/** Where in a bundle a text stands. `body`: text, alternative texts, cells. `path`: names of file and pictures. */
export const Surface = z.enum(['body', 'title', 'branch', 'commit', 'pull-request', 'path']);
export type Surface = z.infer<typeof Surface>;

/** What the vault knows somebody by. */
export const IdentityKind = z.enum(['name', 'email', 'company', 'handle', 'phone', 'crm']);
export type IdentityKind = z.infer<typeof IdentityKind>;
/** Known or not: e-mail addresses and phone numbers of nobody whom the vault knows are hits, too. */
export const HitKind = z.enum([...IdentityKind.options, 'link', 'ip', 'card', 'iban', 'address']);
export type HitKind = z.infer<typeof HitKind>;

export const Decision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('keep') }),
  z.object({ decision: z.literal('replace'), with: z.string().min(1).max(200) }),
  z.object({ decision: z.literal('redact') }),
]);
export type Decision = z.infer<typeof Decision>;

/** What may stand in the place of a hit. `general` says only what it was ("a phone number"). */
export const Offer = z.object({
  kind: z.enum(['pseudonym', 'company', 'role', 'segment', 'role-and-segment', 'general']),
  text: z.string(),
});
export type Offer = z.infer<typeof Offer>;

/** One exact string that tells who somebody is, or may. A decided one stays in the list, with where it stands or stood. */
export const PrivacyHit = z.object({
  /** `<kind>:<participant, or ->:<exact>`. */
  hitId: z.string(),
  kind: HitKind,
  /** The string as it stands. */
  exact: z.string(),
  /** `null` where it is nobody's whom the vault knows. */
  participantId: ParticipantId.nullable(),
  /** At least one, the first of which is what one choice puts there: stable for the target ("Participant 7"). */
  offers: z.array(Offer).min(1),
  places: z.array(z.object({ surface: Surface, line: z.number().int() })),
  decision: Decision.nullable(),
  /** Who kept it for this target and when (ISO); `by`: a person of the roster. Of what is kept alone. */
  keptBy: z.object({ by: z.string().nullable(), at: z.string() }).nullable(),
});
export type PrivacyHit = z.infer<typeof PrivacyHit>;

/**
 * Where a hit stands, or what took its place: offsets in UTF-16 units of the surface's text (of `body` and `path`: the first file's).
 * None covers another: around a name within a link, or within own words, that has several.
 */
export const Mark = z.object({
  surface: Surface,
  start: z.number().int(),
  end: z.number().int(),
  hitId: z.string(),
  state: z.enum(['open', 'kept', 'replaced', 'redacted']),
});
export type Mark = z.infer<typeof Mark>;

/** Somebody who can be told by what stands about them: only `people` of the vault share it, themselves included, fewer than `k`. */
export const SingledOut = z.object({
  participantId: ParticipantId,
  shown: z.array(Attribute),
  people: z.number().int(),
  k: z.number().int(),
  /** Which of them the document can do without. */
  removable: z.array(Attribute),
  /** The fewest of these without which enough people share the rest; none where that is not enough. */
  remedy: z.array(Attribute),
});
export type SingledOut = z.infer<typeof SingledOut>;

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
  /** What the pull request says; `null` for what never becomes one. Its surface is the title, an empty line, and the body. */
  pullRequest: z.object({ title: z.string(), body: z.string() }).nullable(),
  files: z.array(BundleFile),
  images: z.array(BundleImage),
  leftOut: z.array(LeftOut),
  withheld: z.array(Withheld),
  hits: z.array(PrivacyHit),
  marks: z.array(Mark),
  undecided: z.number().int(),
  singledOut: z.array(SingledOut),
  /** What was published before of this selection at this target. `at`: ISO. */
  before: z.object({ text: z.string(), at: z.string().nullable(), hash: Hash }).nullable(),
  /**
   * `needs-confirmation`: the target is public, or nobody said what it is, and this very bundle was not confirmed (`export:confirm-bundle`).
   * `null` where there is no target.
   */
  target: z.enum(['confirmed', 'needs-confirmation']).nullable(),
});
export type Bundle = z.infer<typeof Bundle>;

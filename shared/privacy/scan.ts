import { findForms } from './find-names.ts';
import { findPhones, indexPhones } from './find-phones.ts';
import { fold } from './fold.ts';
import { indexForms } from './form-index.ts';
import type { KnownIdentity } from './identities.ts';
import { paragraphsOf } from './paragraphs.ts';
import { digitRuns } from './patterns/digit-groups.ts';
import { linksIn } from './patterns/links.ts';
import { patternsIn } from './patterns/patterns.ts';
import type { PatternKind } from './patterns/span.ts';
import type { Reading } from './reading.ts';

/** Something that tells of somebody whom the vault does not know: a phone number, an address. */
export interface PatternIdentity {
  kind: PatternKind;
  participantId: null;
  part: false;
}

export type FoundIdentity = KnownIdentity | PatternIdentity;

/** An identity that stands in a text, at `[start, end)`. */
export interface Match<Who extends FoundIdentity = KnownIdentity> {
  identity: Who;
  start: number;
  end: number;
  /** As it stands, without the invisible characters that neutralising adds. */
  exact: string;
}

/**
 * Finds identities. Matches are sorted. None lies inside another, but for somebody known within a pattern (a name in a link): whoever keeps the
 * one has not decided about the other.
 */
export type Scanner<Who extends FoundIdentity = KnownIdentity> = (text: string) => Match<Who>[];

export interface ScannerOptions {
  /** Finds what tells of anybody, too: addresses, numbers, links with ids. */
  patterns: boolean;
  /** Where phone numbers without a country are from (ISO 3166, `DE`). */
  region?: string;
}

/**
 * Builds a scanner over the given identities: whole words, however they are written (`fold`), in all forms that people use (`formsOf`). What it
 * finds in a paragraph depends on that paragraph alone. Linear in the text, whatever the number of identities.
 */
export function createScanner(identities: readonly KnownIdentity[]): Scanner;
export function createScanner(identities: readonly KnownIdentity[], options: ScannerOptions): Scanner<FoundIdentity>;
export function createScanner(
  identities: readonly KnownIdentity[],
  { patterns, region }: ScannerOptions = { patterns: false },
): Scanner<FoundIdentity> {
  const forms = indexForms(identities);
  const phones = indexPhones(identities);

  return (text) => {
    const all: Match<FoundIdentity>[] = [];
    for (const paragraph of paragraphsOf(text)) {
      for (const match of scanParagraph(paragraph.text)) all.push(moved(match, paragraph.start));
    }
    return all;
  };

  function scanParagraph(text: string): Match<FoundIdentity>[] {
    const found: Match<FoundIdentity>[] = [];
    read(fold(text), found);
    if (hasMarkup(text)) read(fold(text, 'shown'), found);
    if (patterns) for (const { kind, start, end } of linksIn(text)) found.push(patternOf(text, kind, start, end));
    for (const identity of forms.wordless) findBare(text, identity, found);
    return found.length > 1 ? withoutNested(found) : found;
  }

  function read(reading: Reading, found: Match<FoundIdentity>[]): void {
    const take = (identity: FoundIdentity, start: number, end: number) =>
      found.push(matchOf(reading.source, identity, reading.starts[start]!, reading.ends[end - 1]!));
    findForms(reading, forms, take);
    const runs = /\d/.test(reading.text) ? digitRuns(reading.text) : [];
    findPhones(reading.text, runs, phones, take);
    if (!patterns) return;
    for (const { kind, start, end } of patternsIn(reading, runs, region)) {
      found.push(patternOf(reading.source, kind, reading.starts[start]!, reading.ends[end - 1]!));
    }
  }
}

function moved<Who extends FoundIdentity>(match: Match<Who>, by: number): Match<Who> {
  return by === 0 ? match : { ...match, start: match.start + by, end: match.end + by };
}

/** Whether some of it may not be shown as it is written. */
function hasMarkup(text: string): boolean {
  return text.includes('<') || text.includes('&lt;') || text.includes('](') || text.includes('][');
}

function findBare(text: string, identity: KnownIdentity, found: Match<FoundIdentity>[]): void {
  const { value } = identity;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    found.push(matchOf(text, identity, at, at + value.length));
  }
}

function patternOf(text: string, kind: PatternKind, start: number, end: number): Match<PatternIdentity> {
  return matchOf(text, { kind, participantId: null, part: false }, start, end);
}

function matchOf<Who extends FoundIdentity>(text: string, identity: Who, start: number, end: number): Match<Who> {
  return { identity, start, end, exact: text.slice(start, end).replace(/\p{Cf}/gu, '') };
}

const rank = {
  name: 0,
  email: 1,
  company: 2,
  handle: 3,
  phone: 4,
  crm: 5,
  link: 6,
  ip: 7,
  card: 8,
  iban: 9,
  address: 10,
};

function withoutNested<Who extends FoundIdentity>(found: Match<Who>[]): Match<Who>[] {
  found.sort(
    (a, b) =>
      a.start - b.start ||
      b.end - a.end ||
      Number(isPattern(a)) - Number(isPattern(b)) ||
      Number(a.identity.part) - Number(b.identity.part) ||
      rank[a.identity.kind] - rank[b.identity.kind],
  );
  const kept: Match<Who>[] = [];
  let until = -1;
  let untilKnown = -1;
  for (const match of found) {
    if (match.end <= (isPattern(match) ? until : untilKnown)) continue;
    kept.push(match);
    until = Math.max(until, match.end);
    if (!isPattern(match)) untilKnown = match.end;
  }
  return kept;
}

function isPattern(match: Match<FoundIdentity>): boolean {
  return match.identity.participantId === null;
}

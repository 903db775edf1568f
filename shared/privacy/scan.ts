import { type Folded, type FoldMode, fold } from './fold.ts';
import type { KnownIdentity } from './identities.ts';
import { patternsIn } from './patterns/patterns.ts';
import type { PatternKind } from './patterns/span.ts';

/** Something that tells of somebody whom the vault does not know: a phone number, an address. */
export interface PatternIdentity {
  kind: PatternKind;
  /** Folded, so that two spellings of it are alike. */
  value: string;
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

/** Finds identities. Matches are sorted, none lies inside another. */
export type Scanner<Who extends FoundIdentity = KnownIdentity> = (text: string) => Match<Who>[];

export interface ScannerOptions {
  /** Finds e-mail addresses and phone numbers of anybody, too. */
  patterns: boolean;
  /** Where phone numbers without a country are from (ISO 3166, `DE`). */
  region?: string;
}

interface Pattern {
  identity: KnownIdentity;
  folded: string;
}

interface Index {
  mode: FoldMode;
  /** Lengths of the patterns that begin with a word, so that each is one look-up whatever their number. */
  lengths: Map<string, Set<number>>;
  whole: Map<string, Pattern>;
  /** Patterns without word boundaries: scripts that do not part words, symbols alone. */
  loose: Pattern[];
}

const wordChar = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that put no space between words. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const astral = /[\u{10000}-\u{10ffff}]/u;
const phoneLike = /\+?\d[\d\s().\-\u2010-\u2015/]{4,}\d/g;

/**
 * Builds a scanner over the given identities: whole words, without regard to case, accents, emphasis marks, line breaks or
 * `-` for a space. Linear in the text, whatever the number of identities.
 */
export function createScanner(identities: readonly KnownIdentity[]): Scanner;
export function createScanner(identities: readonly KnownIdentity[], options: ScannerOptions): Scanner<FoundIdentity>;
export function createScanner(
  identities: readonly KnownIdentity[],
  { patterns, region }: ScannerOptions = { patterns: false },
): Scanner<FoundIdentity> {
  const modes: FoldMode[] = ['text', 'name'];
  const indexes = modes.map((mode) => indexPatterns(identities, mode));
  const phones = identities
    .filter((i) => i.kind === 'phone')
    .map((identity) => ({ identity, digits: identity.value.replace(/\D/g, '') }))
    .filter((p) => p.digits.length >= 6);

  return (text) => {
    const found: Match<FoundIdentity>[] = [];
    for (const index of indexes) {
      const folded = fold(text, index.mode);
      findWords(text, folded, index, found);
      for (const pattern of index.loose) findLoose(text, folded, pattern, found);
    }
    for (const run of phones.length > 0 ? text.matchAll(phoneLike) : []) {
      const digits = run[0].replace(/\D/g, '');
      const hit = phones.find((p) => samePhone(p.digits, digits));
      if (hit) found.push(matchOf(text, hit.identity, run.index, run.index + run[0].length));
    }
    if (patterns) findPatterns(text, region, found);
    return withoutNested(found);
  };
}

function findPatterns(text: string, region: string | undefined, found: Match<FoundIdentity>[]) {
  const { text: folded, starts, ends } = fold(text, 'text');
  for (const { kind, start, end } of patternsIn(folded, region)) {
    const identity = { kind, value: folded.slice(start, end), participantId: null, part: false } as const;
    found.push(matchOf(text, identity, starts[start]!, ends[end - 1]!));
  }
}

function samePhone(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= 7 && long.endsWith(short));
}

function indexPatterns(identities: readonly KnownIdentity[], mode: FoldMode): Index {
  const index: Index = { mode, lengths: new Map(), whole: new Map(), loose: [] };
  const add = (identity: KnownIdentity, folded: string) => {
    const first = /^[\p{L}\p{N}]+/u.exec(folded)?.[0];
    if (first && !unspaced.test(first[0]!) && !astral.test(folded)) {
      const lengths = index.lengths.get(first) ?? new Set();
      index.lengths.set(first, lengths.add(folded.length));
      if (!index.whole.has(folded)) index.whole.set(folded, { identity, folded });
    } else if (folded.trim() !== '') {
      index.loose.push({ identity, folded });
    }
  };
  for (const identity of identities) {
    const core = identity.value.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
    for (const form of new Set([core || identity.value, identity.value])) add(identity, fold(form, mode).text);
  }
  return index;
}

function findWords(text: string, folded: Folded, { lengths, whole }: Index, found: Match<FoundIdentity>[]) {
  const units = folded.text;
  for (let at = 0; at < units.length; at++) {
    if (!wordChar.test(units[at]!) || !startsWord(text, folded, at)) continue;
    for (let end = at + 1; end <= units.length; end++) {
      // Emphasis marks inside a word are folded away, so each gap may be its end.
      const gap = end < units.length && folded.ends[end - 1] !== folded.starts[end];
      const over = end === units.length || !wordChar.test(units[end]!);
      if (gap || over) {
        for (const length of lengths.get(units.slice(at, end)) ?? []) {
          const pattern = whole.get(units.slice(at, at + length));
          if (pattern) take(text, folded, at, pattern, found);
        }
      }
      if (over) break;
    }
  }
}

function take(
  text: string,
  folded: Folded,
  at: number,
  { identity, folded: wanted }: Pattern,
  found: Match<FoundIdentity>[],
) {
  const last = at + wanted.length - 1;
  if (!unspaced.test(wanted.at(-1)!) && !endsWord(text, folded, last)) return;
  const match = matchOf(text, identity, folded.starts[at]!, folded.ends[last]!);
  const isName =
    /^\P{L}*\p{Lu}/u.test(match.exact) || !/\p{Lu}/u.test(identity.value) || isMentioned(text, match.start);
  if (identity.part && !isName) return;
  found.push(match);
}

/** Whether an `@` stands before it. */
function isMentioned(text: string, start: number): boolean {
  return /@\p{Cf}*$/u.test(text.slice(Math.max(0, start - 4), start));
}

function findLoose(text: string, folded: Folded, { identity, folded: wanted }: Pattern, found: Match<FoundIdentity>[]) {
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    const last = at + wanted.length - 1;
    const free = unspaced.test(wanted.at(-1)!) || !wordChar.test(wanted.at(-1)!);
    if (!free && !endsWord(text, folded, last)) continue;
    found.push(matchOf(text, identity, folded.starts[at]!, folded.ends[last]!));
  }
}

function startsWord(text: string, folded: Folded, at: number): boolean {
  const start = folded.starts[at]!;
  if (at > 0 && folded.starts[at - 1] === start) return false;
  // The last digit of an escape (`%22`) is no letter before the name: what it stands for counts.
  if (at > 0 && folded.ends[at - 1] === start) return !wordChar.test(folded.text[at - 1]!);
  return start === 0 || !wordChar.test(charBefore(text, start));
}

function endsWord(text: string, folded: Folded, last: number): boolean {
  const end = folded.ends[last]!;
  if (last + 1 < folded.text.length && folded.ends[last + 1] === end) return false;
  return end >= text.length || !wordChar.test(String.fromCodePoint(text.codePointAt(end)!));
}

/** The letter, digit or sign before `at`, without the accents on it. */
function charBefore(text: string, at: number): string {
  return /(\P{M})\p{M}*$/u.exec(text.slice(Math.max(0, at - 16), at))?.[1] ?? '';
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
      Number(a.identity.participantId === null) - Number(b.identity.participantId === null) ||
      Number(a.identity.part) - Number(b.identity.part) ||
      rank[a.identity.kind] - rank[b.identity.kind],
  );
  const kept: Match<Who>[] = [];
  let until = -1;
  for (const match of found) {
    if (match.end <= until) continue;
    kept.push(match);
    until = match.end;
  }
  return kept;
}

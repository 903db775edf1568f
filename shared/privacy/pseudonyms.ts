import type { RandomBytes } from '../domain/ids.ts';
import type { Participant } from '../domain/participant.ts';
import { nameForm } from './fold.ts';
import { saltedTag } from './salted-tag.ts';

/** What is kept of one target's stand-ins: by participant id, so that no identity stands beside its pseudonym. */
export interface PseudonymRecord {
  /** Participant id → number of "Participant 7". */
  participants: Record<string, number>;
  /** Participant id → letters of "Company B". People of one company share them. */
  companies: Record<string, string>;
  /** Letters → tag of how their company was spelled last (`saltedTag`), by which one that is renamed is told from one that is left. */
  spelled?: Record<string, string>;
  /** Of this target alone. */
  salt?: string;
}

export interface Pseudonyms {
  /** "Participant 7". */
  participant(participantId: string): string;
  /** "Company B", or `null` where the participant's company is not known. */
  company(participantId: string): string | null;
  record(): PseudonymRecord;
}

export const noPseudonyms: PseudonymRecord = { participants: {}, companies: {} };

/** "Participant 7" and "Company B", as they stand in a text. */
export const standInForm = /\b(?:Participant \d+|Company [A-Z]{1,4})\b/;

/**
 * Stand-ins that stay the same for one target. Numbers and letters are drawn at random without repetition, from as many as the vault
 * will need, so that neither the order nor the number of interviews shows. A company that is renamed keeps its letters; somebody who
 * goes to another company gets the letters of that one.
 */
export function createPseudonyms(
  stored: PseudonymRecord,
  participants: readonly Participant[],
  random: RandomBytes,
): Pseudonyms {
  const numbers = new Map(Object.entries(stored.participants));
  const taken = new Set(numbers.values());
  const letters = new Map(Object.entries(stored.companies));
  const spelled = new Map(Object.entries(stored.spelled ?? {}));
  const salt = stored.salt ?? '';
  const { companyOf, companies } = companiesOf(participants);

  return {
    participant(id) {
      let number = numbers.get(id);
      if (number === undefined) {
        number = drawNumber(taken, participants.length, random);
        taken.add(number);
        numbers.set(id, number);
      }
      return `Participant ${number}`;
    },
    company(id) {
      const company = companyOf.get(id);
      if (company === undefined) return null;
      const tag = saltedTag(salt, company);
      const own = ownLetters(id, company, tag) ?? lettersOf(company, tag) ?? drawLetters(free, companies.size, random);
      letters.set(id, own);
      spelled.set(own, tag);
      return `Company ${own}`;
    },
    record: () => ({
      ...stored,
      participants: Object.fromEntries(numbers),
      companies: Object.fromEntries(letters),
      ...(spelled.size > 0 && { spelled: Object.fromEntries(spelled) }),
    }),
  };

  /** The letters that somebody has, unless these are another company's now. */
  function ownLetters(id: string, company: string, tag: string): string | undefined {
    const own = letters.get(id);
    if (own === undefined) return undefined;
    const last = spelled.get(own);
    if (last === tag) return own;
    const others = [...companyOf].filter(([other, name]) => letters.get(other) === own && name !== company);
    // Without a tag (a record of before there were any) those who share letters share them; told apart by who comes first.
    const isLeft =
      last === undefined
        ? others.some(([other]) => other < id)
        : others.some(([, name]) => saltedTag(salt, name) === last);
    return isLeft || lettersSpelled(tag) !== undefined ? undefined : own;
  }

  /** The letters of a company, whoever of it had them first. */
  function lettersOf(company: string, tag: string): string | undefined {
    const known = lettersSpelled(tag);
    if (known !== undefined) return known;
    for (const [id, name] of companyOf) {
      const theirs = name === company ? letters.get(id) : undefined;
      if (theirs !== undefined && ownLetters(id, company, tag) === theirs) return theirs;
    }
    return undefined;
  }

  function lettersSpelled(tag: string): string | undefined {
    for (const [known, last] of spelled) if (last === tag) return known;
    return undefined;
  }

  /** No company's letters, nor what one is called. */
  function free(candidate: string): boolean {
    const isTaken = spelled.has(candidate) || [...letters.values()].includes(candidate);
    const name = candidate.toLowerCase();
    return !isTaken && !companies.has(name) && !companies.has(`company ${name}`);
  }
}

interface Companies {
  /** Participant id → their company, folded. */
  companyOf: ReadonlyMap<string, string>;
  companies: ReadonlySet<string>;
}

/** The companies of the people of before: a decision changes none. */
const known = new WeakMap<readonly Participant[], Companies>();

function companiesOf(participants: readonly Participant[]): Companies {
  const before = known.get(participants);
  if (before) return before;
  const companyOf = new Map(
    participants.flatMap(({ id, company }) => (company?.trim() ? [[id, nameForm(company.trim())] as const] : [])),
  );
  const found = { companyOf, companies: new Set(companyOf.values()) };
  known.set(participants, found);
  return found;
}

/** From 1 to 99, 999 …: so many that half of them stay free when everybody has one. */
function drawNumber(taken: ReadonlySet<number>, people: number, random: RandomBytes): number {
  let top = 99;
  while (Math.max(taken.size + 1, people) * 2 > top) top = top * 10 + 9;
  return draw(top, (n) => !taken.has(n + 1), random) + 1;
}

function drawLetters(isFree: (letters: string) => boolean, companies: number, random: RandomBytes): string {
  let top = 26;
  while (companies * 2 > top) top = (top + 1) * 26;
  return spell(draw(top, (n) => isFree(spell(n)), random));
}

/** A … Z, AA … ZZ, AAA … */
function spell(n: number): string {
  const last = String.fromCharCode(65 + (n % 26));
  return n < 26 ? last : spell(Math.floor(n / 26) - 1) + last;
}

/** More draws than that mean that chance has run dry, as it does in tests. */
const mostDraws = 64;

/** A free number in `[0, top)`, each as likely as any other; the next above where there is none. */
function draw(top: number, isFree: (n: number) => boolean, random: RandomBytes): number {
  for (let i = 0; i < mostDraws; i++) {
    const n = chance(top, random);
    if (isFree(n)) return n;
  }
  let next = chance(top, random);
  while (!isFree(next)) next++;
  return next;
}

function chance(top: number, random: RandomBytes): number {
  const [a = 0, b = 0, c = 0, d = 0] = random(4);
  return (((a * 256 + b) * 256 + c) * 256 + d) % top;
}

import type { RandomBytes } from '../domain/ids.ts';
import type { Participant } from '../domain/participant.ts';
import { nameForm } from './fold.ts';

/** What is kept of one target's stand-ins: by participant id, so that no identity stands beside its pseudonym. */
export interface PseudonymRecord {
  /** Participant id → number of "Participant 7". */
  participants: Record<string, number>;
  /** Participant id → letters of "Company B". People of one company share them. */
  companies: Record<string, string>;
}

export interface Pseudonyms {
  /** "Participant 7". */
  participant(participantId: string): string;
  /** "Company B", or `null` where the participant's company is not known. */
  company(participantId: string): string | null;
  record(): PseudonymRecord;
}

export const noPseudonyms: PseudonymRecord = { participants: {}, companies: {} };

/**
 * Stand-ins that stay the same for one target. Numbers and letters are drawn at random without repetition, so that neither
 * the order nor the number of interviews shows.
 */
export function createPseudonyms(
  stored: PseudonymRecord,
  participants: readonly Participant[],
  random: RandomBytes,
): Pseudonyms {
  const numbers = new Map(Object.entries(stored.participants));
  const letters = new Map(Object.entries(stored.companies));
  const companyOf = new Map(participants.flatMap((p) => (p.company?.trim() ? [[p.id, foldCompany(p.company)]] : [])));

  return {
    participant(id) {
      if (!numbers.has(id)) numbers.set(id, drawNumber(new Set(numbers.values()), random));
      return `Participant ${numbers.get(id)}`;
    },
    company(id) {
      const company = companyOf.get(id);
      if (company === undefined) return null;
      const known = letters.get(id) ?? colleagueLetters(company);
      letters.set(id, known ?? drawLetters(new Set(letters.values()), random));
      return `Company ${letters.get(id)}`;
    },
    record: () => ({ participants: Object.fromEntries(numbers), companies: Object.fromEntries(letters) }),
  };

  function colleagueLetters(company: string): string | undefined {
    for (const [id, own] of companyOf) if (own === company && letters.has(id)) return letters.get(id);
    return undefined;
  }
}

function foldCompany(company: string): string {
  return nameForm(company.trim());
}

function drawNumber(taken: ReadonlySet<number>, random: RandomBytes): number {
  let top = 99;
  while (taken.size * 2 >= top) top *= 10;
  return draw(top, (n) => !taken.has(n + 1), random) + 1;
}

function drawLetters(taken: ReadonlySet<string>, random: RandomBytes): string {
  const top = taken.size * 2 >= 26 ? 26 + 26 * 26 : 26;
  return spell(draw(top, (n) => !taken.has(spell(n)), random));
}

function spell(n: number): string {
  const letter = (i: number) => String.fromCharCode(65 + i);
  return n < 26 ? letter(n) : letter(Math.floor((n - 26) / 26) % 26) + letter((n - 26) % 26);
}

/** A free number in `[0, top)`: starts at a random one and takes the next that is free. */
function draw(top: number, isFree: (n: number) => boolean, random: RandomBytes): number {
  const [a = 0, b = 0, c = 0] = random(3);
  const start = (a * 65536 + b * 256 + c) % top;
  for (let i = 0; i < top; i++) if (isFree((start + i) % top)) return (start + i) % top;
  return top + start;
}

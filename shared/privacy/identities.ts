import type { Participant } from '../domain/participant.ts';
import type { IdentityKind } from '../ipc/export.ts';
import { fold } from './fold.ts';

/** One string by which the vault knows somebody. Several people may share it (a company, a common name). */
export interface KnownIdentity {
  kind: IdentityKind;
  value: string;
  /** The first of them; those of the exported interviews come first. */
  participantId: string;
  /** A first or last name alone, or what a company is called for short: counts only where it is written as a name. */
  part: boolean;
}

/** In a larger vault every other word would be somebody's name: there, parts count for people of the exported interviews alone. */
export const mostPeopleWithParts = 1000;
/** A shorter word of a company's name is too often something else. */
const shortestCompanyWord = 4;
/** Words with which names of companies begin, and every other sentence does, too. */
const plainWords = new Set(
  `about after american best better blue central city cloud customer data digital east easy european fast first free general global good
  great green group house international just local modern more national next north only open over people personal product public pure
  quick real royal simple small smart social south super team that their then this true united west what when white with world your`.split(
    /\s+/,
  ),
);

/**
 * Everything the vault knows people by: names and their parts of three letters or more, e-mails, companies and what they are called
 * for short ("Medora" of "Medora Health"), handles, phone numbers and CRM links. Those in `involved` (of the exported interviews) come first where people share a string.
 */
export function knownIdentities(
  participants: readonly Participant[],
  involved: ReadonlySet<string> = new Set(),
): KnownIdentity[] {
  const known = new Map<string, KnownIdentity>();
  const add = (kind: IdentityKind, value: string | undefined, participantId: string, part = false) => {
    const trimmed = value?.trim() ?? '';
    if (trimmed === '') return;
    const key = `${kind}:${part}:${fold(trimmed, 'text').text}`;
    if (!known.has(key)) known.set(key, { kind, value: trimmed, participantId, part });
  };
  const order = participants.toSorted((a, b) => Number(involved.has(b.id)) - Number(involved.has(a.id)));
  for (const p of order) {
    add('name', p.name, p.id);
    for (const email of p.emails) add('email', email, p.id);
    for (const handle of p.handles) add('handle', handle, p.id);
    add('company', p.company, p.id);
    add('phone', p.phone, p.id);
    add('crm', p.crm, p.id);
    if (!involved.has(p.id) && participants.length > mostPeopleWithParts) continue;
    for (const word of p.name.split(/[\s,]+/)) if (word.length >= 3 && word !== p.name) add('name', word, p.id, true);
    add('company', shortCompany(p.company), p.id, true);
  }
  return [...known.values()];
}

/** The first word of a company's name of several that is not one of everyday English: what it is called for short. */
export function shortCompany(company = ''): string | undefined {
  const words = company.trim().split(/[\s,]+/);
  if (words.length < 2) return undefined;
  return words.find((word) => word.length >= shortestCompanyWord && !plainWords.has(word.toLowerCase()));
}

import type { Participant } from '../domain/participant.ts';
import type { IdentityKind } from '../ipc/export.ts';
import { nameForm } from './fold.ts';
import { generic, legalForms } from './ordinary-words.ts';
import { shortParts } from './short-names.ts';

/** One string by which the vault knows somebody. Several people may share it (a company, a common name). */
export interface KnownIdentity {
  kind: IdentityKind;
  value: string;
  /** The first of them; those of the exported interviews come first. */
  participantId: string;
  /** A first or last name alone, or what a company is called for short: where it is a word of its own, it counts only as a name. */
  part: boolean;
}

/** In a larger vault every other word would be somebody's name: there, parts count for people of the exported interviews alone. */
export const mostPeopleWithParts = 1000;
/** A shorter word of a company's name is too often something else. */
const shortestCompanyWord = 4;
const shortestPart = 3;
/** Words of names that are nobody's name. */
const particles = new Set(
  'van von der den dem del della des las los dos das bin bint ibn ter ten the and for mrs prof herr frau phd jun sen'.split(
    ' ',
  ),
);

/**
 * Everything the vault knows people by: names, nicknames, and parts of names, e-mails, companies with and without their legal
 * form and what they are called for short ("Medora" of "Medora Health"), handles, phone numbers and CRM links. Those in `involved` (of the
 * exported interviews) come first where people share a string.
 */
export function knownIdentities(
  participants: readonly Participant[],
  involved: ReadonlySet<string> = new Set(),
): KnownIdentity[] {
  const known = new Map<string, KnownIdentity>();
  const add = (kind: IdentityKind, value: string | undefined, participantId: string, part = false) => {
    const trimmed = value?.trim() ?? '';
    if (trimmed === '') return;
    // "JD" and "Jd" count where they are written so.
    const spelling = part && trimmed.length === 2 ? trimmed : trimmed.toLowerCase();
    const key = `${kind}:${part}:${spelling}`;
    if (!known.has(key)) known.set(key, { kind, value: trimmed, participantId, part });
  };
  const order = participants.toSorted((a, b) => Number(involved.has(b.id)) - Number(involved.has(a.id)));
  for (const p of order) {
    add('name', p.name, p.id);
    for (const nickname of p.nicknames) add('name', nickname, p.id);
    for (const email of p.emails) add('email', email, p.id);
    for (const handle of p.handles) add('handle', handle, p.id);
    add('company', p.company, p.id);
    add('company', withoutLegalForm(p.company), p.id);
    add('phone', p.phone, p.id);
    add('crm', p.crm, p.id);
    if (!involved.has(p.id) && participants.length > mostPeopleWithParts) continue;
    for (const part of [...partsOfName(p.name), ...shortParts(p.name)]) add('name', part, p.id, true);
    add('company', shortCompany(p.company), p.id, true);
  }
  return [...known.values()];
}

/** First and last names of three letters or more alone; of a double name each half, too. */
function partsOfName(name: string): string[] {
  const words = name.split(/[\s,()"“”]+/);
  const parts = words.flatMap((word) =>
    /\p{L}{3,}[-\u2010]\p{L}{3,}/u.test(word) ? [word, ...word.split(/[-\u2010]/)] : [word],
  );
  return parts.filter((part) => {
    const plain = part.normalize('NFC').replace(/\.$/, '');
    return plain.length >= shortestPart && part !== name && !particles.has(plain.toLowerCase());
  });
}

/** "Northwind Traders" of "Northwind Traders, Inc."; `undefined` where nothing stands behind the name. */
function withoutLegalForm(company = ''): string | undefined {
  const words = company.trim().split(/\s+/);
  let end = words.length;
  for (let at = end - 1; at > 0; at--) {
    const word = words[at]!.toLowerCase().replace(/[.,]/g, '');
    if (legalForms.has(word)) end = at;
    else if (!/^(?:&|and|und)$/.test(word)) break;
  }
  return end === words.length
    ? undefined
    : words
        .slice(0, end)
        .join(' ')
        .replace(/[,.]+$/, '');
}

/**
 * What a company is called for short: the first word of its name of several that is neither one that any company may have nor short, or what stands
 * before the point of a name like "lumenpay.example".
 */
export function shortCompany(company = ''): string | undefined {
  const words = company.trim().split(/[\s,]+/);
  if (words.length < 2) return /^([\p{L}\p{N}-]{4,})\.[a-z]{2,}$/iu.exec(company.trim())?.[1];
  return words.find((word) => word.length >= shortestCompanyWord && !generic.has(nameForm(word)));
}

import { hash } from 'node:crypto';
import { z } from 'zod';
import { ParticipantId, type RandomBytes, Slug } from '../../shared/domain/ids.ts';
import type { RecordTrouble } from '../../shared/ipc/export.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { type PlainValue, readPlainYaml, writePlainYaml } from './plain-yaml.ts';

/** What was decided about one exact string of one person at one target. Holds no identity: the string stands as a hash. */
export const KeptDecision = z.looseObject({
  /** `null`: nobody's whom the vault knows. */
  who: ParticipantId.nullable(),
  kind: z.string().regex(/^[a-z-]{1,20}$/),
  /** `hitHash`. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  decision: z.enum(['keep', 'replace', 'redact']),
  /** The words in its place, unless they are the target's own stand-in. */
  with: z.string().min(1).max(200).optional(),
  /** Which stand-in of the target is in its place. */
  offer: z.enum(['pseudonym', 'company']).optional(),
  /** A person of the roster; `null` where nobody said who they are. */
  by: Slug.nullable(),
  at: z.iso.datetime(),
});
export type KeptDecision = z.infer<typeof KeptDecision>;

/** Why a record does not count, or not all of it. `other-target`: it was made for another one. */
export type Damage = Extract<RecordTrouble, { what: 'record' }>['why'];

/** What `privacy/<target-id>.yml` holds. */
export interface PrivacyFile {
  /** 32 hex digits; of this file alone. */
  salt: string;
  pseudonyms: PseudonymRecord;
  decisions: KeptDecision[];
  /** Entries and keys that this Fieldbook does not understand: kept as they are, counted for nothing. */
  unread: PlainValue[];
  others: Record<string, PlainValue>;
}

export interface PrivacyReading extends PrivacyFile {
  damage: Damage | null;
}

/**
 * By what a decision is found again: SHA-256 of the salt, the target, whose it is, what it is, and the exact string. An entry that is
 * moved to another target, person or kind fits nothing there.
 */
export function hitHash(
  salt: string,
  targetId: string,
  hit: { kind: string; participantId: string | null; exact: string },
): string {
  return hash('sha256', JSON.stringify([salt, targetId, hit.participantId, hit.kind, hit.exact]));
}

/** A record with nothing in it. */
export function emptyPrivacyFile(random: RandomBytes): PrivacyFile {
  const salt = Buffer.from(random(16)).toString('hex');
  return { salt, pseudonyms: { participants: {}, companies: {}, salt }, decisions: [], unread: [], others: {} };
}

/**
 * Reads a record from whatever the file holds. What cannot be read as a whole, or was merged and still has git's marks, counts as no decision;
 * its stand-ins are saved line by line, since they have been read by others already.
 */
export function readPrivacyFile(text: string, targetId: string, random: RandomBytes): PrivacyReading {
  let values: Map<string, unknown>;
  try {
    values = readPlainYaml(text);
  } catch {
    const damage = /^(?:<{7}|>{7}) /m.test(text) ? 'merge-conflict' : 'unreadable';
    return { ...salvage(text, random), damage };
  }
  const { target, salt, participants, companies, spelled, decisions, ...others } = Object.fromEntries(values);
  if (target !== undefined && target !== targetId) return { ...emptyPrivacyFile(random), damage: 'other-target' };
  const ownSalt = typeof salt === 'string' && hex.test(salt) ? salt : emptyPrivacyFile(random).salt;
  const entries = Array.isArray(decisions) ? decisions : [];
  const read = entries.map((entry) => KeptDecision.safeParse(entry).data ?? null);
  const isWhole =
    read.every((one) => one !== null) &&
    (decisions === undefined || Array.isArray(decisions)) &&
    [participants, companies].every((map) => map === undefined || (typeof map === 'object' && map !== null));
  return {
    salt: ownSalt,
    pseudonyms: pseudonymsOf(ownSalt, participants, companies, spelled),
    decisions: read.flatMap((one) => one ?? []),
    unread: entries.filter((_, i) => read[i] === null),
    others: others as Record<string, PlainValue>,
    damage: isWhole ? null : 'partly',
  };
}

/** The text of a record, sorted by what is random, so that changes of two machines seldom meet and no order shows. */
export function writePrivacyFile(targetId: string, file: PrivacyFile): string {
  const { participants, companies, spelled = {} } = file.pseudonyms;
  const decisions = file.decisions
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ who, kind, hash, decision, with: words, offer, by, at, ...others }) => ({
      ...{ who, kind, hash, decision },
      ...(words !== undefined && { with: words }),
      ...(offer !== undefined && { offer }),
      ...{ by, at },
      ...(others as Record<string, PlainValue>),
    }));
  return writePlainYaml({
    target: targetId,
    salt: file.salt,
    participants: sorted(participants),
    companies: sorted(companies),
    spelled: sorted(spelled),
    decisions: [...decisions, ...file.unread],
    ...file.others,
  });
}

const hex = /^[0-9a-f]{32}$/;
const letters = /^[A-Z]{1,5}$/;
const tag = /^[0-9a-z]{11}$/;

function pseudonymsOf(salt: string, participants: unknown, companies: unknown, spelled: unknown): PseudonymRecord {
  const isId = (id: string) => ParticipantId.safeParse(id).success;
  return {
    salt,
    participants: fitting(participants, isId, (n): n is number => Number.isSafeInteger(n) && Number(n) > 0),
    companies: fitting(companies, isId, (text): text is string => typeof text === 'string' && letters.test(text)),
    spelled: fitting(
      spelled,
      (key) => letters.test(key),
      (text): text is string => typeof text === 'string' && tag.test(text),
    ),
  };
}

function fitting<T>(
  values: unknown,
  fitsKey: (key: string) => boolean,
  fits: (value: unknown) => value is T,
): Record<string, T> {
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, T] => fitsKey(entry[0]) && fits(entry[1])),
  );
}

/** The stand-ins of a text that is no YAML, from either side of a merge; the first of several. */
function salvage(text: string, random: RandomBytes): PrivacyFile {
  const empty = emptyPrivacyFile(random);
  const salt = /^salt: "?([0-9a-f]{32})"?\s*$/m.exec(text)?.[1] ?? empty.salt;
  const participants: Record<string, unknown> = {};
  const companies: Record<string, unknown> = {};
  for (const [, id = '', number, company] of text.matchAll(
    /^\s*"?(p_[0-9a-z]{12})"?: *(?:(\d{1,7})|"?([A-Z]{1,5})"?)\s*$/gm,
  )) {
    if (number !== undefined && !Object.hasOwn(participants, id)) participants[id] = Number(number);
    if (company !== undefined && !Object.hasOwn(companies, id)) companies[id] = company;
  }
  const spelled = Object.fromEntries(
    [...text.matchAll(/^ {2}"?([A-Z]{1,5})"?: "?([0-9a-z]{11})"?\s*$/gm)].map(([, key = '', value = '']) => [
      key,
      value,
    ]),
  );
  return { ...empty, salt, pseudonyms: pseudonymsOf(salt, participants, companies, spelled) };
}

function sorted<T>(entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}

import type { Stance } from '../domain/finding.ts';
import type { Participant } from '../domain/participant.ts';
import { foldValue } from '../search/language/values.ts';
import { isStanding, type ResolvedEvidence } from './resolve.ts';

/** How much independent evidence there is: ten quotes of one person are one person and ten mentions. */
export interface Tally {
  people: number;
  companies: number;
  mentions: number;
}

/** What the evidence of a finding comes to. `people`, `companies` and `mentions` support its claim. */
export interface Counts extends Tally {
  contradicting: Tally;
  /** Highlights that are there for context. */
  context: number;
  /** Items that were not found again, or not for certain. They count nowhere else. */
  missing: number;
  /** Items that stand with other words than those attached. They count. */
  changed: number;
  /** Everybody who is counted with their mentions, those with most first. The key is a participant's id, or stands for somebody unnamed. */
  perPerson: { key: string; supports: number; contradicts: number }[];
}

/** The evidence of a finding as it stands, in its order, and what it comes to. */
export interface FindingEvidence {
  resolved: ResolvedEvidence[];
  counts: Counts;
}

type Belonging = Pick<Participant, 'id' | 'company'>;

/**
 * Counts what stands. Somebody of an interview who is not named counts as one more person, but not where a participant of that
 * interview is counted with the same stance already: it may be the same one. Companies are those of people who are named.
 */
export function countEvidence(resolved: readonly ResolvedEvidence[], participants: readonly Belonging[]): Counts {
  const companies = companiesOf(participants);
  const columns = new Map<string, { key: string; supports: number; contradicts: number }>();
  const tally = (stance: 'supports' | 'contradicts'): Tally => {
    const voices = voicesOf(resolved.filter((one) => isStanding(one) && one.evidence.stance === stance));
    let mentions = 0;
    for (const [key, times] of voices) {
      const column = columns.get(key) ?? { key, supports: 0, contradicts: 0 };
      column[stance] += times;
      columns.set(key, column);
      mentions += times;
    }
    const places = new Set([...voices.keys()].flatMap((key) => companies.get(key) ?? []));
    return { people: voices.size, companies: places.size, mentions };
  };
  const supporting = tally('supports');
  const contradicting = tally('contradicts');
  return {
    ...supporting,
    contradicting,
    context: count(resolved, (one) => isStanding(one) && one.evidence.stance === ('context' satisfies Stance)),
    missing: count(resolved, ({ state }) => state.state === 'missing' || state.state === 'ambiguous'),
    changed: count(resolved, ({ state }) => state.state === 'changed'),
    perPerson: [...columns.values()].sort((a, b) => b.supports + b.contradicts - (a.supports + a.contradicts)),
  };
}

/** Everybody who is heard, with how often. */
function voicesOf(items: readonly ResolvedEvidence[]): Map<string, number> {
  const voices = new Map<string, number>();
  const add = (key: string) => voices.set(key, (voices.get(key) ?? 0) + 1);
  const namedIn = new Map<string, string>(); // interview → the first of those it names who is heard in it
  for (const { speaker, at } of items) {
    if (!speaker || !('participantId' in speaker)) continue;
    add(speaker.participantId);
    if (at && !namedIn.has(at.noteId)) namedIn.set(at.noteId, speaker.participantId);
  }
  const named = new Set(voices.keys());
  for (const { speaker, at } of items) {
    if (!speaker || !('unnamedIn' in speaker)) continue;
    const known = at?.participantIds.find((id) => named.has(id)) ?? namedIn.get(speaker.unnamedIn);
    add(known ?? `unnamed in ${speaker.unnamedIn}`);
  }
  return voices;
}

const known = new WeakMap<readonly Belonging[], Map<string, string>>();

/** The company of each participant who has one, folded: spellings that differ by case, accents, or spaces are one. */
function companiesOf(participants: readonly Belonging[]): ReadonlyMap<string, string> {
  const before = known.get(participants);
  if (before) return before;
  const companies = new Map<string, string>();
  for (const { id, company } of participants) {
    const folded = foldValue(company ?? '');
    if (folded !== '') companies.set(id, folded);
  }
  known.set(participants, companies);
  return companies;
}

function count(resolved: readonly ResolvedEvidence[], which: (one: ResolvedEvidence) => boolean): number {
  return resolved.filter(which).length;
}

import { isHeld } from '../domain/held-interviews.ts';
import type { NoteSummary } from '../domain/interview.ts';
import type { Participant } from '../domain/participant.ts';
import type { Told } from '../export/told.ts';
import type { Attribute, PrivacyHit, SingledOut } from '../ipc/export.ts';

/** Somebody whom the vault knows, as far as a document may tell it of them. */
export interface VaultPerson extends Pick<Participant, 'id' | 'role' | 'segment' | 'companySize'> {
  /** `YYYY-MM`: when they were interviewed, as far as the vault knows. */
  months: readonly string[];
}

/** What a reader gains least from comes first: of several ways to tell too little of somebody the first is the one that is suggested. */
const leastMissed: readonly Attribute[] = ['date', 'company-size', 'segment', 'role'];

/** The months (`YYYY-MM`) in which interviews were held with somebody, by their id. */
export function monthsHeard(
  notes: readonly Pick<NoteSummary, 'participantIds' | 'date' | 'status'>[],
): Map<string, string[]> {
  const months = new Map<string, string[]>();
  for (const note of notes) {
    if (!isHeld(note)) continue;
    const month = monthOf(note.date);
    for (const id of note.participantIds) {
      const known = months.get(id);
      if (!known) months.set(id, [month]);
      else if (!known.includes(month)) known.push(month);
    }
  }
  return months;
}

/** Everybody in the vault, as far as others may share what is told of somebody. */
export function vaultPeople(
  participants: readonly Participant[],
  months: ReadonlyMap<string, readonly string[]>,
): VaultPerson[] {
  return participants.map(({ id, role, segment, companySize }) => {
    return { id, role, segment, companySize, months: months.get(id) ?? [] };
  });
}

/**
 * Who can be told by what a document says of them: those whose role, segment, company size, and months (of those that stand there)
 * fewer than `k` people of the vault share, they themselves included. Whoever's value the vault does not know does not share it.
 * A role or segment that was put in the place of a name counts as said, but leaving it out does not take it away there.
 * Fewest first. Source of the rule: docs/adr/0032-singled-out.md.
 */
export function singledOut(
  told: readonly Told[],
  hits: readonly PrivacyHit[],
  people: readonly VaultPerson[],
  k: number,
): SingledOut[] {
  const sharers = known.get(people) ?? sharersAmong(people);
  known.set(people, sharers);
  /** How many share these of somebody's attributes. */
  const sharing = (id: string, said: Said, attributes: readonly Attribute[]): number => {
    const all = sharers(
      attributes.flatMap((attribute) => said.get(attribute)!.map((value) => keyOf(attribute, value))),
    );
    // What the document says of somebody is true of them, whether the vault still has it so or not.
    return all.has(id) ? all.size : all.size + 1;
  };

  return [...allSaid(told, hits, people)]
    .flatMap(([participantId, { said, fixed }]): SingledOut[] => {
      const shown = [...said.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b));
      const shared = shown.length === 0 ? Number.POSITIVE_INFINITY : sharing(participantId, said, shown);
      if (shared >= k) return [];
      const removable = shown.filter((attribute) => !fixed.has(attribute));
      const remedy = smallest(removable, (out) => {
        const left = shown.filter((attribute) => !out.includes(attribute));
        return left.length === 0 || sharing(participantId, said, left) >= k;
      });
      return [{ participantId, shown, people: shared, k, removable, remedy }];
    })
    .sort((a, b) => a.people - b.people);
}

/** How many of these share the role, segment, and company size of one of them, as far as these are known; `null` where nothing is. */
export function sharedBy(
  one: Pick<VaultPerson, 'id' | 'role' | 'segment' | 'companySize'>,
  participants: readonly Pick<VaultPerson, 'id' | 'role' | 'segment' | 'companySize'>[],
): number | null {
  const wanted = Object.entries(comparable(one).values).filter(([, value]) => value !== '');
  if (wanted.length === 0) return null;
  const others = participants.filter(({ id }) => id !== one.id).map((other) => comparable(other).values);
  const sharing = others.filter((values) =>
    wanted.every(([key, value]) => values[key as keyof typeof values] === value),
  );
  return sharing.length + 1;
}

/** Who shares what among the people of before: a decision changes neither. */
const known = new WeakMap<readonly VaultPerson[], ReturnType<typeof sharersAmong>>();

/** Finds those who have all of these values (`keyOf`), beginning with the rarest: a document may describe hundreds, a vault know thousands. */
function sharersAmong(people: readonly VaultPerson[]): (wanted: readonly string[]) => ReadonlySet<string> {
  const having = new Map<string, Set<string>>();
  const note = (key: string, id: string) => having.set(key, (having.get(key) ?? new Set()).add(id));
  for (const one of people) {
    for (const [attribute, value] of Object.entries(comparable(one).values)) {
      if (value !== '') note(keyOf(attribute as Attribute, value), one.id);
    }
    for (const month of one.months) note(keyOf('date', month), one.id);
  }
  const nobody: ReadonlySet<string> = new Set();
  const asked = new Map<string, ReadonlySet<string>>();
  return (wanted) => {
    const key = wanted.join('\n');
    const found = asked.get(key);
    if (found) return found;
    const [rarest = nobody, ...others] = wanted.map((one) => having.get(one) ?? nobody).sort((a, b) => a.size - b.size);
    const all = new Set([...rarest].filter((id) => others.every((ids) => ids.has(id))));
    asked.set(key, all);
    return all;
  };
}

function keyOf(attribute: Attribute, value: string): string {
  return `${attribute} ${value}`;
}

const order: readonly Attribute[] = ['role', 'segment', 'company-size', 'date'];

/** Attribute → what is said, as it is compared; of `date` all months. */
type Said = Map<Attribute, readonly string[]>;

function allSaid(told: readonly Told[], hits: readonly PrivacyHit[], people: readonly VaultPerson[]) {
  const all = new Map<string, { said: Said; fixed: Set<Attribute> }>();
  const of = (id: string) => {
    const one = all.get(id) ?? { said: new Map(), fixed: new Set() };
    all.set(id, one);
    return one;
  };
  for (const { participantId, dates, ...facts } of told) {
    const { said } = of(participantId);
    const { values } = comparable(facts);
    for (const attribute of ['role', 'segment', 'company-size'] as const) {
      if (values[attribute] !== '') said.set(attribute, [values[attribute]]);
    }
    if (dates.length > 0) said.set('date', [...new Set(dates.map(monthOf))].sort());
  }
  const byId = new Map(people.map((one) => [one.id, one]));
  for (const { participantId, decision } of hits) {
    const who = participantId === null ? undefined : byId.get(participantId);
    if (!who || decision?.decision !== 'replace') continue;
    const { values } = comparable(who);
    for (const attribute of ['role', 'segment'] as const) {
      if (!says(fold(decision.with), values[attribute])) continue;
      const one = of(who.id);
      one.said.set(attribute, [values[attribute]]);
      one.fixed.add(attribute);
    }
  }
  return all;
}

/** The smallest set of attributes that is enough, of as large ones what is missed least; empty where none is. */
function smallest(removable: readonly Attribute[], isEnough: (out: readonly Attribute[]) => boolean): Attribute[] {
  const from = leastMissed.filter((attribute) => removable.includes(attribute));
  let sets: Attribute[][] = [[]];
  for (const attribute of from) sets = [...sets, ...sets.map((set) => [...set, attribute])];
  const weight = (set: readonly Attribute[]) => set.reduce((sum, one) => sum + 2 ** leastMissed.indexOf(one), 0);
  sets.sort((a, b) => a.length - b.length || weight(a) - weight(b));
  return sets.find((set) => set.length > 0 && isEnough(set)) ?? [];
}

function comparable({ role, segment, companySize }: Pick<VaultPerson, 'role' | 'segment' | 'companySize'>) {
  return { values: { role: fold(role), segment: fold(segment), 'company-size': fold(companySize) } };
}

/** Whether a text has these words in it, and not as a part of others. */
function says(text: string, words: string): boolean {
  const at = words === '' ? -1 : text.indexOf(words);
  return at >= 0 && !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + words.length));
}

/** "Head of Growth" and "head  of growth" are one role. */
function fold(text = ''): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function monthOf(date: string): string {
  return date.slice(0, 7);
}

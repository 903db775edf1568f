import { noPseudonyms, type PseudonymRecord } from './pseudonyms.ts';

/** The stand-ins that somebody has read in what left. */
export type PublishedStandIns = Pick<PseudonymRecord, 'participants' | 'companies'>;

/** One stand-in under which two people were published. */
export interface Clash {
  /** "Participant 7". */
  standIn: string;
  participantIds: [keeps: string, drawsAnew: string];
}

export interface Settled {
  record: PseudonymRecord;
  /** What could not be put right: both have left already. Told until the one who lost it has another. */
  clashes: Clash[];
}

/**
 * One record of several, where two machines drew apart: nobody shares a number, and whoever was published under one keeps it.
 * `kept`: what the files say, in order of rank; `published`: of the same target, oldest first.
 */
export function settlePseudonyms(
  kept: readonly PseudonymRecord[],
  published: readonly PublishedStandIns[] = [],
): Settled {
  const numbers = new Map<string, number>();
  const holder = new Map<number, string>();
  const lost = new Map<string, Clash>();
  const claim = (id: string, number: number) => {
    const other = holder.get(number);
    if (numbers.has(id)) return undefined;
    if (other === undefined) {
      numbers.set(id, number);
      holder.set(number, id);
    }
    return other;
  };
  for (const { participants } of published) {
    for (const [id, number] of Object.entries(participants)) {
      const other = claim(id, number);
      if (other === undefined || other === id) continue;
      lost.set(id, { standIn: `Participant ${number}`, participantIds: [other, id] });
    }
  }
  // By id, so that two machines that read the same files settle them alike.
  for (const { participants } of kept) for (const [id, number] of inOrder(participants)) claim(id, number);
  return {
    record: {
      ...noPseudonyms,
      ...Object.assign({}, ...[...kept].reverse()),
      participants: Object.fromEntries(numbers),
      companies: Object.assign({}, ...[...published, ...[...kept].reverse()].map(({ companies }) => companies)),
      ...spelledOf(kept),
    },
    clashes: [...lost].flatMap(([id, clash]) => (numbers.has(id) ? [] : [clash])),
  };
}

/**
 * A file's stand-ins with those of a document that is about to leave. Where the file has got some of its own since, they rank first:
 * whoever loses one that way is left out, or has the file's, and the document must be made anew.
 */
export function addPseudonyms(
  file: PseudonymRecord,
  ours: PseudonymRecord,
  published: readonly PublishedStandIns[],
): PseudonymRecord {
  const { record } = settlePseudonyms([file, ours], published);
  const spelled = { ...file.spelled };
  const companies = { ...file.companies };
  for (const [id, letters] of Object.entries(ours.companies)) {
    const tag = ours.spelled?.[letters];
    const before = file.companies[id];
    // The company is the same one, and the file has named it: for us, too.
    if (before !== undefined && before !== letters && tag !== undefined && file.spelled?.[before] === tag) continue;
    if (isTaken(letters)) {
      if (before === undefined) delete companies[id];
      continue;
    }
    companies[id] = letters;
    if (tag !== undefined) spelled[letters] = tag;
  }
  return { ...record, companies, ...(Object.keys(spelled).length > 0 && { spelled }) };

  /** By a company that the document knows nothing of. */
  function isTaken(letters: string): boolean {
    const theirs = file.spelled?.[letters];
    if (theirs === undefined || theirs === ours.spelled?.[letters]) return false;
    return Object.entries(file.companies).some(([id, own]) => own === letters && ours.companies[id] !== letters);
  }
}

function spelledOf(kept: readonly PseudonymRecord[]): Pick<PseudonymRecord, 'spelled'> {
  const spelled: Record<string, string> = Object.assign({}, ...[...kept].reverse().map((one) => one.spelled ?? {}));
  return Object.keys(spelled).length > 0 ? { spelled } : {};
}

function inOrder<T>(entries: Record<string, T>): [string, T][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}

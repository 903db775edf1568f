import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/domain/finding.ts';
import { countEvidence } from '../../../../shared/findings/count.ts';
import { byHighlightId, resolveEvidence } from '../../../../shared/findings/resolve.ts';
import { createSearchEngine } from '../../../../shared/search/search-engine.ts';
import { clock, documentOf } from '../search/notes.ts';
import { highlightId, participantId } from './evidence.ts';

// A random vault as somebody would describe it, its notes as Markdown, and the recount by hand from that description: it calls
// nothing of the product. Words are chosen so that any two subjects share none, and none is too common to be looked at.
interface Mark {
  id: number;
  who: number | null;
  text: string;
}
interface Interview {
  /** `null`: it is not in the vault. */
  marks: Mark[] | null;
  people: number[];
  isUnreadable: boolean;
}
interface Item {
  id: number;
  interview: number;
  stance: Evidence['stance'];
  quote: string;
}

const companies = ['Lumenpay', 'LUMENPAY', 'Lúmen Pay', 'Ostrava', 'ostrava ', '', undefined, '  '];
/** Which of the spellings above are one company; `null`: none. */
const companyIs = ['lumen', 'lumen', 'lumen', 'ostrava', 'ostrava', null, null, null];
const subjects = [
  'refund vanished card weeks',
  'filter applied funnel step',
  'export froze laptop fan',
  'dashboard owners left company',
];
const endings = ['', ' yesterday', ' yesterday again badly quite often elsewhere'];
const [mostIds, mostPeople, mostNotes] = [6, 5, 4];
const person = fc.nat(mostPeople - 1);
const text = fc.tuple(fc.constantFrom(...subjects), fc.constantFrom(...endings)).map(([a, b]) => a + b);
const aMark = fc.record({ id: fc.nat(mostIds - 1), who: fc.option(person, { freq: 2 }), text });
const anInterview: fc.Arbitrary<Interview> = fc.record({
  marks: fc.option(fc.array(aMark, { maxLength: 5 }), { freq: 6 }),
  people: fc.uniqueArray(person, { maxLength: 3 }),
  isUnreadable: fc.constantFrom(false, false, false, true),
});
const anItem: fc.Arbitrary<Item> = fc.record({
  id: fc.nat(mostIds), // one more than there are
  interview: fc.nat(mostNotes), // here too
  stance: fc.constantFrom('supports', 'supports', 'contradicts', 'context'),
  quote: text,
});
const aVault = fc.record({
  interviews: fc.array(anInterview, { minLength: mostNotes, maxLength: mostNotes }),
  companyOf: fc.array(fc.nat(companies.length - 1), { minLength: mostPeople, maxLength: mostPeople }),
  isKnown: fc.array(fc.boolean(), { minLength: mostPeople, maxLength: mostPeople }),
  items: fc.array(anItem, { maxLength: 14 }),
});
type Vault = typeof aVault extends fc.Arbitrary<infer V> ? V : never;

function byProduct({ interviews, companyOf, isKnown, items }: Vault) {
  const engine = createSearchEngine(clock);
  for (const [n, { marks, people }] of interviews.entries()) {
    if (!marks) continue;
    const body = marks.map(({ id, who, text }) => {
      const speaker = who === null ? '' : ` data-participant="${participantId(who)}"`;
      return `- <mark data-highlight="${highlightId(id)}" data-kind="pain"${speaker}>${text}</mark>`;
    });
    engine.put([documentOf({ id: `n${n}`, participantIds: people.map(participantId), body: body.join('\n') })]);
  }
  const evidence = items.map(({ id, interview, stance, quote }) => {
    return { highlight: highlightId(id), interview: `n${interview}`, stance, quote };
  });
  const ids = evidence.map(({ highlight }) => highlight);
  const { highlights } = engine.highlights({ type: 'highlights', requestId: 1, ids });
  const resolved = resolveEvidence(evidence, byHighlightId(highlights), (noteId) => {
    const interview = interviews[Number(noteId.slice(1))];
    return !interview?.marks ? 'gone' : interview.isUnreadable ? 'unreadable' : 'there';
  });
  const participants = companyOf.flatMap((company, n) => {
    return isKnown[n] ? [{ id: participantId(n), company: companies[company] }] : [];
  });
  return countEvidence(resolved, participants as { id: string; company?: string }[]);
}

/** The same by hand. */
function byHand({ interviews, companyOf, isKnown, items }: Vault) {
  const found = items.map((item) => ({ item, ...locate(item, interviews) }));
  const counting = found.filter((one, n) => {
    const earlier = found.slice(0, n).some((before) => before.item.id === one.item.id && before.at !== null);
    return one.at !== null && !earlier;
  });
  const side = (stance: Evidence['stance']) => {
    const heard = counting.filter(({ item }) => item.stance === stance);
    const named = new Set<number>();
    for (const { at } of heard) if (at!.who !== null) named.add(at!.who);
    const crowd = new Set<number>(); // interviews with somebody unnamed who is nobody of those
    for (const { at } of heard) {
      if (at!.who !== null) continue;
      const namedThere = heard.flatMap((other) => (other.at!.note === at!.note ? (other.at!.who ?? []) : []));
      const known = [...interviews[at!.note]!.people, ...namedThere].some((who) => named.has(who));
      if (!known) crowd.add(at!.note);
    }
    const places = [...named].map((who) => (isKnown[who] ? companyIs[companyOf[who]!] : null));
    return {
      people: named.size + crowd.size,
      companies: new Set(places.filter((place) => place !== null)).size,
      mentions: heard.length,
    };
  };
  // Of items with one highlight that all stand nowhere, one is told.
  const lost = found.filter(({ item, at }, n) => {
    if (at !== null) return false;
    const before = found.slice(0, n).filter((other) => other.item.id === item.id);
    return before.length === 0;
  });
  return {
    ...side('supports'),
    contradicting: side('contradicts'),
    context: counting.filter(({ item }) => item.stance === 'context').length,
    missing: lost.length,
    changed: counting.filter(({ item, at }) => at!.text !== item.quote).length,
  };
}

interface Place {
  note: number;
  text: string;
  who: number | null;
}

function locate({ id, interview, quote }: Item, interviews: readonly Interview[]): { at: Place | null } {
  const places = interviews.flatMap(({ marks, people }, note): Place[] => {
    const mine = (marks ?? []).filter((mark) => mark.id === id);
    if (mine.length === 0) return [];
    const text = mine.map((mark) => mark.text).join(' '); // marks of one id in one note are one highlight
    const who = mine[0]!.who ?? (people.length === 1 ? people[0]! : null);
    return [{ note, text, who }];
  });
  const own = places.find(({ note }) => note === interview);
  const others = places.filter(({ note }) => note !== interview);
  if (own) {
    const isLost = !alike(own.text, quote) && others.some(({ text }) => alike(text, quote));
    return { at: isLost ? null : own };
  }
  const named = interviews[interview];
  if (named?.marks && named.isUnreadable) return { at: null };
  return { at: others.length === 1 && alike(others[0]!.text, quote) ? others[0]! : null };
}

/** Half of all words of both at least are shared. */
function alike(a: string, b: string): boolean {
  const [words, left] = [a.split(' '), b.split(' ')];
  const all = words.length + left.length;
  let shared = 0;
  for (const word of words) {
    const at = left.indexOf(word);
    if (at >= 0) {
      left.splice(at, 1);
      shared += 2;
    }
  }
  return shared * 2 >= all;
}

test('people, companies, mentions, and contradictions of any vault are those that a recount by hand finds', () => {
  let interesting = 0;
  fc.assert(
    fc.property(aVault, (vault) => {
      const { perPerson, ...counts } = byProduct(vault);
      const expected = byHand(vault);
      expect(counts).toEqual(expected);
      const sum = (side: 'supports' | 'contradicts') => perPerson.reduce((all, column) => all + column[side], 0);
      expect([sum('supports'), sum('contradicts')]).toEqual([expected.mentions, expected.contradicting.mentions]);
      expect(perPerson.filter(({ supports }) => supports > 0)).toHaveLength(expected.people);
      if (expected.people > 0 && expected.contradicting.people > 0 && expected.missing > 0) interesting++;
    }),
    { numRuns: 300 * Number(process.env.FIELDBOOK_FUZZ ?? 1) },
  );
  expect(interesting).toBeGreaterThan(20);
});

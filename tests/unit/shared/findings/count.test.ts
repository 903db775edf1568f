import { expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/domain/finding.ts';
import { countEvidence } from '../../../../shared/findings/count.ts';
import { byHighlightId, resolveEvidence } from '../../../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { evidence, highlightId, participantId, standing } from './evidence.ts';

const [noor, ada, sol] = [participantId(1), participantId(2), participantId(3)];
const participants = [{ id: noor, company: 'Lumenpay' }, { id: ada, company: ' LUMEN pay' }, { id: sol }];

/** Each row is a highlight of its own that is evidence. */
function counts(...rows: (Partial<StandingHighlight> & Partial<Pick<Evidence, 'stance' | 'quote'>>)[]) {
  const items = rows.map(({ stance = 'supports', quote, ...parts }, i) => {
    const at = standing({ highlightId: highlightId(i), ...parts });
    return { at, one: evidence({ highlight: at.highlightId, interview: at.noteId, stance, quote: quote ?? at.text }) };
  });
  const map = byHighlightId(items.map(({ at }) => at));
  return countEvidence(
    resolveEvidence(
      items.map(({ one }) => one),
      map,
      () => 'there',
    ),
    participants,
  );
}
const by = (id: string, rest: object = {}) => ({ participantId: id, ...rest });
const tally = ({ people, companies, mentions }: ReturnType<typeof counts>) => [people, companies, mentions];

test('ten quotes from one person are one person', () => {
  expect(tally(counts(...Array.from({ length: 10 }, () => by(noor))))).toEqual([1, 1, 10]);
});

test('companies that differ by case and spaces are one; a person without a company is none', () => {
  expect(tally(counts(by(noor), by(ada), by(sol), by(participantId(9))))).toEqual([4, 1, 4]);
});

test('somebody unnamed is one more person per interview', () => {
  expect(tally(counts({}, {}, { noteId: 'B' }))).toEqual([2, 0, 3]);
});

test('but not where a participant of that interview is counted already, named there or elsewhere', () => {
  expect(tally(counts(by(noor), {}))).toEqual([1, 1, 2]);
  expect(tally(counts(by(noor, { noteId: 'B' }), { participantIds: [noor, sol] }))).toEqual([1, 1, 2]);
  // With the other stance it is counted apart.
  const { people, contradicting } = counts(by(noor, { stance: 'contradicts' }), {});
  expect([people, contradicting.people]).toEqual([1, 1]);
});

test('counter-evidence is counted the same way and apart; one who does both counts in both', () => {
  const found = counts(by(noor), by(noor, { stance: 'contradicts' }), by(ada, { stance: 'contradicts' }));
  expect(found).toMatchObject({ people: 1, mentions: 1, contradicting: { people: 2, companies: 1, mentions: 2 } });
  expect(found.perPerson).toEqual([
    { key: noor, supports: 1, contradicts: 1 },
    { key: ada, supports: 0, contradicts: 1 },
  ]);
});

test('context adds nobody; what is changed counts and is told; what is missing is told alone', () => {
  const changed = by(noor, { quote: 'Something else was said' });
  expect(counts(by(ada, { stance: 'context' }), changed)).toMatchObject({
    people: 1,
    context: 1,
    changed: 1,
    missing: 0,
  });
  const resolved = resolveEvidence([evidence()], new Map(), () => 'gone');
  expect(countEvidence(resolved, participants)).toEqual({
    people: 0,
    companies: 0,
    mentions: 0,
    contradicting: { people: 0, companies: 0, mentions: 0 },
    context: 0,
    missing: 1,
    changed: 0,
    perPerson: [],
  });
});

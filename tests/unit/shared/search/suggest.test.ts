import { describe, expect, test } from 'vitest';
import type { SearchDirectory } from '../../../../shared/search/feed.ts';
import type { SuggestRequest } from '../../../../shared/search/suggest-protocol.ts';
import { engineWith, type NoteParts } from './notes.ts';

const id = (number: number) => `h_${String(number).padStart(12, '0')}`;
const [noor, ada, sol] = ['p_000000000001', 'p_000000000002', 'p_000000000003'] as const;
const directory: SearchDirectory = {
  teams: [],
  people: [],
  participants: [
    { id: noor, names: ['Noor'], company: 'Lumenpay' },
    { id: ada, names: ['Ada'], company: 'LUMENPAY' },
    { id: sol, names: ['Sol'], company: 'Ostrava' },
  ],
};
const mark = (number: number, text: string, more = '') =>
  `<mark data-highlight="${id(number)}" data-kind="pain"${more}>${text}</mark>`;
const saidBy = (person: string) => ` data-participant="${person}"`;

function suggest(notes: NoteParts[], request: Partial<SuggestRequest> = {}) {
  const engine = engineWith(...notes);
  engine.setDirectory(directory);
  const claim = 'Admins cannot see which step a filter applies to.';
  const answer = engine.suggest({
    type: 'suggest',
    requestId: 1,
    claim,
    evidenceIds: [],
    teamIds: [],
    limit: 10,
    ...request,
  });
  return answer.suggestions.map(({ highlight, reason }) => ({ id: Number(highlight.highlightId.slice(2)), reason }));
}
const numbers = (found: { id: number }[]) => found.map(({ id }) => id);

describe('what is offered for a claim', () => {
  test('what has its words, in any form that English gives them; the words stand as they were said', () => {
    const found = suggest([
      { body: mark(1, 'I filtered one of the STEPS and nothing showed it') },
      { body: mark(2, 'We have no admin') },
      { body: mark(3, 'The invoice came late') },
    ]);
    expect(numbers(found)).toEqual([1, 2]);
    expect(found[0]!.reason.claimWords.toSorted()).toEqual(['filtered', 'steps']);
  });

  test('what has the words of its evidence, or a tag of it, and never the evidence itself or a copy of it', () => {
    const notes = [
      { body: mark(1, 'My funnel told the CEO a wrong number', ' data-tags="Funnels"') },
      { body: mark(1, 'My funnel told the CEO a wrong number') },
      { body: mark(2, 'A wrong number went to the board') },
      { body: mark(3, 'It was a mess', ' data-tags="funnels"') },
      { body: mark(4, 'The invoice came late') },
    ];
    const found = suggest(notes, { evidenceIds: [id(1)] });
    expect(numbers(found).toSorted()).toEqual([2, 3]);
    expect(found.find((one) => one.id === 2)!.reason.evidenceWords.toSorted()).toEqual(['number', 'wrong']);
    expect(found.find((one) => one.id === 3)!.reason).toMatchObject({
      tags: ['funnels'],
      claimWords: [],
      evidenceWords: [],
    });
  });

  test('nothing for a claim of nothing', () => {
    const notes = [{ body: mark(1, 'The filter') }];
    expect(suggest(notes, { claim: '' })).toEqual([]);
    expect(suggest(notes, { claim: 'it is what they have' })).toEqual([]);
    expect(suggest(notes, { claim: `${'filter '.repeat(1000)}<mark>` })).toHaveLength(1);
  });
});

describe('of what is alike', () => {
  const said = 'The filter and its step';

  test('people who are not in the evidence come first, and it is said who is new', () => {
    const notes = [
      { body: mark(1, 'Nobody could tell', saidBy(noor)) },
      { body: mark(2, said, saidBy(noor)) },
      { body: mark(3, said, saidBy(ada)) },
      { body: mark(4, said, saidBy(sol)) },
      { body: mark(5, said) },
    ];
    const found = suggest(notes, { evidenceIds: [id(1)] });
    expect(found.at(-1)!.id).toBe(2);
    const news = Object.fromEntries(found.map(({ id, reason }) => [id, [reason.newPerson, reason.newCompany]]));
    expect(news).toEqual({ 2: [false, false], 3: [true, false], 4: [true, true], 5: [null, null] });
  });

  test('the second thing that one person says comes behind the first of another', () => {
    const notes = [
      { body: `${mark(1, said, saidBy(noor))} ${mark(2, said, saidBy(noor))} ${mark(3, said, saidBy(noor))}` },
      { body: mark(4, said, saidBy(sol)) },
    ];
    expect(suggest(notes)[1]!.id).toBe(4);
  });

  test('the finding’s own teams come first', () => {
    const notes = [{ body: mark(1, said) }, { body: mark(2, said), teamIds: ['replay'] }];
    const found = suggest(notes, { teamIds: ['replay'] });
    expect(found.map(({ id, reason }) => [id, reason.sameTeam])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  test('a copy in another note is not offered again', () => {
    expect(numbers(suggest([{ body: mark(1, said) }, { body: mark(1, said) }]))).toEqual([1]);
  });
});

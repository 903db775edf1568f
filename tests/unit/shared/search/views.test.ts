import { describe, expect, test } from 'vitest';
import type { SearchDirectory } from '../../../../shared/search/feed.ts';
import { ask, engineWith, type NoteParts } from './notes.ts';

const directory: SearchDirectory = {
  teams: [{ id: 'session-replay', names: ['Session Replay', 'Rewind'] }],
  people: [{ id: 'mira', names: ['Mira Okafor'] }],
  participants: [
    { id: 'p_7f3k9q2m1x0c', names: ['Noor Haddad'], company: 'Lumenpay', segment: 'fintech' },
    { id: 'p_7f3k9q2m1x0d', names: ['Ada Dell'], company: 'Lumen Pay' },
  ],
  goals: [{ id: 'g1', names: ['Why do admins leave?'] }],
};
const mark = (id: string, kind: string, text: string, more = '') =>
  `<mark data-highlight="h_${id.padStart(12, '0')}" data-kind="${kind}"${more}>${text}</mark>`;

function engineOf(...notes: NoteParts[]) {
  const engine = engineWith(...notes);
  engine.setDirectory(directory);
  return engine;
}
const ids = (hits: { noteId: string }[]) => hits.map((hit) => hit.noteId);

describe('order', () => {
  test('a word in a highlight counts more than the same word elsewhere, one in the title more than both', () => {
    const engine = engineOf(
      { body: 'the refund took long', date: '2026-11-20' },
      { body: `the ${mark('1', 'pain', 'refund took')} long`, date: '2026-11-19' },
      { body: 'the money took long', title: 'Refund', date: '2026-11-18' },
    );
    expect(ids(engine.search(ask('refund ')).hits)).toEqual(['n2', 'n1', 'n0']);
  });
});

describe('passages of highlights that a query asks for', () => {
  const body = [
    'A refund first.',
    `A ${mark('1', 'pain', 'refund that never came')}.`,
    'Another refund.',
    `They ${mark('2', 'praise', 'love the refund')} now.`,
  ].join('\n\n');

  test('come first, the others behind them in reading order', () => {
    const [hit] = engineOf({ body }).search(ask('mark:praise refund ')).hits;
    expect(hit!.passages.map((p) => [p.text, p.mark])).toEqual([
      ['They love the refund now.', 'praise'],
      ['A refund first.', undefined],
      ['A refund that never came.', 'pain'],
    ]);
    expect(hit!.passageCount).toBe(4);
  });

  test('stand alone where there are no words', () => {
    const [hit] = engineOf({ body }).search(ask('mark:pain,praise')).hits;
    expect(hit!.passages.map((p) => [p.text, p.matches, p.hit, p.occurrence])).toEqual([
      ['A refund that never came.', [], 'refund that never came', 0],
      ['They love the refund now.', [], 'love the refund', 0],
    ]);
  });
});

describe('the list of highlights', () => {
  const engine = engineOf(
    {
      title: 'Checkout',
      date: '2026-11-02',
      teamIds: ['session-replay'],
      participantIds: ['p_7f3k9q2m1x0c'],
      body: [
        `[02:10](#t=130) **Noor Haddad:** It said ${mark('1', 'pain', 'the refund', ' data-tags="money"')} was on its way.`,
        `First ${mark('2', 'quote', 'half of a', ' data-participant="p_7f3k9q2m1x0d"')}`,
        `${mark('2', 'quote', 'refund, and a refund')} again`,
      ].join('\n\n'),
    },
    { title: 'Refund', date: '2026-11-01', body: `${mark('3', 'praise', 'so quick', ' data-at="61"')} refund` },
  );
  const found = (query: string) =>
    engine.search(ask(query, { view: 'highlights' })).highlights.map((hit) => Number(hit.highlightId.slice(2)));

  test('finds words in highlights and titles alone, by the highlights’ own kind, tags and participant', () => {
    expect(found('refund ').toSorted()).toEqual([1, 2, 3]);
    expect(found('way ')).toEqual([]);
    expect(found('refund -quick')).not.toContain(3);
    expect(found('mark:pain,praise')).toEqual([1, 3]);
    expect(found('tag:money')).toEqual([1]);
    expect(found('participant:noor')).toEqual([1]);
    expect(found('participant:ada')).toEqual([2]);
    expect(found('team:rewind "half of a"')).toEqual([2]);
  });

  test('each with its text, who spoke, when, and the way to it', () => {
    const { highlights, total, highlightTotal } = engine.search(ask('refund ', { view: 'highlights', sort: 'date' }));
    expect([total, highlightTotal]).toEqual([2, 3]);
    expect(highlights).toMatchObject([
      {
        title: 'Checkout',
        kind: 'pain',
        tags: ['money'],
        passage: {
          text: 'the refund',
          matches: [[4, 10]],
          hit: 'refund',
          occurrence: 0,
          atSeconds: 130,
          speaker: 'Noor Haddad',
        },
      },
      {
        kind: 'quote',
        participantId: 'p_7f3k9q2m1x0d',
        passage: { text: 'half of a refund, and a refund', hit: 'refund', occurrence: 1 },
      },
      { kind: 'praise', passage: { text: 'so quick', matches: [], hit: 'so quick', atSeconds: 61 } },
    ]);
  });

  test('a highlight that is there for its interview’s title shows it', () => {
    const engine = engineOf({ title: 'Refund policy', body: `They ${mark('1', 'pain', 'waited for weeks')}.` });
    const [hit] = engine.search(ask('refund ', { view: 'highlights' })).highlights;
    expect([hit?.titleMatches, hit?.passage.matches]).toEqual([[[0, 6]], []]);
  });

  test('its facets count the interviews that hold highlights found', () => {
    const { facets, people, companies } = engine.search(ask('mark:pain refund ', { view: 'highlights' }));
    const counts = (facet: keyof typeof facets) =>
      facets[facet].map(({ value, count, chosen }) => [value, count, chosen]);
    expect(counts('mark')).toEqual([
      ['pain', 1, true],
      ['praise', 1, false],
      ['quote', 1, false],
    ]);
    expect(counts('team')).toEqual([['session-replay', 1, false]]);
    expect(counts('month')).toEqual([['2026-11', 1, false]]);
    expect([people, companies]).toEqual([2, 1]);
  });
});

describe('facets', () => {
  const engine = engineOf(
    { date: '2026-01-31', tags: ['On-boarding'], participantIds: ['p_7f3k9q2m1x0c'], goals: ['g1'] },
    { date: '2026-02-01', tags: ['onboarding'], participantIds: ['p_7f3k9q2m1x0d'], goals: ['g1', 'activation'] },
    { date: '2026-02-28', tags: ['onboarding', 'price'] },
  );
  const facet = (query: string, name: 'tag' | 'month' | 'company' | 'team' | 'goal') =>
    engine.search(ask(query)).facets[name];

  test('spellings of one word are one value, shown as most interviews have it', () => {
    expect(facet('', 'tag')).toEqual([
      { value: 'onboarding', count: 3, chosen: false },
      { value: 'price', count: 1, chosen: false },
    ]);
    expect(facet('', 'company')).toEqual([{ value: 'Lumen Pay', count: 2, chosen: false }]);
  });

  test('a month is chosen by name, and its neighbors are counted still, newest first', () => {
    expect(facet('during:2026-01', 'month')).toEqual([
      { value: '2026-02', count: 2, chosen: false },
      { value: '2026-01', count: 1, chosen: true },
    ]);
    expect(facet('during:2026', 'month').map(({ chosen }) => chosen)).toEqual([false, false]);
  });

  test('a research goal is chosen by what it asks, and told by its id; the others are counted still', () => {
    const counted = (query: string) => facet(query, 'goal').map(({ value, count, chosen }) => [value, count, chosen]);
    expect(counted('')).toEqual([
      ['g1', 2, false],
      ['activation', 1, false],
    ]);
    expect(counted('goal:admins tag:price ')).toEqual([['g1', 0, true]]);
    expect(counted('goal:activation team:nobody')).toEqual([
      ['g1', 2, false],
      ['activation', 1, true],
    ]);
  });

  test('a value that is asked for is there though no interview has it', () => {
    expect(facet('team:rewind', 'team')).toEqual([{ value: 'session-replay', count: 0, chosen: true }]);
  });

  test('a participant who changes the company is counted there at once', () => {
    const [noor, ada] = directory.participants;
    engine.setDirectory({ ...directory, participants: [noor!, { ...ada!, company: 'Norrvik' }] });
    expect(facet('', 'company').map(({ value }) => value)).toEqual(['Lumenpay', 'Norrvik']);
    expect(ids(engine.search(ask('company:norr')).hits)).toEqual(['n1']);
    expect(ids(engine.search(ask('has:company segment:fintech')).hits)).toEqual(['n0']);
    engine.setDirectory(directory);
  });
});

test('completion offers what the vault holds, with how many interviews have it', () => {
  const engine = engineOf(
    { teamIds: ['session-replay'], participantIds: ['p_7f3k9q2m1x0c'], kind: 'usability_test', goals: ['g1'] },
    { teamIds: ['session-replay', 'unknown-team'], goals: ['activation'] },
  );
  const offered = (query: string) => {
    const { place, items } = engine.complete({ type: 'complete', requestId: 3, query, caret: query.length });
    return {
      typed: query.slice(place.start, place.end),
      items: items.map(({ insert, label, count }) => [insert, label, count]),
    };
  };
  expect(offered('slow team:re')).toEqual({ typed: 're', items: [['session-replay', 'Session Replay', 2]] });
  expect(offered('team:').items).toContainEqual(['unknown-team', 'unknown-team', 1]);
  expect(offered('participant:no').items).toEqual([['"Noor Haddad"', 'Noor Haddad', 1]]);
  expect(offered('goal:admin').items).toEqual([['"Why do admins leave?"', 'Why do admins leave?', 1]]);
  expect(offered('goal:').items.map(([, label]) => label)).toEqual(['Why do admins leave?', 'activation']);
  expect(offered('kind:us').items).toEqual([['usability_test', 'Usability test', 1]]);
});

test('a count is the total of the search, also where only similar words are found', () => {
  const engine = engineOf({ body: 'checkout' }, { body: 'checkout refund', teamIds: ['session-replay'] });
  const queries = ['', 'chekcout ', 'checkout -refund', 'team:rewind', 'team:nobody', 'zebra'];
  const { counts } = engine.count({ type: 'count', requestId: 1, queries });
  expect(counts).toEqual([2, 2, 1, 1, 2, 0]);
  expect(counts).toEqual(queries.map((query) => engine.search(ask(query)).total));
});

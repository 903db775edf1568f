import { beforeEach, describe, expect, it } from 'vitest';
import { matchesIn, whoSays } from '../../../../renderer/features/search/highlights/highlight-words.ts';
import {
  chooseAll,
  firstLimit,
  keysOfAll,
  resetHighlights,
  takeHighlights,
  useHighlights,
} from '../../../../renderer/features/search/highlights/highlights-store.ts';
import { toggle } from '../../../../renderer/ui/list-choice.ts';
import type { Participant } from '../../../../shared/domain/participant.ts';
import { standing } from './highlights.ts';

const [a, b, c] = ['a', 'b', 'c'].map((highlightId) => standing({ highlightId })) as [never, never, never];
const choice = () => {
  const { active, chosen } = useHighlights.getState().choice;
  return { active, chosen: [...chosen] };
};
const choose = (key: string) => useHighlights.setState((s) => ({ choice: toggle(s.choice, key) }));

describe('the list of highlights', () => {
  beforeEach(resetHighlights);

  it('keeps what is chosen when a note changes, as far as it is still found', () => {
    takeHighlights([a, b, c], 3, 'toast');
    choose('n#a');
    choose('n#b');
    takeHighlights([a, c], 2, 'toast');
    expect(choice()).toEqual({ active: 'n#c', chosen: ['n#a'] });
  });

  it('begins anew at the top with another query, but lets go of nothing that it still finds', () => {
    takeHighlights([a, b, c], 3, 'toast');
    choose('n#a');
    choose('n#b');
    useHighlights.setState({ top: 400 });
    takeHighlights([b], 1, 'toast tag:x');
    expect(choice()).toEqual({ active: null, chosen: ['n#b'] });
    expect(useHighlights.getState().top).toBe(0);
  });

  it('asks for all before it chooses all, and chooses them once they are there', () => {
    const all = Array.from({ length: 700 }, (_, i) => standing({ highlightId: `h${i}` }));
    takeHighlights(all.slice(0, firstLimit), 700, '');
    chooseAll();
    expect([choice().chosen.length, useHighlights.getState().limit]).toEqual([0, 10_000]);
    takeHighlights(all, 700, '');
    expect(choice().chosen).toHaveLength(700);
    takeHighlights(all.slice(0, 600), 600, '');
    expect(choice().chosen).toHaveLength(600);
    chooseAll();
    expect(choice().chosen).toEqual([]);
  });

  it('has a highlight that two notes hold twice', () => {
    expect(keysOfAll([standing({ highlightId: 'a' }), standing({ highlightId: 'a', noteId: 'm' })])).toEqual([
      'n#a',
      'm#a',
    ]);
  });
});

const person = (id: string, rest: Partial<Participant> = {}): [string, Participant] => [
  id,
  { id, name: `Name ${id}`, nicknames: [], emails: [], handles: [], doNotContact: false, ...rest },
];
const people = new Map([person('p1', { company: 'Kelp', segment: 'small' }), person('p2')]);

it.each([
  ['its own participant', { participantId: 'p1', participantIds: ['p1', 'p2'] }, 'Name p1', 'Kelp · small'],
  ['the only one of its interview', { participantId: null, participantIds: ['p2'] }, 'Name p2', ''],
  ['one of several', { participantId: null, participantIds: ['p1', 'p2'] }, 'One of 2 participants', 'Kelp'],
  ['nobody', { participantId: null, participantIds: [] }, 'No participant', ''],
  ['somebody without a file', { participantId: 'p9', participantIds: [] }, 'Unknown participant', ''],
])('says who speaks: %s', (_, highlight, name, from) => {
  expect(whoSays(highlight, people)).toMatchObject({ name, from });
});

it('marks the words of the query, without its filters', () => {
  expect(matchesIn('Crème brûlée, twice.', 'creme "twice" tag:food')).toEqual([
    [0, 5],
    [14, 19],
  ]);
  expect(matchesIn('Nothing here', '')).toEqual([]);
});

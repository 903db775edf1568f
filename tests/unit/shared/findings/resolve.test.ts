import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/domain/finding.ts';
import { byHighlightId, resolveEvidence } from '../../../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { evidence, highlightId, participantId, standing } from './evidence.ts';

function resolve(one: Evidence, holders: StandingHighlight[], state: 'there' | 'unreadable' | 'gone' = 'there') {
  const [resolved] = resolveEvidence([one], byHighlightId(holders), () => state);
  return { state: resolved!.state, in: resolved!.at?.noteId ?? null, speaker: resolved!.speaker };
}
const elsewhere = 'Our admins share one login for everybody.';
const edited = 'The refund never came back to my old card, I think.';

describe('where the highlight stands', () => {
  test.each<[string, StandingHighlight[], 'there' | 'unreadable' | 'gone', object]>([
    ['in its interview, as it was', [standing()], 'there', { in: 'A', state: { state: 'standing' } }],
    [
      'in its interview with other words',
      [standing({ text: elsewhere })],
      'there',
      { in: 'A', state: { state: 'changed', now: elsewhere } },
    ],
    [
      'white space and the encoding of accents are no change',
      [standing({ text: ' The refund\nnever came  back to\u00a0my card. ' })],
      'there',
      { in: 'A', state: { state: 'standing' } },
    ],
    ['moved to another note', [standing({ noteId: 'B' })], 'there', { in: 'B', state: { state: 'standing' } }],
    [
      'moved and edited',
      [standing({ noteId: 'B', text: edited })],
      'gone',
      { in: 'B', state: { state: 'changed', now: edited } },
    ],
    [
      'elsewhere alone, with words that have nothing of the quote',
      [standing({ noteId: 'B', text: elsewhere })],
      'there',
      { in: null, state: { state: 'ambiguous', noteIds: ['B'] } },
    ],
    [
      'copied: its own interview counts',
      [standing({ noteId: 'B' }), standing()],
      'there',
      { in: 'A', state: { state: 'standing' } },
    ],
    [
      'copied and edited: its own interview counts all the same',
      [standing({ noteId: 'B' }), standing({ text: edited })],
      'there',
      { in: 'A', state: { state: 'changed', now: edited } },
    ],
    [
      'its interview has other words, a copy has the quote',
      [standing({ noteId: 'B' }), standing({ text: elsewhere })],
      'there',
      { in: null, state: { state: 'ambiguous', noteIds: ['B', 'A'] } },
    ],
    [
      'its interview has other words, and so has the other note',
      [standing({ noteId: 'B', text: 'Nothing of it is there' }), standing({ text: elsewhere })],
      'there',
      { in: 'A', state: { state: 'changed', now: elsewhere } },
    ],
    [
      'in two other notes, one of them with the very quote: the other may be the original, edited',
      [standing({ noteId: 'B', text: edited }), standing({ noteId: 'C' })],
      'gone',
      { in: null, state: { state: 'ambiguous', noteIds: ['B', 'C'] } },
    ],
    ['nowhere, the interview is there', [], 'there', { in: null, state: { state: 'missing', reason: 'highlight' } }],
    ['nowhere, the interview is gone', [], 'gone', { in: null, state: { state: 'missing', reason: 'interview' } }],
    [
      'the interview cannot be read, a copy can',
      [standing({ noteId: 'B' })],
      'unreadable',
      { in: null, state: { state: 'missing', reason: 'unreadable' } },
    ],
  ])('%s', (_, holders, state, expected) => {
    expect(resolve(evidence(), holders, state)).toMatchObject(expected);
  });

  test('a short quote without telling words is recognized by all of its words', () => {
    const one = evidence({ quote: 'Yes, very much so.' });
    expect(resolve(one, [standing({ noteId: 'B', text: 'Yes, very much so.' })]).in).toBe('B');
    expect(resolve(one, [standing({ noteId: 'B', text: 'No, not at all.' })]).in).toBeNull();
  });
});

test.each<[string, Partial<StandingHighlight>, object | null]>([
  ['the highlight says who', { participantId: participantId(2) }, { participantId: participantId(2) }],
  ['the only one of the interview', { participantIds: [participantId(1)] }, { participantId: participantId(1) }],
  ['one of two', { participantIds: [participantId(1), participantId(2)] }, { unnamedIn: 'A' }],
  ['nobody is named', {}, { unnamedIn: 'A' }],
  [
    'one who is listed twice',
    { participantIds: [participantId(1), participantId(1)] },
    { participantId: participantId(1) },
  ],
])('who speaks: %s', (_, parts, speaker) => {
  expect(resolve(evidence(), [standing(parts)]).speaker).toEqual(speaker);
});

describe('one highlight twice in a finding', () => {
  const states = (items: Evidence[], holders: StandingHighlight[]) =>
    resolveEvidence(items, byHighlightId(holders), () => 'there').map(({ state }) => state.state);

  test('the first counts', () => {
    const items = [evidence(), evidence({ stance: 'contradicts' }), evidence({ highlight: highlightId(2) })];
    expect(states(items, [standing(), standing({ highlightId: highlightId(2) })])).toEqual([
      'standing',
      'repeated',
      'standing',
    ]);
  });

  test('the first that stands counts, where the one before does not', () => {
    const items = [evidence({ interview: 'gone' }), evidence(), evidence()];
    expect(states(items, [standing(), standing({ noteId: 'B' })])).toEqual(['ambiguous', 'standing', 'repeated']);
  });

  test('of two that are missing one is told', () => {
    expect(states([evidence(), evidence()], [])).toEqual(['missing', 'repeated']);
  });
});

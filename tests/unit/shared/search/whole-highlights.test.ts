import { describe, expect, test } from 'vitest';
import { longestSource } from '../../../../shared/search/plain-note.ts';
import { HighlightsRequest, PageRequest } from '../../../../shared/search/protocol.ts';
import { documentOf, engineWith } from './notes.ts';

const id = (number: number) => `h_${String(number).padStart(12, '0')}`;
const mark = (number: number, text: string, more = '') =>
  `<mark data-highlight="${id(number)}" data-kind="pain"${more}>${text}</mark>`;
const long = 'refund '.repeat(200).trim();

const engine = engineWith(
  {
    title: 'Checkout',
    date: '2026-11-02',
    teamIds: ['replay'],
    pmIds: ['mira'],
    goals: ['g'],
    participantIds: ['p_7f3k9q2m1x0c'],
    body: `[02:10](#t=130) ${mark(1, long, ' data-tags="money,card"')}\n\n${mark(2, 'half')}\n\n${mark(2, 'and half')}`,
  },
  {
    title: 'Later',
    date: '2026-11-03',
    body: `${mark(1, 'a copy', ' data-at="61" data-participant="p_7f3k9q2m1x0d"')} and ${mark(3, 'refund')}`,
  },
);
const byIds = (...ids: string[]) => engine.highlights({ type: 'highlights', requestId: 4, ids });

describe('by ids', () => {
  test('whole, with what their interviews say, from every note that holds one', () => {
    expect(byIds(id(1), id(9))).toEqual({
      type: 'highlights',
      requestId: 4,
      total: 2,
      problems: [],
      highlights: [
        {
          highlightId: id(1),
          noteId: 'n1',
          title: 'Later',
          date: '2026-11-03',
          teamIds: [],
          pmIds: [],
          goals: [],
          kind: 'pain',
          tags: [],
          participantId: 'p_7f3k9q2m1x0d',
          participantIds: [],
          atSeconds: 61,
          text: 'a copy',
        },
        {
          highlightId: id(1),
          noteId: 'n0',
          title: 'Checkout',
          date: '2026-11-02',
          teamIds: ['replay'],
          pmIds: ['mira'],
          goals: ['g'],
          kind: 'pain',
          tags: ['money', 'card'],
          participantId: null,
          participantIds: ['p_7f3k9q2m1x0c'],
          atSeconds: 130,
          text: long,
        },
      ],
    });
  });

  test('one that runs over several blocks is one highlight', () => {
    expect(byIds(id(2)).highlights.map(({ text }) => text)).toEqual(['half\nand half']);
  });

  test('from the end of a note that is too long to be searched to its end', () => {
    const far = engineWith({ body: `${mark(1, 'near')}\n\n${'word '.repeat(longestSource / 5)}\n\n${mark(2, 'far')}` });
    const ask = (number: number) => far.highlights({ type: 'highlights', requestId: 1, ids: [id(number)] });
    expect([1, 2].map((number) => ask(number).highlights.map(({ text }) => text))).toEqual([['near'], ['far']]);
    expect(far.highlights({ type: 'highlights', requestId: 1, query: 'far ', sort: 'date', limit: 1 }).total).toBe(1);
    // The list shows it, though there is no place in the searched text that it leads to.
    const request = { requestId: 1, query: 'far ', view: 'highlights', limit: 5, sort: 'date' } as const;
    expect(far.search(request).highlights).toMatchObject([{ highlightId: id(2) }]);
  });

  test('as the notes are now', () => {
    const engine = engineWith({ body: mark(1, 'before') });
    const texts = () =>
      engine.highlights({ type: 'highlights', requestId: 1, ids: [id(1)] }).highlights.map(({ text }) => text);
    expect(texts()).toEqual(['before']);
    engine.put([documentOf({ id: 'n1', body: mark(1, 'a copy'), date: '2026-11-01' })]);
    expect(texts()).toEqual(['before', 'a copy']);
    engine.put([documentOf({ id: 'n0', body: `${mark(2, 'another')} ${mark(1, 'after')}` })]);
    expect(texts()).toEqual(['after', 'a copy']);
    engine.put([documentOf({ id: 'n0', body: mark(2, 'another') })]);
    expect(texts()).toEqual(['a copy']);
    engine.remove(['n1']);
    expect(texts()).toEqual([]);
    engine.put([documentOf({ id: 'n2', body: mark(1, 'again') })]);
    expect(texts()).toEqual(['again']);
  });
});

test('by a query: what the list of highlights finds, in its order, and how many there are', () => {
  const question = { type: 'highlights' as const, requestId: 1, query: 'refund ', sort: 'date' as const };
  const found = engine.highlights({ ...question, limit: 10 });
  expect(found.highlights.map(({ highlightId, noteId }) => [highlightId, noteId])).toEqual([
    [id(3), 'n1'],
    [id(1), 'n0'],
  ]);
  expect(engine.highlights({ ...question, limit: 1 })).toMatchObject({
    total: 2,
    highlights: [{ highlightId: id(3) }],
  });
  const wrong = engine.highlights({ ...question, query: 'mark:nonsense', limit: 10 });
  expect(wrong.problems).toMatchObject([{ operator: 'mark', value: 'nonsense' }]);
});

test('a question that asks for too much, or both ways, is told from others', () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => id(i));
  const question = { type: 'highlights', requestId: 1 };
  expect(HighlightsRequest.safeParse({ ...question, ids }).success).toBe(true);
  expect(HighlightsRequest.safeParse({ ...question, ids: [...ids, id(0)] }).success).toBe(false);
  expect(PageRequest.parse({ ...question, query: 'a', sort: 'date', limit: 10_000 })).toMatchObject({ limit: 10_000 });
});

import { describe, expect, test } from 'vitest';
import { ask, engineWith } from './notes.ts';

const hitIn = (body: string, query: string, title = '') => engineWith({ body, title }).search(ask(query)).hits[0]!;
const marked = (text: string, spans: readonly (readonly [number, number])[]) => spans.map(([a, b]) => text.slice(a, b));

describe('passages', () => {
  test('show the hit in its paragraph, whole words marked as they stand', () => {
    const { passages } = hitIn('Intro.\n\nShe was **Scrubbing** for ten\nminutes, écru.', 'scrub');
    expect(passages).toHaveLength(1);
    expect(passages[0]!.text).toBe('She was Scrubbing for ten minutes, écru.');
    expect(marked(passages[0]!.text, passages[0]!.matches)).toEqual(['Scrubbing']);
  });

  test('accents and case do not matter to what is marked', () => {
    const { passages } = hitIn('Le CAFÉ, puis un cafe\u0301 et une œuvre.', 'café oeuvre');
    expect(marked(passages[0]!.text, passages[0]!.matches)).toEqual(['CAFÉ', 'cafe\u0301', 'œuvre']);
  });

  test('a long paragraph is cut between words, around each hit', () => {
    const filler = 'words that say nothing much '.repeat(30);
    const { passages, passageCount } = hitIn(`${filler}the funnel broke ${filler}another funnel ${filler}`, 'funnel');
    expect(passageCount).toBe(2);
    for (const passage of passages) {
      expect(passage.text).toMatch(/^… \w.*funnel.*\w …$/);
      expect(passage.text.length).toBeLessThan(260);
      expect(marked(passage.text, passage.matches)).toEqual(['funnel']);
    }
  });

  test('the best three in reading order, and how many there are', () => {
    const { passages, passageCount } = hitIn(
      ['refund one', 'slow refund', 'refund', 'a slow refund again', 'slow', 'the refund was slow'].join('\n\n'),
      'slow refund',
    );
    expect(passages.map((p) => p.text)).toEqual(['slow refund', 'a slow refund again', 'the refund was slow']);
    expect(passageCount).toBe(3);
  });

  test('hit and occurrence lead to the very place', () => {
    const body = 'refund Refund\n\nrefunds\n\nand a refund.';
    const { passages } = hitIn(body, 'refund');
    for (const passage of passages) {
      let at = -1;
      for (let i = 0; i <= passage.occurrence; i++) at = body.indexOf(passage.hit, at + 1);
      expect(body.slice(at, at + passage.hit.length)).toBe(passage.hit);
    }
    expect(passages.map((p) => [p.hit, p.occurrence])).toEqual([
      ['refund', 0],
      ['refunds', 0],
      ['refund', 2],
    ]);
  });

  test('the nearest earlier timestamp, the speaker, the kind of highlight', () => {
    const body = [
      'before refund',
      '[02:10](#t=130) **Noor Haddad:** wants a refund',
      'then [12:34](#t=754)',
      '- <mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain" data-tags="" data-at="754">no refund at all</mark>',
    ].join('\n\n');
    const { passages } = hitIn(body, 'refund');
    expect(passages.map((p) => p.atSeconds)).toEqual([undefined, 130, 754]);
    expect(passages.map((p) => p.mark)).toEqual([undefined, undefined, 'pain']);
    expect(passages[1]).toMatchObject({ speaker: 'Noor Haddad', text: 'wants a refund' });
    expect(hitIn('**Noor Haddad:** wants a refund', 'refund').passages[0]).toMatchObject({
      speaker: 'Noor Haddad',
      text: 'wants a refund',
    });
  });

  test('a phrase is marked as a whole, its words alone are not', () => {
    const { passages, passageCount } = hitIn('It felt so slow.\n\nIt felt slow.', '"felt slow"');
    expect(passageCount).toBe(1);
    expect(marked(passages[0]!.text, passages[0]!.matches)).toEqual(['felt slow']);
  });

  test('similar words of a typo are marked', () => {
    const { passages } = hitIn('the checkout felt slow', 'chekcout');
    expect(marked(passages[0]!.text, passages[0]!.matches)).toEqual(['checkout']);
  });

  test('a hit in the title alone has no passages', () => {
    const hit = hitIn('nothing here', 'funn', 'Filters in Funnels');
    expect(hit.passages).toEqual([]);
    expect(marked(hit.title, hit.titleMatches)).toEqual(['Funnels']);
  });
});

test('preview: the blocks around the hit, with matches, marks and timestamps', () => {
  const filler = Array.from({ length: 100 }, (_, i) => `Line ${i}.`).join('\n\n');
  const engine = engineWith({ id: 'a', body: `## Head\n\n${filler}\n\n[02:10](#t=130) the refund\n\n${filler}` });
  const passage = engine.search(ask('refund')).hits[0]!.passages[0]!;
  const answer = engine.preview({ type: 'preview', requestId: 7, noteId: 'a', query: 'refund', around: passage });
  expect(answer.requestId).toBe(7);
  expect(answer.blocks).toHaveLength(33);
  const here = answer.blocks[answer.here]!;
  expect(here.text).toBe('02:10 the refund');
  expect(marked(here.text, here.matches)).toEqual(['refund']);
  expect(marked(here.text, here.timestamps)).toEqual(['02:10']);
  expect(engine.preview({ type: 'preview', requestId: 8, noteId: 'a', query: '' }).blocks[0]).toMatchObject({
    text: 'Head',
    depth: 2,
  });
  expect(engine.preview({ type: 'preview', requestId: 9, noteId: 'gone', query: '' }).blocks).toEqual([]);
});

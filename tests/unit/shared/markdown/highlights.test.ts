import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlightKinds } from '../../../../shared/domain/interview.ts';
import {
  mergeHighlights,
  readHighlightTag,
  rewriteHighlightTag,
  writeHighlightTag,
} from '../../../../shared/markdown/highlights.ts';
import { parseMarkdown } from '../../../../shared/markdown/parse.ts';
import { formatTimestamp, readTimestamp, writeTimestamp } from '../../../../shared/markdown/timestamps.ts';

const sample =
  '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain" data-tags="filters" data-participant="p_7f3k9q2m1x0c" data-at="754">';

describe('the tag of a highlight', () => {
  test('is written as in the sample', () => {
    const highlight = {
      id: 'h_k3x9q2m7v0tb',
      kind: 'pain' as const,
      tags: ['filters'],
      participantId: 'p_7f3k9q2m1x0c',
      atSeconds: 754,
    };
    expect(writeHighlightTag(highlight)).toBe(sample);
    expect(readHighlightTag(sample)).toEqual(highlight);
  });

  test.each([
    ["<mark data-at=7 class=x data-kind='bug' data-highlight=h_k3x9q2m7v0tb>", { kind: 'bug', tags: [], atSeconds: 7 }],
    ['<MARK DATA-HIGHLIGHT="h_k3x9q2m7v0tb">', { kind: 'quote', tags: [] }],
    [
      '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="praise" data-tags=" a , b,,c&#44;d ">',
      { kind: 'praise', tags: ['a', 'b', 'c,d'] },
    ],
    [
      '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain" data-at="soon" data-participant="me">',
      { kind: 'pain', tags: [] },
    ],
  ])('%s is read', (tag, expected) => {
    expect(readHighlightTag(tag)).toEqual({ id: 'h_k3x9q2m7v0tb', ...expected });
  });

  test.each([
    '<mark>',
    '<mark data-highlight="nonsense">',
    '<span data-highlight="h_k3x9q2m7v0tb">',
    '<marker data-highlight="h_k3x9q2m7v0tb">',
  ])('%s is not one', (tag) => {
    expect(readHighlightTag(tag)).toBeNull();
  });

  test('gives any tags back, and is one inline tag to the parser, in a table too', () => {
    const tag = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((t) => t.replace(/[\s\0]+/g, ' ').trim())
      .filter((t) => t !== '');
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 3 }), fc.constantFrom(...highlightKinds), (tags, kind) => {
        const written = writeHighlightTag({ id: 'h_k3x9q2m7v0tb', kind, tags });
        expect(readHighlightTag(written)).toEqual({ id: 'h_k3x9q2m7v0tb', kind, tags });
        const [paragraph] = parseMarkdown(`a ${written}b</mark>`).children;
        expect(paragraph?.type === 'paragraph' && paragraph.children.map((c) => c.type)).toEqual([
          'text',
          'html',
          'text',
          'html',
        ]);
        const [table] = parseMarkdown(`| a |\n|---|\n| ${written}b</mark> |`).children;
        expect(table?.type === 'table' && table.children[1]?.children.length).toBe(1);
      }),
    );
  });

  test.each([
    ['nothing changed', '<mark data-kind=bug  data-highlight="h_k3x9q2m7v0tb">', {}, null],
    [
      'unknown attributes, in the sample’s order',
      '<mark data-x="1" class=\'a "b"\' data-kind="bug" data-highlight="h_k3x9q2m7v0tb" data-tags="a,b">',
      { id: 'h_000000000000' },
      '<mark data-highlight="h_000000000000" data-kind="bug" data-tags="a,b" data-x="1" class="a &quot;b&quot;">',
    ],
    [
      'a kind that is not known, until another is chosen',
      '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="idea">',
      { id: 'h_000000000000' },
      '<mark data-highlight="h_000000000000" data-kind="idea">',
    ],
    [
      'another kind',
      '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="idea" data-at="soon">',
      { kind: 'pain' as const },
      '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain" data-at="soon">',
    ],
  ])('a changed tag keeps %s', (_name, source, change, expected) => {
    expect(rewriteHighlightTag(source, { ...readHighlightTag(source)!, ...change })).toBe(expected ?? source);
  });

  test('parts of one highlight are joined in order', () => {
    const part = (id: string, text: string) => ({ id, kind: 'pain' as const, tags: [], text });
    expect(mergeHighlights([part('a', '1'), part('b', '2'), part('a', '3')])).toEqual([
      part('a', '1\n3'),
      part('b', '2'),
    ]);
  });
});

describe('call timestamps', () => {
  test.each([
    [0, '00:00'],
    [130, '02:10'],
    [754.9, '12:34'],
    [3730, '1:02:10'],
    [-5, '00:00'],
  ])('%d seconds', (seconds, label) => {
    expect(formatTimestamp(seconds)).toBe(label);
  });

  test('are links of the sample’s form', () => {
    expect(writeTimestamp(754)).toBe('[12:34](#t=754)');
    expect(readTimestamp('12:34', '#t=754')).toBe(754);
  });

  test.each([
    ['12:34', 'https://docs.example/#t=754'],
    ['here', '#t=754'],
    ['12:34', '#t=x'],
    ['12:34', '#top'],
  ])('[%s](%s) is an ordinary link', (text, url) => {
    expect(readTimestamp(text, url)).toBeNull();
  });
});

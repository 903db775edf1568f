import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TagNote } from '../../../../shared/domain/tag.ts';
import { nearDuplicates, tagUsage, usesOf } from '../../../../shared/domain/tag-usage.ts';

const note = (tags: string[], highlightTags: string[] = []) => ({ tags, highlightTags });
const known = (tag: string, rest: Partial<TagNote> = {}): TagNote => ({ tag, path: `tags/${tag}.yml`, ...rest });

describe('tagUsage', () => {
  test('counts interviews and highlights apart, and lists what is only described', () => {
    const usage = tagUsage(
      [note(['funnels', 'funnels'], ['filters', 'filters', 'funnels']), note(['funnels'])],
      [known('unused', { description: 'Not yet' }), known('funnels', { color: 'teal' })],
    );
    expect(usage).toEqual([
      { tag: 'funnels', interviews: 2, highlights: 1, description: null, color: 'teal' },
      { tag: 'filters', interviews: 0, highlights: 2, description: null, color: null },
      { tag: 'unused', interviews: 0, highlights: 0, description: 'Not yet', color: null },
    ]);
  });

  test('equals a plain recount', () => {
    const tags = fc.array(fc.constantFrom('a', 'A', 'ä', '🔥', '__proto__', 'constructor'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(tags, tags), { maxLength: 8 }), (rows) => {
        const usage = tagUsage(
          rows.map(([own, marked]) => note(own, marked)),
          [],
        );
        const all = new Set<string>(rows.flat(2));
        expect(new Set(usage.map(({ tag }) => tag))).toEqual(all);
        for (const { tag, ...use } of usage) {
          expect(use.interviews).toBe(rows.filter(([own]) => (own as string[]).includes(tag)).length);
          expect(use.highlights).toBe(rows.flatMap(([, marked]) => marked).filter((one) => one === tag).length);
        }
        expect(usage.map(usesOf)).toEqual(usage.map(usesOf).toSorted((a, b) => b - a));
      }),
      { numRuns: 100 },
    );
  });
});

describe('nearDuplicates', () => {
  /** The first is used most. */
  const of = (...tags: string[]) =>
    nearDuplicates(
      tagUsage(
        tags.flatMap((tag, i) => Array.from({ length: tags.length - i }, () => note([tag]))),
        [],
      ),
    );

  test.each([
    ['Onboarding', ['onboarding'], 'case'],
    ['naïve', ['naive', 'Naive'], 'accents'],
    ['caf\u00e9', ['cafe\u0301'], 'case'],
    ['step-filters', ['step filters', 'StepFilters'], 'separators'],
    ['funnel', ['funnels', 'Funnels'], 'plural'],
    ['onboarding', ['onbaording'], 'typo'],
    ['funnels', ['funels'], 'typo'],
    ['session', ['sesssion'], 'typo'],
    ['🔥hot takes', ['🔥hot-takes'], 'separators'],
  ])('%s and %s', (into, from, likeness) => {
    expect(of(into, ...from)).toEqual([{ into, from: expect.arrayContaining(from), likeness }]);
  });

  test.each([
    ['funnel', 'tunnel-vision'],
    ['filter', 'funnel'],
    ['cost', 'coast'],
    ['version1', 'version2'],
    ['launch🔥', 'launch🚀'],
    ['🔥', '❤️'],
    ['👍🏽', '👍🏿'],
    ['bus', 'bu'],
    ['access', 'acces-token'],
    ['ключ', 'ключи'],
    ['-', '--'],
    ['#', '+'],
  ])('%s and %s are not', (a, b) => {
    expect(of(a, b)).toEqual([]);
  });

  test('a tag that somebody described is the one that stays', () => {
    const usage = tagUsage(
      [note(['Funnel']), note(['Funnel']), note(['funnel'])],
      [known('funnel', { description: 'Steps' })],
    );
    expect(nearDuplicates(usage)).toEqual([{ from: ['Funnel'], into: 'funnel', likeness: 'case' }]);
  });

  test('no tag is proposed to be merged into itself, and each is one of the vault', () => {
    const word = fc.stringMatching(/^[abs-]{0,3}(?:onboarding|Onboardings|on boarding|önboarding)[bs]?$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 12 }), (tags) => {
        const found = of(...tags);
        for (const { from, into } of found) {
          expect(new Set([...from, into]).size).toBe(from.length + 1);
          expect(tags).toEqual(expect.arrayContaining([...from, into]));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('many tags are no matter', () => {
    const tags = Array.from({ length: 3000 }, (_, i) => `topic ${i.toString(36)} of research`);
    expect(nearDuplicates(tagUsage([note(tags)], []))).toBeInstanceOf(Array);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, foldText, rank } from '../../../../renderer/ui/fuzzy.ts';

const match = (query: string, text: string) => rank(query, [text], (one) => [fieldOf(one)])[0] ?? null;
const marked = (query: string, text: string) =>
  match(query, text)?.stretches[0]?.map(([a, b]) => text.slice(a, b)) ?? null;

describe('what fits', () => {
  it.each([
    ['exp', 'Export as a pull request…', ['Exp']],
    ['pull', 'Export as a pull request…', ['pull']],
    ['port', 'Export', ['port']],
    ['epr', 'Export pull request', ['E', 'p', 'r']],
    ['req exp', 'Export pull request', ['Exp', 'req']],
    ['resume', 'Résumé upload', ['Résumé']],
    ['STRASSE', 'Straße', null],
    ['xyz', 'Export', null],
    ['exp zzz', 'Export', null],
    ['', 'Export', []],
  ])('“%s” in “%s” marks %j', (query, text, expected) => {
    expect(marked(query, text)).toEqual(expected);
  });

  it('keeps positions in the original text, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(foldText(text)).toHaveLength(text.length);
      }),
    );
  });

  it('finds every text by a part of itself', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zA-Z]{1,20}$/),
        fc.nat(19),
        fc.integer({ min: 1, max: 20 }),
        (text, at, length) => {
          const part = text.slice(at, at + length);
          fc.pre(part.length > 0);
          expect(match(part, text)).not.toBeNull();
        },
      ),
    );
  });
});

describe('rank', () => {
  const order = (query: string, texts: string[]) =>
    rank(query, texts, (text) => [fieldOf(text)]).map((f) => f.candidate);

  it('puts a start of the text before a start of a word, that before the inside, that before scattered letters', () => {
    expect(order('rep', ['Why rest of epics pays', 'Prepare', 'Session replay', 'Replay'])).toEqual([
      'Replay',
      'Session replay',
      'Prepare',
      'Why rest of epics pays',
    ]);
  });

  it('prefers the shorter of two equal fits and keeps the order given otherwise', () => {
    expect(order('flag', ['Flag cleanup after a launch', 'Flags'])).toEqual(['Flags', 'Flag cleanup after a launch']);
    expect(order('', ['b', 'a', 'c'])).toEqual(['b', 'a', 'c']);
  });

  it('finds words in several fields and says where, each counting less by what it is told', () => {
    const found = rank('mar flag', [['Flag cleanup', 'José Marín', 'Quillmark']], (texts) =>
      texts.map((t) => fieldOf(t)),
    );
    expect(found[0]?.stretches).toEqual([[[0, 4]], [[5, 8]], []]);
    const fields = ([title, company]: string[]) => [fieldOf(title!), fieldOf(company!, 30)];
    const order = rank(
      'norr',
      [
        ['A call', 'Norrvik'],
        ['About norrvik', 'Quillmark'],
      ],
      fields,
    );
    expect(order.map((f) => f.candidate[0])).toEqual(['About norrvik', 'A call']);
  });

  it('adds a bonus, and keeps the best under a limit', () => {
    const texts = Array.from({ length: 100 }, (_, i) => `note ${i}`);
    const best = rank('note', texts, (text) => [fieldOf(text)], {
      limit: 3,
      bonus: { of: (text) => Number(text.slice(5)) / 100, most: 1 },
    });
    expect(best.map((f) => f.candidate)).toEqual(['note 99', 'note 98', 'note 97']);
  });

  it('stops at the limit', () => {
    expect(rank('a', ['a', 'ab', 'abc'], (text) => [fieldOf(text)], { limit: 2 })).toHaveLength(2);
  });
});

import { describe, expect, test } from 'vitest';
import { fold, indexTerms, queryWord, tokenize } from '../../../../shared/search/tokenize.ts';

describe('fold', () => {
  test.each([
    ['Café', 'cafe'],
    ['CAFE\u0301', 'cafe'],
    ['Ångström', 'angstrom'],
    ['Straße', 'strasse'],
    ['Søren Łukasz', 'soren lukasz'],
    ['ﬁnance', 'finance'],
    ['Ｆｕｌｌ', 'full'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Йога', 'иога'],
    ['한국어', '한국어'],
    ['ガイド', 'ガイド'],
    ['हिन्दी', 'हिन्दी'],
    ['co\u00adop', 'coop'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));
});

describe('indexTerms', () => {
  test.each([
    ['The checkout felt slow', ['checkout', 'felt', 'slow']],
    ['a follow-up call', ['followup', 'follow', 'call']],
    ['e-mail', ['email', 'mail']],
    ['Noor’s funnel', ['noor', 'funnel']],
    ["O'Brien", ['obrien', 'brien']],
    ['l’équipe', ['lequipe', 'equipe']],
    ['v1.5 x', ['v1']],
    ['session_replay', ['session', 'replay']],
    ['検索機能', ['検索', '索機', '機能', '能']],
    ['猫', ['猫']],
    ['iPhone用ガイド', ['iphone', '用ガ', 'ガイ', 'イド', 'ド']],
    ['good 🎉', ['good', '🎉']],
    ['"*[](){}\\.^$|?+', []],
  ])('%s', (text, terms) => expect(indexTerms(text)).toEqual(terms));

  test('cuts endless words', () => {
    expect(indexTerms('x'.repeat(100_000))).toEqual(['x'.repeat(64)]);
  });
});

test('tokens point at their words', () => {
  const text = 'Über “follow-ups”: Noor’s café';
  expect(tokenize(text).map((t) => [t.term, text.slice(t.start, t.end)])).toEqual([
    ['uber', 'Über'],
    ['followups', 'follow-ups'],
    ['follow', 'follow'],
    ['ups', 'ups'],
    ['noor', 'Noor'],
    ['cafe', 'café'],
  ]);
});

test.each([
  ['follow-up', [['followup'], ['follow']]],
  ['Noor’s', [['noor']]],
  ['検索機', [['検索', '索機']]],
  ['猫', [['猫']]],
])('query word %s', (word, alternatives) => expect(queryWord(word)).toEqual(alternatives));

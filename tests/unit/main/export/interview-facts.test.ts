import { expect, test } from 'vitest';
import { factsOf } from '../../../../main/export/interview-facts.ts';

const note = (...lines: string[]) =>
  ['---', 'title: Call', ...lines, '---', 'consent: withdrawn is what we talked about', ''].join('\n');

test.each<[string, string, boolean]>([
  ['none noted', note(), true],
  ['empty', note('consent:'), true],
  ['granted', note('consent: granted'), true],
  ['granted, with a comment', note('consent: "granted" # by mail'), true],
  ['not asked', note('consent: not_asked'), true],
  ['declined', note('consent: declined'), false],
  ['withdrawn', note('consent: withdrawn'), false],
  ['withdrawn, in quotes', note("consent: 'withdrawn' # in June"), false],
  ['withdrawn, in one line of YAML', '---\n{title: Call, consent: withdrawn}\n---\n', false],
  ['a word that nobody knows', note('consent: Withdrawn'), false],
  ['a list', note('consent: [granted, withdrawn]'), false],
  ['two words', note('consent: granted', 'consent: withdrawn'), false],
  ['a conflict', note('<<<<<<< HEAD', 'consent: granted', '=======', 'consent: withdrawn', '>>>>>>> theirs'), false],
  ['in a block that is no YAML', note('title: [', 'consent: withdrawn'), false],
  ['without front matter', 'Nothing.\n', true],
])('consent: %s', (_, file, may) => {
  expect(factsOf(file).hasConsent).toBe(may);
  expect(factsOf(file.replaceAll('\n', '\r\n')).hasConsent).toBe(may);
});

test('where somebody was found', () => {
  expect(factsOf(note('recruitedFrom: survey')).recruitedFrom).toBe('survey');
  expect(factsOf(note()).recruitedFrom).toBeNull();
});

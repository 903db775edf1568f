import { describe, expect, test } from 'vitest';
import {
  answerAbout,
  decisionWords,
  documentOf,
  kindsWords,
  participantInWords,
  participantName,
  repositoryOf,
  titleOf,
} from '../../../../renderer/features/published/leaving-words.ts';
import type { Leaving } from '../../../../shared/ipc/export.ts';
import { leaving } from './leaving.ts';

const interview = (title: string, n = 1) => ({ id: `01JD9ZC4F2M6P1S8T0V3XWX00${n}`, title });
const noor = 'p_7f3k9q2m1x0c';

describe('what a row is called', () => {
  test.each<[Partial<Leaving>, string]>([
    [{ interviews: [interview('Filters in funnels')] }, 'Filters in funnels'],
    [{ interviews: [interview('Filters'), interview('Surveys', 2)] }, 'Filters and 1 other'],
    [{ interviews: [interview('', 1), interview('Surveys', 2), interview('', 3)] }, 'Surveys and 2 others'],
    [{ interviews: [interview('')] }, 'A deleted interview'],
    [{ interviews: [interview(''), interview('', 2)] }, '2 deleted interviews'],
    [{ interviews: [], document: 'link' }, 'Link to a search'],
    [{ interviews: [interview('Filters')], document: 'summary' }, 'Summary: Filters'],
    [{ interviews: [interview('')], document: 'digest' }, 'Digest of findings: no longer in the vault'],
    [
      {
        interviews: [interview('Surveys'), interview('Filters', 2)],
        findings: [interview('Labels are missed', 3)],
        document: 'digest',
      },
      'Digest of findings: Labels are missed',
    ],
    [
      {
        interviews: [interview('Surveys')],
        findings: [interview('Labels', 3), interview('Exports', 4)],
        document: 'standup',
      },
      'Stand-up note from 1 interview',
    ],
    [{ interviews: [interview(''), interview('Surveys', 2)], document: 'goal' }, 'Answer to a goal from 2 interviews'],
    [{ interviews: [], document: null }, 'Document'],
  ])('%o', (part, title) => {
    expect(titleOf(leaving(part))).toBe(title);
  });

  test.each<[Leaving['document'], string]>([
    ['standup', 'Stand-up note'],
    ['digest', 'Digest of findings'],
    [null, 'Document'],
  ])('a document %s is a %s', (document, said) => {
    expect(documentOf({ document })).toBe(said);
  });
});

test.each<[Partial<Leaving>, string]>([
  [{}, 'git.example/harbourline/research'],
  [{ targetName: null }, 'A repository that is not known here'],
  [{ way: 'copy', targetName: null }, ''],
])('where it went: %o', (part, place) => {
  expect(repositoryOf(leaving(part))).toBe(place);
});

test.each<[Leaving['decisions'], string]>([
  [{ kept: 0, replaced: 0, redacted: 0 }, 'Nothing to decide'],
  [{ kept: 1, replaced: 0, redacted: 2 }, '1 kept, 2 redacted'],
  [{ kept: 0, replaced: 1204, redacted: 0 }, '1,204 replaced'],
])('decisions %o', (decisions, said) => {
  expect(decisionWords(decisions)).toBe(said);
});

test('kinds are named once, in one order', () => {
  expect(kindsWords(['company', 'name', 'company', 'email'])).toBe('name, e-mail address, and company');
});

test('somebody whose file is gone is not named', () => {
  expect(participantName([], noor)).toBe('Somebody no longer in the vault');
  expect(answerAbout(participantInWords([], noor), noor, [leaving()], 1)).toContain(
    '1 export concerns somebody who is no longer in the vault.',
  );
});

describe('the answer about a person', () => {
  const kept = leaving({ keptOf: [{ participantId: noor, kinds: ['company', 'name'] }] });
  const ofAnother = leaving({ keptOf: [{ participantId: 'p_2b8c4d6e1f0a', kinds: ['name'] }] });
  test.each<[string, Leaving[], number, string]>([
    ['nothing', [], 0, ''],
    ['one', [leaving()], 1, '1 export concerns Noor. Nothing that tells who this is was kept.'],
    ['one with another’s name', [ofAnother], 1, '1 export concerns Noor. Nothing that tells who this is was kept.'],
    ['some kept', [leaving(), kept, kept], 3, '3 exports concern Noor. Kept in 2 of them: name and company.'],
    [
      'more than are read',
      [kept, leaving()],
      1204,
      '1,204 exports concern Noor. Kept in 1 of the latest 2: name and company.',
    ],
    [
      'more than are read, none kept',
      [leaving()],
      501,
      '501 exports concern Noor. Nothing that tells who this is was kept in the latest 1.',
    ],
  ])('%s', (_, leavings, total, answer) => {
    expect(answerAbout('Noor', noor, leavings, total)).toBe(answer);
  });
});

import { describe, expect, test } from 'vitest';
import {
  type DocumentParts,
  missingOf,
  ownerFor,
  titleFor,
  whyUnusable,
} from '../../../../renderer/features/export/document/document-parts.ts';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import { countEvidence, type FindingEvidence } from '../../../../shared/findings/count.ts';
import { finding as plainFinding, goal as plainGoal } from '../../shared/findings/summaries.ts';

const finding = (change: Partial<FindingSummary> = {}): FindingSummary =>
  plainFinding({ id: 'f', claim: 'Admins cannot see the step.', teamIds: ['replay'], ...change });
const unknown = { isBiggestUnknown: true, ownerId: 'mira', targetInterviews: 8 };
const goal = plainGoal({ id: 'g', question: 'What keeps people?', ...unknown });
const roster = {
  people: [{ id: 'mira', name: 'Mira Okafor', role: 'pm' as const, memberships: [] }],
  teams: [{ id: 'replay', name: 'Session Replay', aliases: [] }],
};
const parts = (change: Partial<DocumentParts>): DocumentParts => ({
  ...{ document: 'digest', findingIds: [], goalId: null, interviewIds: [] },
  ...change,
});
const notes = [{ id: 'n', title: 'Filters' }];

describe('what a document is called', () => {
  const two = [finding(), finding({ id: 'f2', teamIds: ['surveys'] })];
  test.each<[string, Partial<DocumentParts>, FindingSummary[], string]>([
    ['one finding by its claim', {}, [finding()], 'Admins cannot see the step.'],
    [
      'one whose claim is long: half a name would not be recognized',
      {},
      [finding({ claim: 'x'.repeat(201) })],
      'Findings: Session Replay',
    ],
    ['several of one team', {}, [finding(), finding({ id: 'f2' })], 'Findings: Session Replay'],
    ['several of two teams', {}, two, 'Findings'],
    ['a goal by its question', { document: 'goal' }, two, 'What keeps people?'],
    ['a stand-up note', { document: 'standup' }, [finding()], 'Stand-up note: Session Replay'],
    ['a summary of one interview', { document: 'summary', interviewIds: ['n'] }, [], 'Summary: Filters'],
    ['a summary of two', { document: 'summary', interviewIds: ['n', 'm'] }, [], 'Summary of 2 interviews'],
  ])('%s', (_what, change, findings, title) => {
    expect(titleFor(parts(change), { findings, goal, notes, roster })).toBe(title);
  });
});

test('whose document it is: the goal’s owner, or the one owner of all findings', () => {
  const mine = finding({ ownerId: 'mira' });
  expect(ownerFor(parts({}), { findings: [mine, mine], goal: null, roster })).toBe('Mira Okafor');
  expect(ownerFor(parts({}), { findings: [mine, finding()], goal: null, roster })).toBeNull();
  expect(ownerFor(parts({ document: 'goal' }), { findings: [finding()], goal, roster })).toBe('Mira Okafor');
});

test('a finding without a claim, or that no quote supports, cannot leave, and it says why', () => {
  const nothing: FindingEvidence = { resolved: [], counts: countEvidence([], []) };
  const something = { ...nothing, counts: { ...nothing.counts, people: 1, mentions: 1 } };
  expect(whyUnusable(finding({ written: false, claim: '' }), something)).toBe('No claim yet');
  expect(whyUnusable(finding(), nothing)).toBe('No quote that stands supports it');
  expect(whyUnusable(finding(), something)).toBeNull();
  expect(whyUnusable(finding(), undefined), 'not known yet').toBeNull();
});

test.each<[string, Partial<DocumentParts>, FindingSummary[], string, string | null]>([
  ['no finding that can leave', {}, [], 'A', 'Add a finding whose evidence stands.'],
  ['no interview', { document: 'summary' }, [], 'A', 'Add an interview to sum up.'],
  ['no title', {}, [finding()], ' ', 'Give the document a title.'],
  ['nothing', {}, [finding()], 'A', null],
])('what is missing: %s', (_what, change, usable, title, sentence) => {
  const fields = { title, owner: '', deadline: '', feedbackWanted: '' };
  expect(missingOf(parts(change), fields, { usable, goal })).toBe(sentence);
  if (change.document === undefined) {
    const answer = missingOf(parts({ document: 'goal' }), fields, { usable: [finding()], goal: null });
    expect(answer).toBe('Choose the research goal that is answered.');
  }
});

import { expect, test } from 'vitest';
import { recordSentence } from '../../../../renderer/features/export/record-sentences.ts';
import type { RecordTrouble } from '../../../../shared/ipc/export.ts';

test.each<[RecordTrouble, string]>([
  [
    { what: 'record', file: 'privacy/t_1.yml', why: 'merge-conflict' },
    '“privacy/t_1.yml” holds both sides of a merge. What was decided there is asked again.',
  ],
  [
    { what: 'shared-stand-in', standIn: 'Participant 7', participantIds: ['a', 'b'] },
    '“Participant 7” stands for Noor and Ilse in what was published from two computers. From now on they are told apart.',
  ],
  [
    { what: 'leaving', code: 'disk-full' },
    'It has left, but it is not listed under Published. The disk is full. Free some space; what you typed is kept here until then.',
  ],
])('%j', (trouble, sentence) => {
  expect(recordSentence(trouble, (id) => ({ a: 'Noor', b: 'Ilse' })[id] ?? '')).toBe(sentence);
});

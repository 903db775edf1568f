import { findingFields } from '../domain/finding.ts';
import { goalFields } from '../domain/goal.ts';

/** Order in which the keys of an interview are written (note-format.md, "Samples"). */
const interviewKeys: readonly string[] = [
  'id',
  'title',
  'occurredAt',
  'callStartedAt',
  'durationMinutes',
  'kind',
  'status',
  'teams',
  'pms',
  'interviewers',
  'attendees',
  'participants',
  'tags',
  'goals',
  'guide',
  'recruitedFrom',
  'consent',
  'recording',
  'afterCall',
];
const findingKeys: readonly string[] = Object.keys(findingFields);
const goalKeys: readonly string[] = Object.keys(goalFields);

/** Order in which the keys of a file are written, by what the file is: a finding has a claim or evidence, a research goal a question and a quarter. */
export function keyOrderOf(keys: readonly string[]): readonly string[] {
  if (keys.includes('claim') || keys.includes('evidence')) return findingKeys;
  return keys.includes('question') && keys.includes('quarter') ? goalKeys : interviewKeys;
}

import type { Operator } from './ast.ts';

/** What an operator narrows to, in a few words, and a value it could have. */
export const operatorHelp: Record<Operator, { hint: string; example: string }> = {
  team: { hint: 'Interviews of a team', example: 'growth' },
  pm: { hint: 'Counts for a PM', example: '"Robin Vale"' },
  by: { hint: 'Who interviewed', example: '"Robin Vale"' },
  participant: { hint: 'Who was interviewed', example: 'P-07' },
  company: { hint: 'Company of a participant', example: '"Fern & Co"' },
  segment: { hint: 'Segment of a participant', example: 'enterprise' },
  tag: { hint: 'Tag of the interview or a highlight', example: 'onboarding' },
  kind: { hint: 'Kind of interview', example: 'usability_test' },
  mark: { hint: 'Has a highlight of this kind', example: 'pain' },
  goal: { hint: 'Research goal', example: 'activation' },
  status: { hint: 'Status of the interview', example: 'complete' },
  after: { hint: 'On or after a date', example: '2w' },
  before: { hint: 'Before a date', example: '2026-09' },
  during: { hint: 'Within a time', example: '2026-Q3' },
  has: { hint: 'Has a recording, a task, a link …', example: 'recording' },
  is: { hint: 'Untitled, read-only, planned …', example: 'untitled' },
};

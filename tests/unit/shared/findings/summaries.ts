import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { GoalSummary } from '../../../../shared/domain/goal.ts';

/** A finding of the catalogue; whatever is not said is plain. */
export function finding(fields: Partial<FindingSummary> & { id: string }): FindingSummary {
  const { claim = `Claim ${fields.id}` } = fields;
  return {
    path: `findings/2026/${fields.id}.md`,
    claim,
    written: claim !== '',
    status: 'draft',
    verdict: null,
    ownerId: null,
    teamIds: [],
    goalIds: [],
    evidence: [],
    date: '2026-11-18',
    readOnly: null,
    problems: [],
    ...fields,
  };
}

/** A research goal of the catalogue. */
export function goal(fields: Partial<GoalSummary> & { id: string }): GoalSummary {
  return {
    path: `goals/2026-Q4/${fields.id}.md`,
    question: `Question ${fields.id}`,
    quarter: '2026-Q4',
    teamIds: [],
    isBiggestUnknown: false,
    ownerId: null,
    targetInterviews: null,
    status: 'active',
    answer: null,
    readOnly: null,
    problems: [],
    ...fields,
  };
}

import type { GoalStatus } from '../../../../shared/domain/goal.ts';
import { Quarter } from '../../../../shared/domain/goal.ts';
import type { NewGoal } from '../../../../shared/ipc/findings.ts';
import type { YamlValue } from '../../../../shared/markdown/front-matter.ts';

/** A research goal as the dialog has it: what is typed, valid or not. */
export interface GoalDraft {
  question: string;
  quarter: string;
  teamIds: string[];
  isBiggestUnknown: boolean;
  ownerId: string | null;
  targetInterviews: string;
  status: GoalStatus;
  answer: string;
  /** Of a new one: the text of its file. */
  motivation: string;
}

/** What keeps a draft from being a goal, by its fields, as sentences. */
export function problemsOf(draft: GoalDraft): Partial<Record<'question' | 'quarter' | 'targetInterviews', string>> {
  const { question, quarter, targetInterviews } = draft;
  return {
    ...(question.trim() === '' && { question: 'Write the question first.' }),
    ...(!Quarter.safeParse(quarter).success && { quarter: 'Write it as 2026-Q4.' }),
    ...(!/^\d{0,5}$/.test(targetInterviews.trim()) && { targetInterviews: 'Write a number, or leave it empty.' }),
  };
}

/** The goal that a draft without problems makes. */
export function newGoalOf(draft: GoalDraft): NewGoal {
  const { quarter, teamIds, isBiggestUnknown, ownerId, status, motivation } = draft;
  const target = targetOf(draft);
  return {
    question: oneLine(draft.question),
    quarter,
    teams: teamIds,
    biggestUnknown: isBiggestUnknown,
    status,
    ...(ownerId !== null && { owner: ownerId }),
    ...(target !== null && { targetInterviews: target }),
    ...(motivation.trim() !== '' && { motivation: `${motivation.trim()}\n` }),
  };
}

interface FieldEdit {
  type: 'field';
  key: string;
  value: YamlValue | null;
}

/** What a changed draft changes in the file of its goal. `before` is the goal as the dialog was opened with it. */
export function goalEdits(before: GoalDraft, after: GoalDraft): FieldEdit[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return Object.keys(is)
    .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
    .map((key) => ({ type: 'field', key, value: is[key] ?? null }));
}

/** The keys of the file; `null` for those that are left out. */
function fieldsOf(draft: GoalDraft): Record<string, YamlValue | null> {
  return {
    question: oneLine(draft.question),
    quarter: draft.quarter,
    teams: draft.teamIds,
    biggestUnknown: draft.isBiggestUnknown,
    owner: draft.ownerId,
    targetInterviews: targetOf(draft),
    status: draft.status,
    answer: oneLine(draft.answer) || null,
  };
}

function targetOf({ targetInterviews }: GoalDraft): number | null {
  return targetInterviews.trim() === '' ? null : Number(targetInterviews);
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

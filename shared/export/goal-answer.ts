import type { GoalStatus } from '../domain/goal.ts';
import { count, decision, type Opening, opening } from './document.ts';
import { findingSection } from './evidence-list.ts';
import {
  baseLine,
  type ComposedDocument,
  claimTable,
  type EvidenceBase,
  type ExportFinding,
  findingLink,
  headingWord,
} from './finding-document.ts';
import { limitations } from './finding-limits.ts';
import { method, openQuestionItems, recommendations } from './finding-sections.ts';
import { brokenLines, escapeMarkdown } from './markdown-tree.ts';

/** A research goal as it may leave. */
export interface ExportGoal {
  question: string;
  quarter: string;
  /** Names. */
  teams: readonly string[];
  owner: string | null;
  isBiggestUnknown: boolean;
  status: GoalStatus;
  answer: string | null;
  /** Interviews that were held for it, and how many there are to be. */
  held: number;
  target: number | null;
}

export interface GoalAnswerRequest extends Opening {
  goal: ExportGoal;
  /** Those that belong to it. Without any there is no answer either. */
  findings: readonly ExportFinding[];
  base: EvidenceBase;
}

const goalStatusNames: Record<GoalStatus, string> = {
  proposed: 'Proposed',
  active: 'Active',
  answered: 'Answered',
  carried_over: 'Carried over',
  dropped: 'Dropped',
};

/**
 * What is known about a research goal: its question and answer, what speaks for and against each of its findings, how many interviews
 * were held, what is still open. Not yet cleared: names that stand in claims and quotes are still there.
 */
export function composeGoalAnswer(request: GoalAnswerRequest): ComposedDocument {
  const { goal, findings, base, title } = request;
  const word = headingWord(title);
  const found = findings.length > 0 ? ` ${baseLine(findings, base)}` : '';
  const summary = `${interviewsHeld(goal)}${found}`;
  const parts = [
    opening(request),
    `# ${escapeMarkdown(title)}`,
    '## Summary',
    brokenLines([
      `**Question:** ${escapeMarkdown(goal.question) || 'not written yet'}`,
      `**Answer:** ${escapeMarkdown(goal.answer ?? '') || 'none yet'}`,
    ]),
    goalFacts(goal),
    summary,
    ...(findings.length > 0
      ? [
          claimTable(findings, word),
          '## Evidence by finding',
          ...findings.flatMap((finding, i) => findingSection(finding, `### ${word} ${i + 1}`)),
        ]
      : ['No finding belongs to this goal yet.']),
    '## Still open',
    stillOpen(goal, findings, word),
    ...(findings.length > 0
      ? [
          ...limitations(findings, base, word),
          ...recommendations(findings, word),
          ...method(base, base.reach.people - base.people.length),
        ]
      : []),
    ...decision,
  ];
  return { parts, summary };
}

function goalFacts({ quarter, teams, owner, isBiggestUnknown, status }: ExportGoal): string {
  const facts = [
    escapeMarkdown(quarter),
    ...teams.map(escapeMarkdown),
    isBiggestUnknown ? 'Biggest unknown' : '',
    owner === null ? '' : `Goal owner: ${escapeMarkdown(owner)}`,
    goalStatusNames[status],
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** "8 of 12 interviews held." */
function interviewsHeld({ held, target }: ExportGoal): string {
  return target === null
    ? `${count(held, 'interview', 'interviews')} held.`
    : `${held} of ${count(target, 'interview', 'interviews')} held.`;
}

function stillOpen({ held, target, answer }: ExportGoal, findings: readonly ExportFinding[], word: string): string {
  const more = (target ?? 0) - held;
  const items = [
    ...(answer === null || answer.trim() === '' ? ['- The goal has no answer yet.'] : []),
    ...(more > 0 ? [`- ${count(more, 'interview', 'interviews')} to go until the target is met.`] : []),
    ...findings.flatMap(({ verdict, status }, i) => {
      const link = findingLink(i + 1, word);
      if (status === 'challenged') return [`- ${link} is challenged.`];
      return verdict === null ? [`- ${link} has no verdict yet.`] : [];
    }),
    ...openQuestionItems(findings, word),
  ];
  return items.length > 0 ? items.join('\n') : 'Nothing is noted as open.';
}

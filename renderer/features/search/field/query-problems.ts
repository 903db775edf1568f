import type { QueryProblem } from '../../../../shared/search/language/ast.ts';
import { problemSentence } from '../../../../shared/search/language/sentences.ts';
import type { Field } from './field-state.ts';
import { queryParts } from './query-parts.ts';

/** A problem of the part of a query that it is about. */
export interface PartProblem {
  problem: QueryProblem;
  /** The text of the part, which is a chip's where the field shows one. */
  part: string;
}

/** Which part of the query each of its problems is about. */
export function partProblems(query: string, problems: readonly QueryProblem[]): PartProblem[] {
  if (problems.length === 0) return [];
  const parts = queryParts(query);
  return problems.map((problem) => {
    const part = parts.find(({ start, end }) => start <= problem.start && problem.start < end);
    return { problem, part: part ? query.slice(part.start, part.end) : '' };
  });
}

/** The problems of a field's chips, and those of what is being typed. */
export function shownProblems(field: Field, problems: readonly PartProblem[]) {
  const isChip = ({ part }: PartProblem) => field.chips.includes(part);
  return { ofChips: problems.filter(isChip), ofInput: problems.filter((problem) => !isChip(problem)) };
}

const leavesOut: readonly QueryProblem['code'][] = ['unknown-operator', 'no-value', 'no-such-date', 'no-such-value'];

/** Whether any of the chips of a query leaves interviews out. One that is itself left out does not; of several values some may count. */
export function narrows(chips: readonly string[], query: string, problems: readonly QueryProblem[]): boolean {
  const bad = partProblems(query, problems).filter(({ problem }) => leavesOut.includes(problem.code));
  return chips.some((chip) => chip.includes(',') || !bad.some(({ part }) => part === chip));
}

/** Problems as they are told: those of one sentence and one suggestion once. */
export function toldOnce(problems: readonly QueryProblem[]): QueryProblem[] {
  const byWords = new Map<string, QueryProblem>();
  for (const problem of problems) {
    const words = `${problemSentence(problem)}\n${problem.suggestion ?? ''}`;
    if (!byWords.has(words)) byWords.set(words, problem);
  }
  return [...byWords.values()];
}

/** The query with the suggestion in the place of what it is for. */
export function mended(query: string, { start, end, suggestion }: QueryProblem): string {
  return suggestion === undefined ? query : query.slice(0, start) + suggestion + query.slice(end);
}

import { Evidence, findingFields } from '../domain/finding.ts';
import type { FieldProblem } from '../domain/interview.ts';
import { readFields } from './interview-fields.ts';
import { squeeze } from './words.ts';

type FindingValues = Omit<ReturnType<typeof readFields<typeof findingFields>>['values'], 'evidence'>;

export interface FindingFields {
  values: FindingValues;
  /** The items that can be read, in file order. What else stands there stays in the file and is a problem that names it. */
  evidence: Evidence[];
  problems: FieldProblem[];
}

/** Reads what Fieldbook uses of a finding's front matter, from the whole file. One bad value hides no other; never throws. */
export function readFindingFields(text: string): FindingFields {
  const { evidence: _, ...schemas } = findingFields;
  const { values, problems, written } = readFields(text, schemas);
  const read = readEvidence(written.evidence);
  return { values, evidence: read.evidence, problems: [...problems, ...read.problems] };
}

/** Most problems of single items that are told; the rest is a number. */
const mostTold = 20;

function readEvidence(items: unknown): { evidence: Evidence[]; problems: FieldProblem[] } {
  if (items === undefined || items === null) return { evidence: [], problems: [] };
  if (!Array.isArray(items)) return { evidence: [], problems: [problem('The evidence is not a list.')] };
  const evidence: Evidence[] = [];
  const bad: string[] = [];
  items.forEach((item: unknown, at) => {
    const parsed = Evidence.safeParse(item);
    if (parsed.success) evidence.push(parsed.data);
    else bad.push(`Evidence ${at + 1}${whatIsWrong(item)}`);
  });
  const more = bad.length - mostTold;
  const told = bad.slice(0, mostTold).map(problem);
  return { evidence, problems: more > 0 ? [...told, problem(`${more} more cannot be read.`)] : told };
}

function problem(message: string): FieldProblem {
  return { field: 'evidence', message };
}

function whatIsWrong(item: unknown): string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return ' is not a highlight with an interview, a stance, and a quote.';
  }
  const wrong = Object.entries(expected).filter(
    ([key]) => !Evidence.shape[key as keyof Evidence].safeParse((item as Record<string, unknown>)[key]).success,
  );
  const quote = (item as Record<string, unknown>).quote;
  const which = typeof quote === 'string' && quote !== '' ? ` (“${shortened(quote)}”)` : '';
  return `${which} needs ${listed.format(wrong.map(([, what]) => what))}.`;
}

const listed = new Intl.ListFormat('en-US');

const expected: { [K in keyof Evidence]: string } = {
  highlight: 'the id of a highlight',
  interview: 'the id of an interview',
  stance: 'a stance (supports, contradicts, or context)',
  quote: 'the text that was quoted',
};

function shortened(text: string): string {
  const line = squeeze(text);
  return line.length > 40 ? `${line.slice(0, 39).replace(/\p{Surrogate}/gu, '')}…` : line;
}

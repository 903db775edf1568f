import { knownValues, type Operator, operators, type QueryProblem } from './ast.ts';
import { operatorHelp } from './operator-help.ts';
import { longestQuery, mostParts, mostPhrases } from './parse.ts';

/** What a person reads about a part of a query: what is the matter, and what to do instead. For the page and the command line. */
export function problemSentence(problem: QueryProblem): string {
  const advice = problem.suggestion === undefined ? adviceFor(problem) : `Try ${shortened(problem.suggestion)}.`;
  return advice === '' ? matter(problem) : `${matter(problem)} ${advice}`;
}

/** That some interviews are searched in part only; `''` where none is. */
export function partlySentence(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? 'One interview is very long; only its beginning is searched.'
    : `${count.toLocaleString('en-US')} interviews are very long; only their beginnings are searched.`;
}

const called: Partial<Record<Operator, string>> = {
  team: 'team',
  pm: 'PM',
  by: 'interviewer',
  participant: 'participant',
  company: 'company',
  segment: 'segment',
  tag: 'tag',
  goal: 'goal',
};

function matter({ code, operator = '', value = '' }: QueryProblem): string {
  switch (code) {
    case 'unknown-operator':
      return `There is no operator “${shortened(operator)}:”.`;
    case 'no-value':
      return `${operator}: needs a value right after the colon.`;
    case 'no-such-date':
      return `There is no date “${shortened(value)}”.`;
    case 'no-such-value': {
      const name = known(operator);
      const noun = name && called[name];
      if (noun) return `No ${noun} in this vault is called “${shortened(value)}”.`;
      return `${operator}: has no value “${shortened(value)}”.`;
    }
    case 'no-end-of-quote':
      return 'A quotation mark has no partner. Add one where the phrase ends.';
    case 'no-end-of-group':
      return value === ')'
        ? 'A closing parenthesis has no opening one, so it is ignored.'
        : 'An opening parenthesis has no closing one. Add one where the group ends.';
    case 'too-long':
      return `Only the first ${longestQuery.toLocaleString('en-US')} characters are searched for.`;
    case 'too-many-parts':
      return `Only ${mostParts} words and ${mostPhrases} phrases are searched for, in groups that are not too deep.`;
  }
}

function adviceFor({ code, operator = '' }: QueryProblem): string {
  const name = known(operator);
  switch (code) {
    case 'unknown-operator':
      return 'To search for this as text, put it in quotes.';
    case 'no-value':
      return name ? `Try ${name}:${operatorHelp[name].example}.` : '';
    case 'no-such-date':
      return 'Try 2026-09-14, 2026-09, 2026-Q3, 2w, or last-month.';
    case 'no-such-value':
      return name && name in knownValues ? `It can be ${listed(knownValues[name as keyof typeof knownValues])}.` : '';
    default:
      return '';
  }
}

function known(operator: string): Operator | undefined {
  return operators.find((name) => name === operator);
}

function listed(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}

/** A value may be a whole page; control and direction characters of it would reach the terminal and turn the sentence round. */
function shortened(text: string): string {
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ');
  const characters = [...clean.slice(0, 200)];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : clean;
}

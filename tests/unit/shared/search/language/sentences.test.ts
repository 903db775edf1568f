import { describe, expect, it } from 'vitest';
import { operators, type QueryProblem } from '../../../../../shared/search/language/ast.ts';
import { operatorHelp } from '../../../../../shared/search/language/operator-help.ts';
import { parseQuery } from '../../../../../shared/search/language/parse.ts';
import { problemSentence } from '../../../../../shared/search/language/sentences.ts';

describe('problemSentence', () => {
  it.each([
    ['teem:growth', 'There is no operator “teem:”. Try team:growth.'],
    ['zzz:growth', 'There is no operator “zzz:”. To search for this as text, put it in quotes.'],
    ['team:', 'team: needs a value right after the colon. Try team:growth.'],
    ['during:2026-Q5', 'There is no date “2026-Q5”. Try 2026-Q4.'],
    ['after:soon', 'There is no date “soon”. Try 2026-09-14, 2026-09, 2026-Q3, 2w, or last-month.'],
    ['"open', 'A quotation mark has no partner. Add one where the phrase ends.'],
    ['(open', 'An opening parenthesis has no closing one. Add one where the group ends.'],
    ['shut)', 'A closing parenthesis has no opening one, so it is ignored.'],
    ['x'.repeat(10_001), 'Only the first 10,000 characters are searched for.'],
    ['word '.repeat(100), 'Only 64 words and 16 phrases are searched for, in groups that are not too deep.'],
  ])('explains what is wrong in %.20j', (query, sentence) => {
    expect(parseQuery(query).problems.map(problemSentence)).toEqual([sentence]);
  });

  const noValue = (operator: string, value: string, suggestion?: string): QueryProblem => ({
    ...{ code: 'no-such-value', operator, value, start: 0, end: 1 },
    ...(suggestion && { suggestion }),
  });

  it.each([
    [noValue('team', 'grwth', 'growth'), 'No team in this vault is called “grwth”. Try growth.'],
    [
      noValue('tag', 'x', `"${'long '.repeat(99)}"`),
      `No tag in this vault is called “x”. Try "${'long '.repeat(7)}lon….`,
    ],
    [noValue('pm', 'nobody'), 'No PM in this vault is called “nobody”.'],
    [
      noValue('mark', 'pane'),
      'mark: has no value “pane”. It can be pain, request, bug, praise, workaround, quote, or question.',
    ],
    [noValue('tag', `\u001b[31m${'x'.repeat(300)}`), `No tag in this vault is called “ [31m${'x'.repeat(34)}…”.`],
  ])('explains a value that nothing has', (problem, sentence) => {
    expect(problemSentence(problem)).toBe(sentence);
  });

  it.each(operators)('has an example for %s: that can be read', (operator) => {
    const { node, problems } = parseQuery(`${operator}:${operatorHelp[operator].example}`);
    expect(problems).toEqual([]);
    expect(node).toMatchObject({ type: 'filter', operator });
  });
});

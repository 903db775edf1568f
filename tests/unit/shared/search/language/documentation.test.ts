import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownValues, operators } from '../../../../../shared/search/language/ast.ts';
import { parseQuery } from '../../../../../shared/search/language/parse.ts';

const page = readFileSync('docs/search.md', 'utf8');

/** What stands in code in the column of that name, in all tables of the page. */
function column(name: string): string[] {
  const found: string[] = [];
  let at = -1;
  for (const line of page.split('\n')) {
    if (!line.startsWith('|')) {
      at = -1;
      continue;
    }
    const cells = line.split('|').map((cell) => cell.trim());
    if (at === -1) at = cells.includes(name) ? cells.indexOf(name) : -2;
    else if (at >= 0) found.push(...[...cells[at]!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!));
  }
  return found;
}

const asText = /```query\n([^`]*)\n```/.exec(page)![1]!.split('\n');

describe('docs/search.md', () => {
  it.each([...column('You write'), ...column('Example')])(
    'has an example that is read without a problem: %s',
    (query) => {
      const { node, problems } = parseQuery(query);
      expect(node).not.toBeNull();
      expect(problems).toEqual([]);
    },
  );

  it.each(asText)('says truly that this is text: %s', (query) => {
    const { node, problems } = parseQuery(query);
    expect(problems).toEqual([]);
    expect(JSON.stringify(node)).not.toMatch(/"type":"(?:filter|not|or)"/);
  });

  it.each(column('Query').filter((query) => query !== '* ? !'))('says truly that this is explained: %s', (query) => {
    expect(parseQuery(query).problems).toHaveLength(1);
  });

  it('knows every operator and every value of those that have a list', () => {
    expect(column('Operator')).toEqual(operators.map((operator) => `${operator}:`));
    expect(column('Example').length).toBeGreaterThan(operators.length);
    for (const value of Object.values(knownValues).flat()) expect(page).toContain(`\`${value}\``);
  });
});

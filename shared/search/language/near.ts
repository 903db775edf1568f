import { type Operator, operators } from './ast.ts';

/** What people call things that have an operator of another name. */
const otherNames: Record<string, Operator> = {
  squad: 'team',
  group: 'team',
  owner: 'pm',
  manager: 'pm',
  author: 'by',
  interviewer: 'by',
  person: 'participant',
  people: 'participant',
  user: 'participant',
  with: 'participant',
  customer: 'company',
  account: 'company',
  org: 'company',
  plan: 'segment',
  label: 'tag',
  topic: 'tag',
  type: 'kind',
  highlight: 'mark',
  marker: 'mark',
  question: 'goal',
  state: 'status',
  since: 'after',
  from: 'after',
  newer: 'after',
  until: 'before',
  to: 'before',
  older: 'before',
  date: 'during',
  in: 'during',
  on: 'during',
  when: 'during',
  month: 'during',
  quarter: 'during',
  year: 'during',
  contains: 'has',
};

/** The operator that was probably meant: another name of it, or one that is spelled nearly so. */
export function nearestOperator(name: string): Operator | undefined {
  const lower = name.toLowerCase();
  const names = [lower, lower.replace(/s$/, '')];
  const known = names.find((other) => Object.hasOwn(otherNames, other));
  return known ? otherNames[known] : nearest(lower, operators);
}

/** The word spelled most like `text`: one letter off in short ones, two in those of six and more. Else `undefined`. */
export function nearest<T extends string>(text: string, words: readonly T[]): T | undefined {
  let best: T | undefined;
  let least = text.length < 3 ? 0 : text.length < 6 ? 1 : 2;
  for (const word of words) {
    const distance = editDistance(text, word, least);
    if (distance > least || (best !== undefined && distance === least)) continue;
    [best, least] = [word, distance];
  }
  return best;
}

/** Letters put in, left out, changed or swapped with their neighbor; anything above `most` where it is more than that. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, above] = [above, row];
    if (Math.min(...row) > most) return most + 1;
  }
  return above[b.length]!;
}

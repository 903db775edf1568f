import type { StandingHighlight } from '../../../../shared/findings/standing.ts';

/** Whether nothing about a highlight is another. */
export function sameHighlight(a: StandingHighlight, b: StandingHighlight): boolean {
  return a === b || (Object.keys(a) as (keyof StandingHighlight)[]).every((key) => same(a[key], b[key]));
}

function same(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((one, at) => one === b[at]) : a === b;
}

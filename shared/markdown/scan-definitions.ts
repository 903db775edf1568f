import { normalise } from './scan-inline.ts';

/** The labels that a body seems to define, for links and footnotes. */
export function definitionsOf(body: string): Set<string> {
  const labels = new Set<string>();
  if (!body.includes(']:')) return labels;
  for (const match of body.matchAll(/^[ \t>*+-]*\[((?:[^[\]\\\n]|\\.){1,999})\]:/gm)) labels.add(normalise(match[1]!));
  return labels;
}

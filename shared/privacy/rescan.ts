import { paragraphsOf } from './paragraphs.ts';
import type { FoundIdentity, Match, Scanner } from './scan.ts';

/** Text that is remembered, in UTF-16 units; as much again of what was used before it. */
const mostUnits = 8_000_000;

/**
 * A scanner that finds the same as `scan`, but remembers what it found in each paragraph: a decision changes few of them, and the check at the door
 * none. Another state of the vault wants a rescanner of its own.
 */
export function createRescanner<Who extends FoundIdentity>(scan: Scanner<Who>, most = mostUnits): Scanner<Who> {
  let recent = new Map<string, readonly Match<Who>[]>();
  let older: typeof recent = new Map();
  let units = 0;

  return (text) => {
    const all: Match<Who>[] = [];
    for (const { text: paragraph, start } of paragraphsOf(text)) {
      for (const match of matchesOf(paragraph)) {
        all.push({ ...match, start: match.start + start, end: match.end + start });
      }
    }
    return all;
  };

  function matchesOf(paragraph: string): readonly Match<Who>[] {
    const known = recent.get(paragraph);
    if (known) return known;
    const own = apart(paragraph);
    const matches = older.get(own) ?? scan(own);
    if (units > most) {
      older = recent;
      recent = new Map();
      units = 0;
    }
    recent.set(own, matches);
    units += own.length;
    return matches;
  }
}

/** A copy: a part of a string keeps all of it in memory. */
function apart(text: string): string {
  return JSON.parse(JSON.stringify(text));
}

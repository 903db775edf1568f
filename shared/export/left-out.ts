const why = 'consent was declined or withdrawn, or cannot be read';

/** Stands in the place of all that was said in an interview without consent. */
export const nothingSaid = `What was said is left out: ${why}.`;

/** Tells of how many interviews that is so, as one sentence; empty where of none. */
export function leftOutOf(interviews: number): string {
  if (interviews === 0) return '';
  return `What was said in ${interviews} ${interviews === 1 ? 'interview' : 'interviews'} is left out: ${why}.`;
}

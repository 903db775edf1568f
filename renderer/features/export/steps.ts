let last = 0;

/** The number of a step that can be undone: steps of different kinds are taken back in the order in which they were made. From 1. */
export function nextStep(): number {
  last += 1;
  return last;
}

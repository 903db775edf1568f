import { highlightKinds } from '../../../../shared/domain/interview.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';

/** In which order the highlights to sort stand. */
export const orders = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  kind: 'By kind',
  fit: 'Best fit first',
} as const;
export type Order = keyof typeof orders;

/**
 * Highlights in an order. They come as the search gives them: newest interview first, or best fit first where `order` is `fit`; what is
 * equal stays so.
 */
export function inOrder(highlights: readonly StandingHighlight[], order: Order): readonly StandingHighlight[] {
  if (order === 'oldest') return highlights.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  if (order === 'kind') {
    return highlights.toSorted((a, b) => highlightKinds.indexOf(a.kind) - highlightKinds.indexOf(b.kind));
  }
  return highlights;
}

import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import { oppositeQuery } from '../../../../shared/findings/opposite-query.ts';
import { useNavigation } from '../../../state/navigation.ts';
import type { Card } from './cards.ts';
import { refuse } from './make-change.ts';

/** Opens the interview of a card at its highlight. */
export function openCard({ highlightId, at }: Card): void {
  if (!at) refuse('Its highlight is missing, so it cannot be opened. Open the finding to repair it.');
  else useNavigation.getState().go({ area: 'interviews', noteId: at.noteId, reveal: { highlightId }, focus: 'body' });
}

/** Shows the highlights that speak of the same things as a claim: what contradicts it is among them. */
export function searchOpposite({ claim }: FindingSummary): void {
  const query = oppositeQuery(claim);
  if (query === '') refuse('Write the claim first: its words are what is searched for.');
  else useNavigation.getState().go({ area: 'search', query, view: 'highlights' });
}

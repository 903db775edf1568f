import type { Evidence } from '../../../../shared/domain/finding.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';

/** A valid highlight id for a number. */
export const highlightId = (number: number) => `h_${String(number).padStart(12, '0')}`;

/** A valid participant id for a number. */
export const participantId = (number: number) => `p_${String(number).padStart(12, '0')}`;

/** A highlight as it stands in its interview; whatever is not said is plain. */
export function standing(parts: Partial<StandingHighlight> = {}): StandingHighlight {
  return {
    highlightId: highlightId(1),
    noteId: 'A',
    title: 'Checkout',
    date: '2026-11-18',
    teamIds: [],
    pmIds: [],
    goals: [],
    kind: 'pain',
    tags: [],
    participantId: null,
    participantIds: [],
    atSeconds: null,
    text: 'The refund never came back to my card.',
    ...parts,
  };
}

export function evidence(parts: Partial<Evidence> = {}): Evidence {
  const quote = 'The refund never came back to my card.';
  return { highlight: highlightId(1), interview: 'A', stance: 'supports', quote, ...parts };
}

import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { standing as plainHighlight } from '../../shared/findings/evidence.ts';

/** A highlight as it stands in a note; whatever is not said is plain. */
export function standing(fields: Partial<StandingHighlight> & { highlightId: string }): StandingHighlight {
  return plainHighlight({ noteId: 'n', title: 'Interview', text: 'Words.', ...fields });
}

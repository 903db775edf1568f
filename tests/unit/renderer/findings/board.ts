import type { Evidence, FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { standing } from '../../shared/findings/evidence.ts';
import { finding as plainFinding } from '../../shared/findings/summaries.ts';

/** A finding of the catalogue with what is given. */
export function finding(fields: Partial<FindingSummary> = {}): FindingSummary {
  return plainFinding({ id: '01JDA0R7Y5N3W9Q2H8E6C4KQ7D', ...fields });
}

/** Evidence of a highlight `h_…`, by a short name. */
export function evidence(name: string, stance: Stance = 'supports', quote = `Quote of ${name}.`): Evidence {
  return { highlight: highlightId(name), interview: '01JD9ZC4F2M6P1S8T0V3XWXABD', stance, quote };
}

/** A highlight as it stands in its interview, by a short name. */
export function highlight(name: string, fields: Partial<StandingHighlight> = {}): StandingHighlight {
  return standing({
    highlightId: highlightId(name),
    noteId: '01JD9ZC4F2M6P1S8T0V3XWXABD',
    title: 'Filters in funnels',
    text: `Quote of ${name}.`,
    ...fields,
  });
}

/** The id of the highlight that a short name stands for. */
export function highlightId(name: string): string {
  return `h_${name.padEnd(12, '0')}`;
}

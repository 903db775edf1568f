import type { StandingHighlight } from '../../../../shared/findings/standing.ts';

/** A highlight as it stands in a note; whatever is not said is plain. */
export function standing(fields: Partial<StandingHighlight> & { highlightId: string }): StandingHighlight {
  return {
    noteId: 'n',
    title: 'Interview',
    date: '2026-11-18',
    teamIds: [],
    pmIds: [],
    goals: [],
    kind: 'pain',
    tags: [],
    participantId: null,
    participantIds: [],
    atSeconds: null,
    text: 'Words.',
    ...fields,
  };
}

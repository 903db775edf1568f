import type { Participant } from '../../../../shared/domain/participant.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { hasComposedLetters } from '../../../../shared/search/letter-classes.ts';
import { createMatcher, type Matcher } from '../../../../shared/search/matcher.ts';
import { leavesOf } from '../../../../shared/search/query.ts';

let last: { query: string; matcher: Matcher } | null = null;

/** Where the words of a query stand in a highlight's text: `[start, end)`, in order. Similar spellings are not marked. */
export function matchesIn(text: string, query: string): [number, number][] {
  if (last?.query !== query) last = { query, matcher: createMatcher(leavesOf(query), new Map()) };
  const found = last.matcher.inBody({ text, composed: hasComposedLetters(text) });
  return found.map(({ start, end }) => [start, end]);
}

export interface Who {
  /** The participant's name; a sentence where it is not known who of the interview speaks. */
  name: string;
  known: boolean;
  /** Company and segment, as far as they are known. */
  from: string;
}

/** Who says a highlight: its own participant, else the only one of its interview. */
export function whoSays(
  { participantId, participantIds }: Pick<StandingHighlight, 'participantId' | 'participantIds'>,
  participants: ReadonlyMap<string, Participant>,
): Who {
  const ids = new Set(participantIds);
  const [only] = ids;
  const id = participantId ?? (ids.size === 1 ? only : undefined);
  if (id === undefined) {
    const name = ids.size === 0 ? 'No participant' : `One of ${ids.size} participants`;
    return { name, known: false, from: ids.size === 0 ? '' : companies([...ids], participants) };
  }
  const participant = participants.get(id);
  if (!participant) return { name: 'Unknown participant', known: false, from: '' };
  const from = [participant.company, participant.segment].filter(Boolean).join(' · ');
  return { name: participant.name, known: true, from };
}

function companies(ids: readonly string[], participants: ReadonlyMap<string, Participant>): string {
  return [...new Set(ids.map((id) => participants.get(id)?.company ?? ''))].filter((name) => name !== '').join(', ');
}

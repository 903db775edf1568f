import type { Evidence } from '../domain/finding.ts';
import type { NoteSummary, ReadOnlyReason } from '../domain/interview.ts';
import { isRecognizable, isSameText } from './quote.ts';
import type { StandingHighlight } from './standing.ts';

/** What became of a highlight since it was attached to a finding. */
export type EvidenceState =
  | { state: 'standing' }
  /** Its text is not the quote any more, white space aside. */
  | { state: 'changed'; now: string }
  /** No note holds it: its interview is there without it, or is not there, or cannot be read. */
  | { state: 'missing'; reason: 'highlight' | 'interview' | 'unreadable' }
  /** These notes hold it, and nothing tells which of them is meant. One alone: words that have nothing of the quote. */
  | { state: 'ambiguous'; noteIds: string[] }
  /** The finding has this highlight already. */
  | { state: 'repeated' };

/** Whether the interview that evidence names is there, and all of it can be read, as far as it may hold the highlight. */
export type NoteState = 'there' | 'unreadable' | 'gone';

/** Who says it: a participant, or somebody of an interview that names none or several. `null` where it is not known to stand. */
export type Speaker = { participantId: string } | { unnamedIn: string } | null;

export interface ResolvedEvidence {
  evidence: Evidence;
  /** The highlight as it stands now; `null` where it is missing or ambiguous. */
  at: StandingHighlight | null;
  state: EvidenceState;
  speaker: Speaker;
}

/**
 * Finds the evidence of one finding again, in its order. `standing`: every note's highlight for each id. A highlight is where its
 * interview holds it, whatever its words are now. One that another note alone holds was moved there, or its interview has another
 * id now, as long as its words can be recognized; of several such copies none is picked. Better not found than the wrong words.
 */
export function resolveEvidence(
  evidence: readonly Evidence[],
  standing: ReadonlyMap<string, readonly StandingHighlight[]>,
  noteState: (noteId: string, highlightId: string) => NoteState,
): ResolvedEvidence[] {
  const found = evidence.map((one) => locate(one, standing.get(one.highlight) ?? [], noteState));
  markRepeated(found);
  return found;
}

function locate(
  evidence: Evidence,
  holders: readonly StandingHighlight[],
  noteState: (noteId: string, highlightId: string) => NoteState,
): ResolvedEvidence {
  const own = holders.find(({ noteId }) => noteId === evidence.interview);
  const others = holders.filter((holder) => holder !== own);
  const ambiguous: EvidenceState = { state: 'ambiguous', noteIds: holders.map(({ noteId }) => noteId) };
  const isLike = ({ text }: StandingHighlight) => isRecognizable(text, evidence.quote);
  if (own) {
    // A copy that still has the words, beside an original that lost them all: the file may have taken over the id of another.
    const isDoubtful = others.length > 0 && !isLike(own) && others.some(isLike);
    return isDoubtful ? nowhere(evidence, ambiguous) : standsAt(evidence, own);
  }
  const state = noteState(evidence.interview, evidence.highlight);
  if (holders.length === 0) {
    const reason = state === 'there' ? 'highlight' : state === 'gone' ? 'interview' : 'unreadable';
    return nowhere(evidence, { state: 'missing', reason });
  }
  // It may well stand in there.
  if (state === 'unreadable') return nowhere(evidence, { state: 'missing', reason: 'unreadable' });
  const [only] = holders;
  return holders.length === 1 && only && isLike(only) ? standsAt(evidence, only) : nowhere(evidence, ambiguous);
}

function nowhere(evidence: Evidence, state: EvidenceState): ResolvedEvidence {
  return { evidence, at: null, state, speaker: null };
}

function standsAt(evidence: Evidence, at: StandingHighlight): ResolvedEvidence {
  const state: EvidenceState = isSameText(at.text, evidence.quote)
    ? { state: 'standing' }
    : { state: 'changed', now: at.text };
  return { evidence, at, state, speaker: speakerOf(at) };
}

function speakerOf({ participantId, participantIds, noteId }: StandingHighlight): Speaker {
  const [only, ...others] = new Set(participantIds);
  const known = participantId ?? (others.length === 0 ? only : undefined);
  return known === undefined ? { unnamedIn: noteId } : { participantId: known };
}

/** Of several items with one highlight the first that stands counts; where none does, the first. */
function markRepeated(found: ResolvedEvidence[]): void {
  const counted = new Map<string, ResolvedEvidence>();
  for (const one of found) {
    const first = counted.get(one.evidence.highlight);
    if (!first) counted.set(one.evidence.highlight, one);
    else if (isStanding(first) || !isStanding(one)) one.state = { state: 'repeated' };
    else counted.set(one.evidence.highlight, one);
  }
}

/** Whether it is known where the highlight stands, with its words or with others: then it counts. */
export function isStanding({ state }: ResolvedEvidence): boolean {
  return state.state === 'standing' || state.state === 'changed';
}

/** Highlights by id, as `resolveEvidence` takes them. */
export function byHighlightId(highlights: readonly StandingHighlight[]): Map<string, StandingHighlight[]> {
  const found = new Map<string, StandingHighlight[]>();
  for (const highlight of highlights) {
    const same = found.get(highlight.highlightId);
    if (same) same.push(highlight);
    else found.set(highlight.highlightId, [highlight]);
  }
  return found;
}

/** Of these not everything can be read, and what seems to be missing may stand there. */
const unreadable: readonly (ReadOnlyReason | null)[] = ['encoding', 'too-large', 'damaged'];

/** What the catalogue says of an interview that evidence names. */
export function noteStateOf(note: Pick<NoteSummary, 'readOnly'> | undefined): NoteState {
  return !note ? 'gone' : unreadable.includes(note.readOnly) ? 'unreadable' : 'there';
}

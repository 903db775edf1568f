import type { Bundle, Mark, Offer, PrivacyHit, Surface } from '../ipc/export.ts';
import { type Decisions, hitIdOf } from '../privacy/decide.ts';
import type { FoundIdentity, Match } from '../privacy/scan.ts';
import type { Written } from './carry-spots.ts';
import { type Readable, type Standing, surfacesOf } from './surfaces.ts';

/** A hit, or what took its place. */
interface Place {
  match: Match<FoundIdentity>;
  start: number;
  end: number;
  state: Mark['state'];
}

/**
 * The hits of what is about to leave in the order in which they are read, whether they stand in it or were taken out: so that a decision
 * moves none of them. `undecided` counts those that stand and were not kept.
 */
export function collectHits(
  left: Readable,
  standing: readonly Standing[],
  written: Record<Surface, Written>,
  decisions: Decisions,
  offersFor: (identity: FoundIdentity) => Offer[],
): Pick<Bundle, 'hits' | 'marks' | 'undecided'> {
  const hits = new Map<string, PrivacyHit>();
  const marks: Mark[] = [];
  const open = new Set<string>();
  const texts = surfacesOf(left);
  for (const surface of Object.keys(texts) as Surface[]) {
    const here = standing.filter((one) => one.surface === surface);
    const places = inOrder([...here.map((one) => stands(one, decisions)), ...taken(written[surface], decisions)]);
    // Only the first file's path is marked: those of the pictures hold it.
    const until = surface === 'path' ? (left.files[0]?.path.length ?? 0) : Number.POSITIVE_INFINITY;
    let [line, at, markedTo] = [1, 0, 0];
    for (const { match, start, end, state } of places) {
      for (; at < start; at++) if (texts[surface][at] === '\n') line++;
      const hitId = hitIdOf(match);
      const hit = hits.get(hitId) ?? newHit(match, decisions, offersFor);
      hits.set(hitId, hit);
      const last = hit.places.at(-1);
      if (last?.surface !== surface || last.line !== line) hit.places.push({ surface, line });
      if (state === 'open') open.add(hitId);
      // What must be decided about is marked wherever it stands: in somebody's own words, too.
      if ((start < markedTo && !isStanding(state)) || end > until) continue;
      marks.push({ surface, start, end, hitId, state });
      markedTo = Math.max(markedTo, end);
    }
  }
  return { hits: [...hits.values()], marks, undecided: open.size };
}

function stands({ match, start, end }: Standing, decisions: Decisions): Place {
  const isKept = decisions.get(hitIdOf(match))?.decision === 'keep';
  return { match, start, end, state: isKept ? 'kept' : 'open' };
}

function taken({ spots }: Written, decisions: Decisions): Place[] {
  return spots.flatMap(({ matches, start, end }) =>
    matches.map((match): Place => {
      const isGone = decisions.get(hitIdOf(match))?.decision === 'redact';
      return { match, start, end, state: isGone ? 'redacted' : 'replaced' };
    }),
  );
}

function isStanding(state: Mark['state']): boolean {
  return state === 'open' || state === 'kept';
}

/** What stands comes before a stand-in at the same place: it is what must be decided about. */
function inOrder(places: Place[]): Place[] {
  const isTaken = ({ state }: Place) => Number(!isStanding(state));
  return places.sort((a, b) => a.start - b.start || isTaken(a) - isTaken(b) || b.end - a.end);
}

function newHit(
  match: Match<FoundIdentity>,
  decisions: Decisions,
  offersFor: (identity: FoundIdentity) => Offer[],
): PrivacyHit {
  const { kind, participantId } = match.identity;
  const hitId = hitIdOf(match);
  return {
    ...{ hitId, kind, exact: match.exact, participantId, offers: offersFor(match.identity), places: [] },
    ...{ decision: decisions.get(hitId) ?? null, keptBy: null },
  };
}

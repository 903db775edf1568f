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
    const places = inOrder([...here.map((one) => stands(one, decisions)), ...spotted(written[surface], decisions)]);
    // Only the first file's path is marked: those of the pictures hold it.
    const until = surface === 'path' ? (left.files[0]?.path.length ?? 0) : Number.POSITIVE_INFINITY;
    let [line, at] = [1, 0];
    for (const { match, start, state } of places) {
      for (; at < start; at++) if (texts[surface][at] === '\n') line++;
      const hitId = hitIdOf(match);
      const hit = hits.get(hitId) ?? newHit(match, decisions, offersFor);
      hits.set(hitId, hit);
      // Lines come in order: one that is there already is the last.
      const last = hit.places.at(-1);
      if (last?.surface !== surface || last.line !== line) hit.places.push({ surface, line });
      if (state === 'open') open.add(hitId);
    }
    marks.push(
      ...marksOf(
        surface,
        places.filter(({ end }) => end <= until),
      ),
    );
  }
  return { hits: [...hits.values()], marks, undecided: open.size };
}

function stands({ match, start, end }: Omit<Standing, 'surface'>, decisions: Decisions): Place {
  const isKept = decisions.get(hitIdOf(match))?.decision === 'keep';
  return { match, start, end, state: isKept ? 'kept' : 'open' };
}

function spotted({ spots }: Written, decisions: Decisions): Place[] {
  return spots.flatMap(({ matches, start, end, stands: isStanding }) =>
    matches.map((match): Place => {
      if (isStanding) return stands({ match, start, end }, decisions);
      const isGone = decisions.get(hitIdOf(match))?.decision === 'redact';
      return { match, start, end, state: isGone ? 'redacted' : 'replaced' };
    }),
  );
}

/** How much a mark says: of several at one place the one that says most is seen. */
const weight: Record<Mark['state'], number> = { replaced: 0, redacted: 0, kept: 1, open: 2 };

function inOrder(places: Place[]): Place[] {
  return places.sort((a, b) => a.start - b.start || b.end - a.end || weight[a.state] - weight[b.state]);
}

/** Marks of which none covers another: around a name within a link, the link has two. `places` in order. */
function marksOf(surface: Surface, places: readonly Place[]): Mark[] {
  const marks: Mark[] = [];
  const around: Place[] = [];
  let at = 0;
  const mark = ({ match, state }: Place, to: number) => {
    if (to > at) marks.push({ surface, start: at, end: to, hitId: hitIdOf(match), state });
    at = Math.max(at, to);
  };
  const close = (before: number) => {
    while (around.length > 0 && around.at(-1)!.end <= before) mark(around.at(-1)!, around.pop()!.end);
  };
  for (const place of places) {
    close(place.start);
    if (around.length > 0) mark(around.at(-1)!, place.start);
    at = Math.max(at, place.start);
    around.push(place);
  }
  close(Number.POSITIVE_INFINITY);
  return marks;
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

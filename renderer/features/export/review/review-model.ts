import type { Bundle, Decision, PrivacyHit, Surface } from '../../../../shared/ipc/export.ts';

/** What is decided about several hits at once, by hit. */
export type Decisions = Readonly<Record<string, Decision | null>>;

/** Which hits a decision is for, beside the one that it is made at. Those already decided are left alone. */
export type Reach = 'this' | 'identity' | 'kind' | 'open';

/** What is chosen, before it is known for whom. `nth`: which of the offers. */
export type Choice =
  | { decision: 'keep' }
  | { decision: 'redact' }
  | { decision: 'replace'; nth: number }
  | { decision: 'replace'; with: string };

const surfaces: readonly Surface[] = ['body', 'title', 'path', 'branch', 'commit', 'pull-request'];

/** Where a surface comes among the others. */
export function surfaceOrder(surface: Surface): number {
  return surfaces.indexOf(surface);
}

/** The hits as they come in the document, then in what surrounds it: a decision, which changes words, moves none. */
export function orderHits({ hits, marks }: Pick<Bundle, 'hits' | 'marks'>): PrivacyHit[] {
  const first = new Map<string, [surface: number, start: number]>();
  for (const { hitId, surface, start } of marks) {
    const place: [number, number] = [surfaceOrder(surface), start];
    const known = first.get(hitId);
    if (!known || isBefore(place, known)) first.set(hitId, place);
  }
  const last: [number, number] = [surfaces.length, 0];
  const placeOf = (hit: PrivacyHit) => first.get(hit.hitId) ?? last;
  return [...hits].sort((a, b) => placeOf(a)[0] - placeOf(b)[0] || placeOf(a)[1] - placeOf(b)[1]);
}

function isBefore(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

/** The hits with decisions that are on their way already. */
export function withDecisions(hits: readonly PrivacyHit[], made: Decisions): PrivacyHit[] {
  return hits.map((hit) => {
    const decision = made[hit.hitId];
    return decision === undefined ? hit : { ...hit, decision, keptBy: null };
  });
}

/** The open hit that comes next after (`1`) or before (`-1`) the given one, around the ends; `null` where none is open. */
export function nextOpen(hits: readonly PrivacyHit[], from: string | null, step: 1 | -1): string | null {
  const at = hits.findIndex(({ hitId }) => hitId === from);
  const start = at < 0 && step < 0 ? hits.length : at;
  for (let i = 1; i <= hits.length; i++) {
    const hit = hits[(((start + i * step) % hits.length) + hits.length) % hits.length]!;
    if (hit.decision === null && hit.hitId !== from) return hit.hitId;
  }
  return at >= 0 && hits[at]!.decision === null ? from : null;
}

/** The hits that a decision at `hit` reaches: itself, and the open ones that are like it. */
export function reachOf(hits: readonly PrivacyHit[], hit: PrivacyHit, reach: Reach): PrivacyHit[] {
  const isLike = (other: PrivacyHit) => {
    if (reach === 'open') return true;
    if (reach === 'this' || other.kind !== hit.kind) return false;
    return reach === 'kind' || (hit.participantId !== null && other.participantId === hit.participantId);
  };
  return hits.filter((other) => other.hitId === hit.hitId || (other.decision === null && isLike(other)));
}

/** How far "all alike" goes from a hit: all spellings of a known identity; of what is nobody's, all of its kind. */
export function alikeReach(hit: PrivacyHit): 'identity' | 'kind' {
  return hit.participantId === null ? 'kind' : 'identity';
}

/** What a choice means for each of the hits: an offer is that of each, of the kind that was chosen, or else its first. */
export function decisionsFor(hits: readonly PrivacyHit[], at: PrivacyHit, choice: Choice): Record<string, Decision> {
  return Object.fromEntries(hits.map((hit) => [hit.hitId, decisionFor(hit, at, choice)]));
}

function decisionFor(hit: PrivacyHit, at: PrivacyHit, choice: Choice): Decision {
  if (choice.decision !== 'replace') return choice;
  if ('with' in choice) return choice;
  const wanted = at.offers[choice.nth] ?? at.offers[0]!;
  const offer =
    hit.hitId === at.hitId ? wanted : (hit.offers.find(({ kind }) => kind === wanted.kind) ?? hit.offers[0]!);
  return { decision: 'replace', with: offer.text };
}

/** What the hits were decided to be before, for undo. */
export function decisionsBefore(hits: readonly PrivacyHit[], made: Decisions): Record<string, Decision | null> {
  return Object.fromEntries(hits.filter(({ hitId }) => hitId in made).map(({ hitId, decision }) => [hitId, decision]));
}

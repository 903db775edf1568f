import type { Evidence, FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import type { EvidenceState, ResolvedEvidence } from '../../../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';

/** A highlight on the board: one that waits, or a piece of evidence. */
export interface Card {
  highlightId: string;
  /** `null` where it waits to be sorted. */
  evidence: Evidence | null;
  /** As it stands in its note; `null` where it does not, or where nobody has looked yet. */
  at: StandingHighlight | null;
  state: EvidenceState;
  participantId: string | null;
}

export type BoardRow = { key: string; height: number } & (
  | { type: 'card'; card: Card }
  | { type: 'more'; count: number }
  | { type: 'section'; heading: true; stance: Stance; count: number }
  | { type: 'opposite' }
);

/** How many pieces of evidence of a stance a column shows at first: the counter-evidence below them stays in view. */
const shownAtFirst = 3;
const standing: EvidenceState = { state: 'standing' };

/** The highlights of a query that nobody has sorted: those that no finding shown uses. */
export function toSort(
  highlights: readonly StandingHighlight[],
  findings: readonly FindingSummary[],
): StandingHighlight[] {
  const used = new Set(findings.flatMap((finding) => finding.evidence.map((one) => one.highlight)));
  const seen = new Set<string>();
  return highlights.filter(({ highlightId }) => {
    if (used.has(highlightId) || seen.has(highlightId)) return false;
    seen.add(highlightId); // held by two notes: one card, since a finding takes it once
    return true;
  });
}

const waiting = new WeakMap<StandingHighlight, BoardRow>();

/** The row of a highlight that waits; the same one each time, so that what is drawn already stays. */
export function waitingRow(highlight: StandingHighlight): BoardRow {
  let row = waiting.get(highlight);
  if (!row) {
    const card: Card = {
      highlightId: highlight.highlightId,
      evidence: null,
      at: highlight,
      state: standing,
      participantId: highlight.participantId ?? onlyOne(highlight.participantIds),
    };
    row = { key: highlight.highlightId, height: heightOf(highlight.text, 26), type: 'card', card };
    waiting.set(highlight, row);
  }
  return row;
}

/**
 * The rows of a finding's column: what supports it, newest first, then what contradicts it, then what only belongs to it.
 * `resolved` and `known` may be older than the evidence: what they do not tell of is taken to stand. Of a long stance the first
 * few, unless `inFull`.
 */
export function evidenceRows(
  finding: FindingSummary,
  resolved: readonly ResolvedEvidence[],
  known: ReadonlyMap<string, StandingHighlight>,
  inFull: boolean,
): BoardRow[] {
  const cards = cardsOf(finding, resolved, known);
  const supports = cards.filter(({ card }) => card.evidence?.stance === 'supports');
  const contradicts = cards.filter(({ card }) => card.evidence?.stance === 'contradicts');
  const context = cards.filter(({ card }) => card.evidence?.stance === 'context');
  return [
    ...cut(supports, 'supports', inFull),
    section('contradicts', contradicts.length),
    ...(contradicts.length === 0
      ? [{ key: 'opposite', height: 36, type: 'opposite' } as const]
      : cut(contradicts, 'contradicts', inFull)),
    ...(context.length === 0 ? [] : [section('context', context.length), ...cut(context, 'context', inFull)]),
  ];
}

type CardRow = BoardRow & { type: 'card' };

function cardsOf(
  finding: FindingSummary,
  resolved: readonly ResolvedEvidence[],
  known: ReadonlyMap<string, StandingHighlight>,
): CardRow[] {
  const byId = new Map<string, ResolvedEvidence>();
  for (const one of resolved) if (!byId.has(one.evidence.highlight)) byId.set(one.evidence.highlight, one);
  const times = new Map<string, number>();
  const rows = finding.evidence.map((evidence, number): CardRow => {
    const id = evidence.highlight;
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    const exact = resolved[number]?.evidence.highlight === id ? resolved[number] : byId.get(id);
    const at = exact ? exact.at : (known.get(id) ?? null);
    const card: Card = {
      highlightId: id,
      evidence,
      at,
      state: exact?.state ?? standing,
      participantId: speakerOf(exact) ?? at?.participantId ?? onlyOne(at?.participantIds ?? []),
    };
    const key = time === 1 ? id : `${id}#${time}`;
    return { key, height: heightOf(at?.text ?? evidence.quote, 32), type: 'card', card };
  });
  return rows.reverse();
}

function onlyOne(ids: readonly string[]): string | null {
  const [first, ...others] = new Set(ids);
  return first !== undefined && others.length === 0 ? first : null;
}

function speakerOf(resolved: ResolvedEvidence | undefined): string | null {
  return resolved?.speaker && 'participantId' in resolved.speaker ? resolved.speaker.participantId : null;
}

function cut(rows: CardRow[], stance: Stance, inFull: boolean): BoardRow[] {
  if (inFull || rows.length <= shownAtFirst + 1) return rows;
  const more: BoardRow = { key: `more-${stance}`, height: 28, type: 'more', count: rows.length - shownAtFirst };
  return [...rows.slice(0, shownAtFirst), more];
}

function section(stance: Stance, count: number): BoardRow {
  return { key: `section-${stance}`, height: 45, type: 'section', heading: true, stance, count };
}

const mostLines = 8;

/** About how high a card will be, before it is drawn: `perLine` characters fit in a line. */
function heightOf(text: string, perLine: number): number {
  return 38 + 20 * Math.min(mostLines, Math.max(1, Math.ceil(text.length / perLine)));
}

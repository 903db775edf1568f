import type { Evidence, FindingSummary } from '../../shared/domain/finding.ts';
import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import { countEvidence, type FindingEvidence } from '../../shared/findings/count.ts';
import { noteStateOf, resolveEvidence } from '../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../shared/findings/standing.ts';

/** Where highlights stand. `ids`: all that were asked for, those too that stand nowhere. */
export interface Holders {
  ids: ReadonlySet<string>;
  byId: ReadonlyMap<string, readonly StandingHighlight[]>;
}

export interface ResolveParts {
  findings: readonly FindingSummary[];
  holders: Holders;
  notes: ReadonlyMap<string, NoteSummary>;
  participants: readonly Participant[];
}

/** What was resolved from the same evidence, notes and people is the same. */
const known = new WeakMap<readonly Evidence[], { parts: Omit<ResolveParts, 'findings'>; result: FindingEvidence }>();

/** The evidence of each finding of which all was asked for; of others what was known `before`, if anything. By id of the finding. */
export function resolveAll(
  { findings, ...parts }: ResolveParts,
  before: ReadonlyMap<string, FindingEvidence>,
): Map<string, FindingEvidence> {
  const all = new Map<string, FindingEvidence>();
  for (const { id, evidence } of findings) {
    const isKnown = evidence.every(({ highlight }) => parts.holders.ids.has(highlight));
    const found = isKnown ? resolveOne(evidence, parts) : before.get(id);
    if (found) all.set(id, found);
  }
  return all;
}

function resolveOne(evidence: readonly Evidence[], parts: Omit<ResolveParts, 'findings'>): FindingEvidence {
  const { holders, notes, participants } = parts;
  const last = known.get(evidence);
  if (last?.parts.holders === holders && last.parts.notes === notes && last.parts.participants === participants) {
    return last.result;
  }
  const resolved = resolveEvidence(evidence, holders.byId, (noteId) => noteStateOf(notes.get(noteId)));
  const result = { resolved, counts: countEvidence(resolved, participants) };
  known.set(evidence, { parts, result });
  return result;
}

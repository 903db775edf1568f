import type { Evidence, FindingSummary } from '../../shared/domain/finding.ts';
import type { NoteSummary, ReadOnlyReason } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import { type Counts, countEvidence } from '../../shared/findings/count.ts';
import { type ResolvedEvidence, resolveEvidence } from '../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../shared/findings/standing.ts';

/** The evidence of a finding as it stands, in its order, and what it comes to. */
export interface FindingEvidence {
  resolved: ResolvedEvidence[];
  counts: Counts;
}

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

/** Of these not everything can be read, and what seems to be missing may stand there. */
const unreadable: readonly (ReadOnlyReason | null)[] = ['encoding', 'too-large', 'damaged', 'file'];

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
  const resolved = resolveEvidence(evidence, holders.byId, (noteId) => {
    const note = notes.get(noteId);
    return !note ? 'gone' : unreadable.includes(note.readOnly) ? 'unreadable' : 'there';
  });
  const result = { resolved, counts: countEvidence(resolved, participants) };
  known.set(evidence, { parts, result });
  return result;
}

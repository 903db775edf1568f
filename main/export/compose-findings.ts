import type { ExportParticipant } from '../../shared/export/document.ts';
import { composeDigest } from '../../shared/export/finding-digest.ts';
import type { ComposedDocument } from '../../shared/export/finding-document.ts';
import { composeGoalAnswer } from '../../shared/export/goal-answer.ts';
import { composeSummary } from '../../shared/export/interview-summary.ts';
import { composeStandup } from '../../shared/export/standup-note.ts';
import type { FindingsDraft, SummaryDraft } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { SourceFindings } from './finding-sources.ts';
import type { SourceSummary } from './summary-sources.ts';

/** A participant as they may leave, by id: somebody without a file has a pseudonym all the same. */
export type StandIn = (participantId: string) => ExportParticipant;

/** The document that a draft of findings asks for, with stand-ins for everybody who speaks. */
export function composeFindings(draft: FindingsDraft, source: SourceFindings, standIn: StandIn): ComposedDocument {
  const { participantIds, ...rest } = source.base;
  const base = { ...rest, people: participantIds.map(standIn) };
  const findings = source.findings.map(({ evidence, ...finding }) => ({
    ...finding,
    evidence: evidence.map(({ participantId, ...one }) => ({
      ...one,
      speaker: participantId === null ? null : standIn(participantId),
    })),
  }));
  switch (draft.document) {
    case 'digest':
      return composeDigest({ ...draft, findings, base });
    case 'standup':
      return composeStandup({ ...draft, findings, base });
    case 'goal':
      if (source.goal === null) throw new AppError('invalid', 'goal');
      return composeGoalAnswer({ ...draft, goal: source.goal, findings, base });
  }
}

/** Interviews as snapshots, with stand-ins for their participants. */
export function composeSnapshots(
  draft: SummaryDraft,
  { interviews, base }: SourceSummary,
  standIn: StandIn,
): ComposedDocument {
  const { participantIds, ...rest } = base;
  return composeSummary({
    ...draft,
    interviews: interviews.map(({ participantIds: ids, ...interview }) => ({
      ...interview,
      participants: ids.map(standIn),
    })),
    base: { ...rest, people: participantIds.map(standIn) },
  });
}

/** Everybody who was in the interviews that a document is made of: the parts of their names count as identities too. */
export function peopleOfFindings({ findings, base }: SourceFindings): string[] {
  const there = findings.flatMap(({ evidence }) => evidence.flatMap(({ interview }) => interview.participantIds));
  return [...base.participantIds, ...there];
}

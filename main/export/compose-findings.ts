import type { ExportParticipant } from '../../shared/export/document.ts';
import { composeDigest } from '../../shared/export/finding-digest.ts';
import type { ComposedDocument } from '../../shared/export/finding-document.ts';
import { composeGoalAnswer } from '../../shared/export/goal-answer.ts';
import { composeSummary } from '../../shared/export/interview-summary.ts';
import { composeStandup } from '../../shared/export/standup-note.ts';
import { type Told, toldInFindings, toldInSnapshots } from '../../shared/export/told.ts';
import type { FindingsDraft, SummaryDraft } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { SourceFindings } from './finding-sources.ts';
import type { SourceSummary } from './summary-sources.ts';

/** A participant as they may leave, by id: somebody without a file has a pseudonym all the same. */
export type StandIn = (participantId: string) => ExportParticipant;

/** A document, and what it says of whom. */
export type ToldDocument = ComposedDocument & { told: Told[] };

/** The document that a draft of findings asks for, with stand-ins for everybody who speaks. */
export function composeFindings(draft: FindingsDraft, source: SourceFindings, standIn: StandIn): ToldDocument {
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
      return { ...composeDigest({ ...draft, findings, base }), told: toldInFindings(findings) };
    case 'standup':
      // To be read aloud: it describes nobody.
      return { ...composeStandup({ ...draft, findings, base }), told: [] };
    case 'goal':
      if (source.goal === null) throw new AppError('invalid', 'goal');
      return {
        ...composeGoalAnswer({ ...draft, goal: source.goal, findings, base }),
        told: toldInFindings(findings),
      };
  }
}

/** Interviews as snapshots, with stand-ins for their participants. */
export function composeSnapshots(
  draft: SummaryDraft,
  { interviews, base }: SourceSummary,
  standIn: StandIn,
): ToldDocument {
  const { participantIds, ...rest } = base;
  const shown = interviews.map(({ participantIds: ids, ...interview }) => {
    return { ...interview, participants: ids.map(standIn) };
  });
  const document = composeSummary({
    ...draft,
    interviews: shown,
    base: { ...rest, people: participantIds.map(standIn) },
  });
  return { ...document, told: toldInSnapshots(shown) };
}

/** Everybody who was in the interviews that a document is made of: the parts of their names count as identities too. */
export function peopleOfFindings({ findings, base }: SourceFindings): string[] {
  const there = findings.flatMap(({ evidence }) => evidence.flatMap(({ interview }) => interview.participantIds));
  return [...base.participantIds, ...there];
}

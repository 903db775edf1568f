import { z } from 'zod';
import { NoteId, ParticipantId } from '../../shared/domain/ids.ts';
import { Leaving, type PrivacyHit, type Surface } from '../../shared/ipc/export.ts';
import { peopleOfFindings } from './compose-findings.ts';
import { LedgerRecord } from './ledger-record.ts';
import type { Source } from './source-types.ts';

/** What a document is made of, and who is in it. */
export const About = z.object({
  document: Leaving.shape.document.unwrap(),
  interviewIds: z.array(NoteId),
  findingIds: z.array(NoteId),
  participantIds: z.array(ParticipantId),
});
export type About = z.infer<typeof About>;

/** What was decided about whom, without the words that it was decided about. */
export const Decided = z.object({
  decisions: LedgerRecord.shape.decisions.unwrap(),
  participantIds: z.array(ParticipantId),
  /** Whether somebody's name was kept in it. */
  named: z.object({ branch: z.boolean(), path: z.boolean() }),
});
export type Decided = z.infer<typeof Decided>;

/** What was decided about the hits of a bundle. */
export function decidedIn(hits: readonly PrivacyHit[]): Decided {
  const isNamed = (surface: Surface) =>
    hits.some(({ decision, places }) => decision?.decision === 'keep' && places.some((one) => one.surface === surface));
  return {
    decisions: decisionsOf(hits),
    participantIds: [...new Set(hits.flatMap(({ participantId }) => participantId ?? []))],
    named: { branch: isNamed('branch'), path: isNamed('path') },
  };
}

/** What a document is made of, and who is in it. Of an interview that is only named nobody is. */
export function aboutOf(source: Source): About {
  const { interviewIds, findingIds, participantIds } = madeOf(source);
  const once = (ids: readonly string[]) => [...new Set(ids)];
  return {
    ...{ document: documentOf(source), interviewIds: once(interviewIds) },
    ...{ findingIds: once(findingIds), participantIds: once(participantIds) },
  };
}

function madeOf(source: Source): Record<'interviewIds' | 'findingIds' | 'participantIds', string[]> {
  const of = (interviewIds: string[], participantIds: readonly string[], findingIds: string[] = []) => ({
    ...{ interviewIds, findingIds, participantIds: [...participantIds] },
  });
  switch (source.of) {
    case 'interviews': {
      const told = source.interviews.filter(({ body }) => body !== null);
      return of(
        source.interviews.map(({ id }) => id),
        told.flatMap(({ participantIds }) => participantIds),
      );
    }
    case 'results': {
      const told = source.results.filter(({ quotes }) => quotes !== null);
      return of(
        source.results.map(({ noteId }) => noteId),
        told.flatMap(({ participantIds }) => participantIds),
      );
    }
    case 'highlights': {
      const { highlights, draft } = source;
      return of(
        highlights.map(({ noteId }) => noteId),
        highlights.flatMap(({ participantIds }) => participantIds),
        'findingIds' in draft.of ? draft.of.findingIds : [],
      );
    }
    case 'findings': {
      const { findings } = source.source;
      const interviews = findings.flatMap(({ evidence }) => evidence.map(({ interview }) => interview));
      return of(
        interviews.map(({ id }) => id),
        peopleOfFindings(source.source),
        findings.map(({ id }) => id),
      );
    }
    case 'summary': {
      const told = source.source.interviews.filter(({ said }) => said !== null);
      return of(
        source.draft.interviewIds,
        told.flatMap(({ participantIds }) => participantIds),
      );
    }
    case 'link':
      return of([], []);
  }
}

function documentOf({ of, draft }: Source): NonNullable<Leaving['document']> {
  return of === 'findings' ? draft.document : of;
}

type Decisions = LedgerRecord['decisions'];
const outcomes = { keep: 'kept', replace: 'replaced', redact: 'redacted' } as const;

function decisionsOf(hits: readonly PrivacyHit[]): Decisions {
  const decisions: Decisions = {};
  for (const { participantId, kind, decision } of hits) {
    if (!decision) continue;
    const outcome = outcomes[decision.decision];
    decisions[participantId ?? '-'] ??= {};
    const kinds = decisions[participantId ?? '-']!;
    kinds[kind] = { ...kinds[kind], [outcome]: (kinds[kind]?.[outcome] ?? 0) + 1 };
  }
  return decisions;
}

import type { Participant } from '../../../shared/domain/participant.ts';
import type { Composed, Draft } from '../../../shared/export/clear.ts';
import { composeDocument, type ExportParticipant, type Opening, opening } from '../../../shared/export/document.ts';
import { highlightRows } from '../../../shared/export/highlight-table.ts';
import { omissionOf } from '../../../shared/export/leave-out.ts';
import { composeResults, moreThan, type ResultQuote, resultRows } from '../../../shared/export/results.ts';
import { type Told, toldInResults, toldInTable } from '../../../shared/export/told.ts';
import type { Pseudonyms } from '../../../shared/privacy/pseudonyms.ts';
import { participantCalled } from '../../../shared/privacy/query-identities.ts';
import { composeFindings, composeSnapshots, type ToldDocument } from '../compose-findings.ts';
import type { SourceParts } from '../source-types.ts';
import { withoutDates } from '../without-dates.ts';

/** What is about to leave, and what it says of whom. */
type ComposedSource = Omit<Composed, 'naming'> & { told: Told[] };

/** What a source becomes before anything is decided: participants stripped of what identifies them, words as they stand in the vault. */
export function composeSource(
  source: SourceParts,
  participants: readonly Participant[],
  pseudonyms: Pseudonyms,
): ComposedSource {
  const known = new Map(participants.map((p) => [p.id, p]));
  const omission = omissionOf(source.of === 'link' ? [] : source.draft.leaveOut);
  const request = withoutDates(source, omission);
  const strip = (ids: readonly string[]) =>
    ids.flatMap((id) => withoutIdentity(known.get(id), pseudonyms).map(omission.participant));
  const standIn = (id: string): ExportParticipant => {
    const [stripped] = strip([id]);
    return stripped ?? { id, pseudonym: pseudonyms.participant(id), company: null };
  };
  switch (request.of) {
    case 'interviews': {
      const { draft, interviews } = request;
      const { markdown, summary, told } = composeDocument({
        ...draft,
        interviews: interviews.map(({ participantIds, leftOut, ...interview }) => ({
          ...interview,
          participants: strip(participantIds),
        })),
        highlightIds: draft.selection.highlightIds,
      });
      return {
        title: draft.title,
        document: { form: 'markdown', parts: [markdown] },
        commitBody: summary,
        opening: opening(draft),
        told,
        found: null,
        images: new Set(interviews.flatMap(({ images }) => [...(images?.values() ?? [])])),
      };
    }
    case 'results': {
      const { draft, found } = request;
      const interviews = request.results.map(({ noteId: _, participantIds, quotes, ...interview }) => ({
        ...interview,
        participants: strip(participantIds),
        quotes:
          quotes === null
            ? null
            : quotes.map(({ participantId, speaker, ...quote }): ResultQuote => {
                const there = participantIds.flatMap((id) => known.get(id) ?? []);
                const id = participantId ?? speakerId(speaker, there, quote.mark !== undefined);
                return { ...quote, speaker: (id ? strip([id])[0] : undefined) ?? speaker ?? null };
              }),
      }));
      const document: Draft =
        draft.form === 'csv'
          ? { form: 'csv', rows: resultRows(interviews) }
          : { form: 'markdown', parts: composeResults({ ...draft, interviews, found }) };
      // As a table it describes nobody.
      const told = draft.form === 'csv' ? [] : toldInResults(interviews);
      return { title: draft.title, document, ...notCommitted, told, found: moreThan(interviews, found), ...noPictures };
    }
    case 'highlights': {
      const { draft, highlights, ofAll } = request;
      const shown = highlights.map(({ speakerId, ...highlight }) => ({
        ...highlight,
        speaker: speakerId === null ? null : (strip([speakerId])[0] ?? null),
      }));
      const rows = highlightRows(shown);
      const interviews = new Set(highlights.map(({ noteId }) => noteId)).size;
      const found = ofAll === null ? null : { quotes: ofAll, interviews };
      const told = toldInTable(shown);
      return { title: draft.title, document: { form: 'csv', rows }, ...notCommitted, told, found, ...noPictures };
    }
    case 'findings':
      return reviewed(request.draft, composeFindings(request.draft, request.source, standIn));
    case 'summary':
      return reviewed(request.draft, composeSnapshots(request.draft, request.source, standIn));
    case 'link':
      return {
        title: '',
        document: { form: 'link', query: request.draft.query },
        ...notCommitted,
        told: [],
        found: null,
        ...noPictures,
      };
  }
}

function reviewed(draft: Opening & { title: string }, { parts, summary, told }: ToldDocument): ComposedSource {
  const committed = { commitBody: summary, opening: opening(draft), told };
  return { title: draft.title, document: { form: 'markdown', parts }, ...committed, found: null, ...noPictures };
}

const notCommitted = { commitBody: null, opening: '' };

const noPictures = { images: new Set<string>() };

/** Who speaks: whoever is called so, or in a highlight without a name the only one there was. */
function speakerId(speaker: string | undefined, there: readonly Participant[], marked: boolean): string | undefined {
  if (speaker !== undefined) return participantCalled(speaker, there)?.id;
  return marked && there.length === 1 ? there[0]!.id : undefined;
}

/** An allow-list: a field that is added to participants later does not leave by itself. */
function withoutIdentity(participant: Participant | undefined, pseudonyms: Pseudonyms): ExportParticipant[] {
  if (!participant) return [];
  const { id, role, segment, companySize } = participant;
  return [{ id, role, segment, companySize, pseudonym: pseudonyms.participant(id), company: pseudonyms.company(id) }];
}

import type { Participant } from '../../../shared/domain/participant.ts';
import type { Composed, Draft } from '../../../shared/export/clear.ts';
import { composeDocument, type ExportParticipant, type Opening, opening } from '../../../shared/export/document.ts';
import type { ComposedDocument } from '../../../shared/export/finding-document.ts';
import { highlightRows } from '../../../shared/export/highlight-table.ts';
import { composeResults, moreThan, type ResultQuote, resultRows } from '../../../shared/export/results.ts';
import type { Pseudonyms } from '../../../shared/privacy/pseudonyms.ts';
import { participantCalled } from '../../../shared/privacy/query-identities.ts';
import { composeFindings, composeSnapshots } from '../compose-findings.ts';
import type { SourceParts } from '../source-types.ts';

/** What a source becomes before anything is decided: participants stripped of what identifies them, words as they stand in the vault. */
export function composeSource(
  request: SourceParts,
  participants: readonly Participant[],
  pseudonyms: Pseudonyms,
): Omit<Composed, 'naming'> {
  const known = new Map(participants.map((p) => [p.id, p]));
  const strip = (ids: readonly string[]) => ids.flatMap((id) => withoutIdentity(known.get(id), pseudonyms));
  const standIn = (id: string): ExportParticipant => {
    const [stripped] = strip([id]);
    return stripped ?? { id, pseudonym: pseudonyms.participant(id), company: null };
  };
  switch (request.of) {
    case 'interviews': {
      const { draft, interviews } = request;
      const { markdown, summary } = composeDocument({
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
        found: null,
        images: new Set(interviews.flatMap(({ images }) => [...(images?.values() ?? [])])),
      };
    }
    case 'results': {
      const { draft, found } = request;
      const interviews = request.results.map(({ participantIds, quotes, ...interview }) => ({
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
      return { title: draft.title, document, ...notCommitted, found: moreThan(interviews, found), ...noPictures };
    }
    case 'highlights': {
      const { draft, highlights, ofAll } = request;
      const rows = highlightRows(
        highlights.map(({ speakerId, ...highlight }) => ({
          ...highlight,
          speaker: speakerId === null ? null : (strip([speakerId])[0] ?? null),
        })),
      );
      const interviews = new Set(highlights.map(({ noteId }) => noteId)).size;
      const found = ofAll === null ? null : { quotes: ofAll, interviews };
      return { title: draft.title, document: { form: 'csv', rows }, ...notCommitted, found, ...noPictures };
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
        found: null,
        ...noPictures,
      };
  }
}

function reviewed(draft: Opening & { title: string }, { parts, summary }: ComposedDocument): Omit<Composed, 'naming'> {
  const committed = { commitBody: summary, opening: opening(draft) };
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
  const { id, role, segment } = participant;
  return [{ id, role, segment, pseudonym: pseudonyms.participant(id), company: pseudonyms.company(id) }];
}

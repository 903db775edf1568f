import type { Participant } from '../../shared/domain/participant.ts';
import type { Composed, Draft } from '../../shared/export/clear.ts';
import { composeDocument, type ExportParticipant, type Opening, opening } from '../../shared/export/document.ts';
import type { ComposedDocument } from '../../shared/export/finding-document.ts';
import { highlightRows } from '../../shared/export/highlight-table.ts';
import type { ExportImage } from '../../shared/export/images.ts';
import { composeResults, moreThan, type ResultQuote, resultRows } from '../../shared/export/results.ts';
import type { ExportNames } from '../../shared/export/templates.ts';
import type { Bundle, Offer } from '../../shared/ipc/export.ts';
import type { Decisions } from '../../shared/privacy/decide.ts';
import { type KnownIdentity, knownIdentities } from '../../shared/privacy/identities.ts';
import type { Pseudonyms } from '../../shared/privacy/pseudonyms.ts';
import { identitiesOfQuery, identitiesOfTags, participantCalled } from '../../shared/privacy/query-identities.ts';
import { createScanner, type Scanner } from '../../shared/privacy/scan.ts';
import type { BundleParts, BundleStore } from './bundle-store.ts';
import { composeFindings, composeSnapshots, peopleOfFindings } from './compose-findings.ts';
import type { Source, SourceInterview } from './source-types.ts';

/** What somebody wants to let out, before anything has been taken from it. */
export type ReleaseRequest = Source & {
  /** Everybody the vault knows. */
  participants: readonly Participant[];
  decisions: Decisions;
  pseudonyms: Pseudonyms;
  names(title: string): ExportNames;
} & Pick<BundleParts, 'about' | 'targetState'>;

/**
 * The one door out of the vault (reliability-and-security.md): drops the identity fields, composes, scans, applies the decisions
 * and leaves the bytes with `bundles`. What leaves later is named by `bundleId` and `sha256` and is exactly this.
 */
export function release(bundles: BundleStore, request: ReleaseRequest): Bundle {
  const { participants, pseudonyms, decisions, names } = request;
  return bundles.hold({
    composed: { ...compose(request), withheld: request.withheld, names },
    scan: scannerFor(participants, request),
    decisions,
    offersFor: (identity) => offersOf(identity, pseudonyms),
    about: request.about,
    targetState: request.targetState,
  });
}

/** Knows everybody of the vault; of those who were interviewed, the parts of their names too, and whomever a query or a tag names. */
export function scannerFor(participants: readonly Participant[], source: Source): Scanner {
  const involved = new Set(involvedIn(source).flatMap((one) => one.participantIds));
  const asked = identitiesOfQuery(queryOf(source), participants);
  const tagged = identitiesOfTags(tagsOf(source), participants, involved);
  return createScanner([...asked, ...tagged, ...knownIdentities(participants, involved)]);
}

function involvedIn(source: Source): readonly { participantIds: readonly string[] }[] {
  switch (source.of) {
    case 'interviews':
      return source.interviews;
    case 'results':
      return source.results;
    case 'highlights':
      return source.highlights;
    case 'findings':
      return [{ participantIds: peopleOfFindings(source.source) }];
    case 'summary':
      return [source.source.base];
    case 'link':
      return [];
  }
}

/** The query that leaves with what it finds. */
function queryOf(source: Source): string {
  if (source.of === 'results' || source.of === 'link') return source.draft.query;
  return source.of === 'highlights' && 'query' in source.draft.of ? source.draft.of.query : '';
}

/** The tags that leave. */
function tagsOf(source: Source): string[] {
  switch (source.of) {
    case 'results':
      return source.results.flatMap(({ tags, quotes }) => [...tags, ...(quotes ?? []).flatMap((quote) => quote.tags)]);
    case 'highlights':
      return source.highlights.flatMap(({ tags }) => tags);
    case 'summary':
      return source.source.interviews.flatMap(({ said }) => said?.highlights.flatMap(({ tags }) => tags) ?? []);
    default:
      return [];
  }
}

/** What is offered in the place of an identity, the usual one first. */
export function offersOf(
  { kind, participantId }: Pick<KnownIdentity, 'kind' | 'participantId'>,
  from: Pseudonyms,
): [Offer, ...Offer[]] {
  const company = kind === 'company' ? from.company(participantId) : null;
  if (company !== null) return [{ kind: 'company', text: company }];
  return [{ kind: 'pseudonym', text: from.participant(participantId) }];
}

function compose(request: ReleaseRequest): Omit<Composed, 'names' | 'withheld'> {
  const known = new Map(request.participants.map((p) => [p.id, p]));
  const strip = (ids: readonly string[]) => ids.flatMap((id) => withoutIdentity(known.get(id), request.pseudonyms));
  const standIn = (id: string): ExportParticipant => {
    const [stripped] = strip([id]);
    return stripped ?? { id, pseudonym: request.pseudonyms.participant(id), company: null };
  };
  switch (request.of) {
    case 'interviews': {
      const { draft, interviews } = request;
      const { markdown, summary } = composeDocument({
        ...draft,
        interviews: interviews.map(({ participantIds, images, leftOut, ...interview }) => ({
          ...interview,
          participants: strip(participantIds),
          images: namesOf(images),
        })),
        highlightIds: draft.selection.highlightIds,
      });
      return {
        title: draft.title,
        document: { form: 'markdown', parts: [markdown] },
        commitBody: summary,
        opening: opening(draft),
        found: null,
        images: byName(interviews),
        leftOut: interviews.flatMap(({ leftOut = [] }) => leftOut),
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

function reviewed(
  draft: Opening & { title: string },
  { parts, summary }: ComposedDocument,
): ReturnType<typeof compose> {
  const committed = { commitBody: summary, opening: opening(draft) };
  return { title: draft.title, document: { form: 'markdown', parts }, ...committed, found: null, ...noPictures };
}

const notCommitted = { commitBody: null, opening: '' };

const noPictures = { images: new Map<string, ExportImage>(), leftOut: [] };

function namesOf(images: ReadonlyMap<string, ExportImage> = new Map()): ReadonlyMap<string, string> {
  return new Map([...images].map(([address, { name }]) => [address, name]));
}

function byName(interviews: readonly SourceInterview[]): ReadonlyMap<string, ExportImage> {
  const all = interviews.flatMap(({ images }) => [...(images?.values() ?? [])]);
  return new Map(all.map((image) => [image.name, image]));
}

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

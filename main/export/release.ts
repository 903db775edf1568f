import type { Participant } from '../../shared/domain/participant.ts';
import { composeDocument, type ExportInterview, type ExportParticipant } from '../../shared/export/document.ts';
import type { ExportNames } from '../../shared/export/templates.ts';
import type { Bundle, ExportDraft } from '../../shared/ipc/export.ts';
import type { Decisions } from '../../shared/privacy/decide.ts';
import { type KnownIdentity, knownIdentities } from '../../shared/privacy/identities.ts';
import type { Pseudonyms } from '../../shared/privacy/pseudonyms.ts';
import { createScanner, type Scanner } from '../../shared/privacy/scan.ts';
import type { BundleStore } from './bundle-store.ts';

/** One note as the vault holds it, with everything in it. */
export interface SourceInterview extends Omit<ExportInterview, 'participants'> {
  participantIds: readonly string[];
}

/** What somebody wants to let out, before anything has been taken from it. */
export interface ReleaseRequest {
  draft: ExportDraft;
  interviews: readonly SourceInterview[];
  /** Everybody the vault knows. */
  participants: readonly Participant[];
  decisions: Decisions;
  pseudonyms: Pseudonyms;
  names(title: string): ExportNames;
}

/**
 * The one door out of the vault (reliability-and-security.md): drops the identity fields, composes, scans, applies the decisions
 * and leaves the bytes with `bundles`. What leaves later is named by `bundleId` and `sha256` and is exactly this.
 */
export function release(bundles: BundleStore, request: ReleaseRequest): Bundle {
  const { draft, pseudonyms, decisions } = request;
  const known = new Map(request.participants.map((p) => [p.id, p]));
  const interviews = request.interviews.map(
    ({ participantIds, ...interview }): ExportInterview => ({
      ...interview,
      participants: participantIds.flatMap((id) => withoutIdentity(known.get(id), pseudonyms)),
    }),
  );
  const { markdown, summary } = composeDocument({ ...draft, interviews, highlightIds: draft.selection.highlightIds });
  return bundles.hold({
    composed: { title: draft.title, document: markdown, commitBody: summary, names: request.names },
    scan: scannerFor(request.participants, request.interviews),
    decisions,
    pseudonymOf: (identity) => pseudonymOf(identity, pseudonyms),
  });
}

/** Knows everybody of the vault; of those who were interviewed, the parts of their names too. */
export function scannerFor(
  participants: readonly Participant[],
  interviews: readonly Pick<SourceInterview, 'participantIds'>[],
): Scanner {
  return createScanner(knownIdentities(participants, new Set(interviews.flatMap((i) => i.participantIds))));
}

/** What is offered in the place of an identity. */
export function pseudonymOf(
  { kind, participantId }: Pick<KnownIdentity, 'kind' | 'participantId'>,
  from: Pseudonyms,
): string {
  return (kind === 'company' ? from.company(participantId) : null) ?? from.participant(participantId);
}

/** An allow-list: a field that is added to participants later does not leave by itself. */
function withoutIdentity(participant: Participant | undefined, pseudonyms: Pseudonyms): ExportParticipant[] {
  if (!participant) return [];
  const { id, role, segment } = participant;
  return [{ id, role, segment, pseudonym: pseudonyms.participant(id), company: pseudonyms.company(id) }];
}

import { surfacesOf } from '../../shared/export/surfaces.ts';
import {
  type Bundle,
  HitKind,
  type Leaving,
  type PrivacyHit,
  type Surface,
  type Target,
  type WayOut,
} from '../../shared/ipc/export.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { hashOf } from '../vault/read-file.ts';
import type { Vault } from '../vault/vault.ts';
import { peopleOfFindings } from './compose-findings.ts';
import { type LedgerRecord, placeHash, rememberedId } from './ledger-record.ts';
import { pullRequestUrl } from './remote-url.ts';
import type { LeftTo } from './send.ts';
import type { Source } from './source-types.ts';

/** A leaving, as it happened. */
export interface Left {
  id: string;
  at: Date;
  way: WayOut;
  by: string | null;
  targetId: string;
  selection: string;
  vaultId: string;
  source: Source;
  bundle: Bundle;
  /** Where it was published; `null` for the other ways. */
  published: LeftTo | null;
  pseudonyms: PseudonymRecord;
}

/** What of a bundle leaves by each way. A pull request is its own text and all of the branch. */
const surfacesBy: Record<WayOut, readonly Surface[]> = {
  publish: ['body', 'title', 'branch', 'commit', 'pull-request', 'path'],
  copy: ['body'],
  save: ['body', 'path'],
  'save-folder': ['body', 'path'],
  csv: ['body', 'path'],
  print: ['body', 'title'],
  link: ['body'],
  cli: ['body', 'title', 'branch', 'commit', 'path'],
};

/** The record of a leaving. It names nobody, whatever was kept. */
export function recordOf(left: Left): LedgerRecord {
  const { id, bundle, source, published, vaultId } = left;
  const made = madeOf(source);
  const remember = (noteId: string) => rememberedId(noteId, vaultId);
  const hitPeople = bundle.hits.flatMap(({ participantId }) => participantId ?? []);
  const texts = surfacesOf(bundle);
  const images = bundle.images.reduce((sum, { size }) => sum + size, 0);
  return {
    ...{ id, at: left.at.toISOString(), way: left.way, by: left.by, document: documentOf(source) },
    title: placeHash(id, bundle.title),
    surfaces: surfacesBy[left.way].filter((surface) => texts[surface] !== ''),
    bytes: Buffer.byteLength(texts.body) + images,
    sha256: bundle.sha256,
    ...{ target: left.targetId, selection: left.selection },
    ...(published && { commit: published.commit }),
    pullRequest: published?.pullRequest ? { number: published.pullRequest.number } : null,
    ...(published && placeOf(bundle, 'branch', id, published.branch)),
    ...(published && placeOf(bundle, 'path', id, published.path)),
    contentHash: hashOf(bundle.files[0]?.text ?? ''),
    interviews: [...new Set(made.interviewIds.map(remember))],
    findings: [...new Set(made.findingIds.map(remember))],
    participants: [...new Set([...made.participantIds, ...hitPeople])].sort(),
    decisions: decisionsOf(bundle.hits),
    standIns: standInsOf(Object.values(texts).join('\n'), left.pseudonyms),
  };
}

/** What the page is told of records, with titles as the vault has them now, and targets as this machine calls them. */
export function leavingsOf(
  records: readonly LedgerRecord[],
  vault: Pick<Vault, 'info' | 'catalogue'>,
  targets: readonly Target[],
): Leaving[] {
  const { notes, findings } = vault.catalogue();
  const { vaultId } = vault.info;
  const byId = <T extends { id: string }>(all: readonly T[]) =>
    new Map(all.map((one) => [rememberedId(one.id, vaultId), one]));
  const [noteOf, findingOf] = [byId(notes), byId(findings)];
  const targetOf = new Map(targets.map((target) => [target.targetId, target]));
  return records.map((record) => ({
    ...{ id: record.id, at: record.at, way: record.way, targetId: record.target, document: record.document },
    targetName: targetOf.get(record.target)?.name ?? null,
    pullRequest: record.pullRequest,
    pullRequestUrl: pullRequestUrl(targetOf.get(record.target), record.pullRequest?.number),
    ...(record.branch !== undefined && { branch: record.branch }),
    ...(record.path !== undefined && { path: record.path }),
    interviews: record.interviews.map((id) => ({ id: noteOf.get(id)?.id ?? id, title: noteOf.get(id)?.title ?? '' })),
    findings: record.findings.map((id) => ({ id: findingOf.get(id)?.id ?? id, title: findingOf.get(id)?.claim ?? '' })),
    participantIds: record.participants,
    by: record.by,
    decisions: totalOf(record.decisions),
    keptOf: keptOf(record.decisions),
    sha256: record.sha256 ?? null,
  }));
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

function totalOf(decisions: Decisions): Leaving['decisions'] {
  const counts = Object.values(decisions).flatMap((kinds) => Object.values(kinds));
  const sum = (outcome: 'kept' | 'replaced' | 'redacted') =>
    counts.reduce((total, count) => total + (count[outcome] ?? 0), 0);
  return { kept: sum('kept'), replaced: sum('replaced'), redacted: sum('redacted') };
}

function keptOf(decisions: Decisions): Leaving['keptOf'] {
  return Object.entries(decisions).flatMap(([participantId, byKind]) => {
    const kept = Object.entries(byKind).filter(([, count]) => (count.kept ?? 0) > 0);
    const kinds = kept.flatMap(([kind]) => HitKind.safeParse(kind).data ?? []);
    return participantId === '-' || kinds.length === 0 ? [] : [{ participantId, kinds }];
  });
}

/** A branch or path as it is remembered: not in its own words where somebody's name was kept in it. */
function placeOf({ hits }: Bundle, surface: 'branch' | 'path', id: string, place: string): Partial<LedgerRecord> {
  const isNamed = hits.some(
    ({ decision, places }) => decision?.decision === 'keep' && places.some((one) => one.surface === surface),
  );
  if (isNamed) return { [`${surface}Hash`]: placeHash(id, place) };
  return { [surface]: place };
}

/** The stand-ins that stand in what left, as prose has them and as names of files do. */
function standInsOf(text: string, { participants, companies }: PseudonymRecord): LedgerRecord['standIns'] {
  const read = (form: RegExp) => new Set([...text.matchAll(form)].map(([, own = '']) => own.toUpperCase()));
  const numbers = read(/\bparticipant[ -](\d+)\b/gi);
  const letters = read(/\bcompany[ -]([a-z]{1,5})\b/gi);
  const standing = <T>(all: Record<string, T>, shown: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(all).filter(([, own]) => shown.has(String(own))));
  return { participants: standing(participants, numbers), companies: standing(companies, letters) };
}

function documentOf({ of, draft }: Source): NonNullable<Leaving['document']> {
  return of === 'findings' ? draft.document : of;
}

/** What a document is made of, and who is in it. Of an interview that is only named nobody is. */
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

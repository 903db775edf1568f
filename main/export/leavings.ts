import { type Readable, surfacesOf } from '../../shared/export/surfaces.ts';
import { type Bundle, HitKind, type Leaving, type Surface, type Target, type WayOut } from '../../shared/ipc/export.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { hashOf } from '../vault/read-file.ts';
import type { Vault } from '../vault/vault.ts';
import type { About, Decided } from './about.ts';
import { type LedgerRecord, placeHash, rememberedId } from './ledger-record.ts';
import { pullRequestUrl } from './remote-url.ts';
import { type PullRequestText, saidOf } from './said-before.ts';
import type { LeftTo } from './send.ts';

/** What leaves, as far as it is remembered: a bundle, or one that was ready before. */
export type LeavingBundle = Omit<Readable, 'images'> &
  Pick<Bundle, 'sha256'> & { images: readonly { path: string; size: number }[] };

/** A leaving, as it happened. */
export interface Left {
  id: string;
  at: Date;
  way: WayOut;
  by: string | null;
  targetId: string;
  selection: string;
  vaultId: string;
  about: About;
  decided: Decided;
  bundle: LeavingBundle;
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
  const { id, bundle, about, decided, published, vaultId } = left;
  const remember = (noteId: string) => rememberedId(noteId, vaultId);
  const texts = surfacesOf(bundle);
  const images = bundle.images.reduce((sum, { size }) => sum + size, 0);
  return {
    ...{ id, at: left.at.toISOString(), way: left.way, by: left.by, document: about.document },
    title: placeHash(id, bundle.title),
    surfaces: surfacesBy[left.way].filter((surface) => texts[surface] !== ''),
    bytes: Buffer.byteLength(texts.body) + images,
    sha256: bundle.sha256,
    ...{ target: left.targetId, selection: left.selection },
    ...(published && { commit: published.commit }),
    ...(published && bundle.pullRequest && { said: saidBy(id, bundle.pullRequest) }),
    pullRequest: published?.pullRequest ? { number: published.pullRequest.number } : null,
    ...(published && placeOf(decided, 'branch', id, published.branch)),
    ...(published && placeOf(decided, 'path', id, published.path)),
    contentHash: hashOf(bundle.files[0]?.text ?? ''),
    interviews: [...new Set(about.interviewIds.map(remember))],
    findings: [...new Set(about.findingIds.map(remember))],
    participants: [...new Set([...about.participantIds, ...decided.participantIds])].sort(),
    decisions: decided.decisions,
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

function saidBy(id: string, text: PullRequestText): LedgerRecord['said'] {
  const { title, body } = saidOf(id, text);
  return { title, body };
}

/** A branch or path as it is remembered: not in its own words where somebody's name was kept in it. */
function placeOf({ named }: Decided, surface: 'branch' | 'path', id: string, place: string): Partial<LedgerRecord> {
  if (named[surface]) return { [`${surface}Hash`]: placeHash(id, place) };
  return { [surface]: place };
}

/** The stand-ins that stand in what left, as prose has them and as names of files do. */
export function standInsOf(text: string, { participants, companies }: PseudonymRecord): LedgerRecord['standIns'] {
  const read = (form: RegExp) => new Set([...text.matchAll(form)].map(([, own = '']) => own.toUpperCase()));
  const numbers = read(/\bparticipant[ -](\d+)\b/gi);
  const letters = read(/\bcompany[ -]([a-z]{1,5})\b/gi);
  const standing = <T>(all: Record<string, T>, shown: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(all).filter(([, own]) => shown.has(String(own))));
  return { participants: standing(participants, numbers), companies: standing(companies, letters) };
}

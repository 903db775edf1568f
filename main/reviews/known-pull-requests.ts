import type { FindingSummary } from '../../shared/domain/finding.ts';
import type { Leaving, Target } from '../../shared/ipc/export.ts';
import { type LedgerRecord, rememberedId } from '../export/ledger-record.ts';
import { readPlace } from '../export/remote-url.ts';

/** Where a branch of this vault was proposed, as its records have it. */
export interface KnownPullRequest {
  /** Of the target and the branch. */
  key: string;
  target: Target;
  place: { host: string; owner: string; repository: string; repositoryId?: number };
  branch: string | null;
  /** As the newest record that has one says. */
  number: number | null;
  document: Leaving['document'];
  /** What was published there, oldest first. */
  records: readonly LedgerRecord[];
}

/** The documents that put findings up for review. A stand-up note tells them in short, and others only have their quotes. */
const proposing: readonly Leaving['document'][] = ['digest', 'goal'];

/** By what a record is known to be of the same pull request as others. One whose branch names somebody is told by what was chosen. */
export function keyOf({ target, branch, selection }: Pick<LedgerRecord, 'target' | 'branch' | 'selection'>): string {
  return `${target} ${branch ?? selection}`;
}

/** The branches of the vault that went to a host with pull requests, and to a target that this machine knows; newest first. */
export function knownPullRequests(records: readonly LedgerRecord[], targets: readonly Target[]): KnownPullRequest[] {
  const byId = new Map(targets.map((target) => [target.targetId, target]));
  const groups = new Map<string, LedgerRecord[]>();
  for (const record of records) {
    if (record.way !== 'publish' && record.pullRequest === null) continue;
    const key = keyOf(record);
    const group = groups.get(key) ?? [];
    groups.delete(key); // so that the one that was published last comes last
    groups.set(key, [...group, record]);
  }
  return [...groups]
    .flatMap(([key, group]) => {
      const newest = group.at(-1)!;
      const target = byId.get(newest.target);
      const place = target?.github ?? readPlace(target?.remote ?? '');
      if (!target || !place) return [];
      const number = group.findLast(({ pullRequest }) => pullRequest !== null)?.pullRequest?.number ?? null;
      const { branch = null, document } = newest;
      return [{ key, target, place, branch, number, document, records: group }];
    })
    .reverse();
}

/** Whether a record puts its findings up for review. */
export function proposes({ document }: Pick<LedgerRecord, 'document'>): boolean {
  return proposing.includes(document);
}

/** The findings that a record tells of and the vault still has, in the order of the document; `null` in the place of those that are gone. */
export function findingsOf(
  { findings }: Pick<LedgerRecord, 'findings'>,
  vaultId: string,
  known: readonly FindingSummary[],
): (FindingSummary | null)[] {
  const byId = new Map(known.map((finding) => [rememberedId(finding.id, vaultId), finding]));
  return findings.map((id) => byId.get(id) ?? null);
}

import type { PullRequestRef } from '../../shared/ipc/export.ts';
import { hashOf } from '../vault/read-file.ts';
import type {
  ExportTarget,
  LastExport,
  PublishAnswer,
  PublishCall,
  ReleasedBundle,
  SaidBefore,
} from './export-target.ts';
import { type LedgerRecord, placeHash } from './ledger-record.ts';
import { saidOf } from './said-before.ts';

/** Where a bundle has left to. */
export interface LeftTo {
  branch: string;
  path: string;
  commit: string;
  pullRequest: Pick<PullRequestRef, 'number'> | null;
}

/**
 * Sends a cleared bundle and has its leaving remembered: once the branch holds it, it has left, whatever becomes of the pull request. `earlier`: the
 * records of what went there of the same selection before, oldest first. Resolves to the answer and the newest record of it; throws as the target does.
 */
export async function send(
  target: ExportTarget,
  call: Omit<PublishCall, 'last' | 'onBranch'>,
  earlier: readonly LedgerRecord[],
  remember: (left: LeftTo) => Promise<LedgerRecord | null>,
): Promise<{ answer: PublishAnswer; record: LedgerRecord | null }> {
  call.signal.throwIfAborted();
  const last = earlier.at(-1) ?? null;
  let put: Omit<LeftTo, 'pullRequest'> | null = null;
  let answer: PublishAnswer | null = null;
  let record = last;
  try {
    const onBranch = (at: Omit<LeftTo, 'pullRequest'>) => {
      put = at;
    };
    answer = await target.publish({ ...call, last: last && { ...lastOf(last), said: saidIn(earlier) }, onBranch });
  } finally {
    const left = leftTo(answer, put);
    const isKnown = answer?.state === 'published' && answer.outcome === 'unchanged' && isOf(last, call.bundle);
    if (left && isNews(left, call.bundle, last, isKnown)) record = await remember(left);
  }
  return { answer, record };
}

function leftTo(answer: PublishAnswer | null, put: Omit<LeftTo, 'pullRequest'> | null): LeftTo | null {
  if (answer?.state !== 'published') return put && { ...put, pullRequest: null };
  const { branch, path, commit, pullRequest } = answer;
  return { branch, path, commit, pullRequest };
}

/** Whether something went that had not gone before: a commit, or what the pull request says. */
function isNews(
  { commit, pullRequest }: LeftTo,
  { pullRequest: text }: ReleasedBundle,
  last: LedgerRecord | null,
  isKnown: boolean,
): boolean {
  if (last === null || (commit !== last.commit && !isKnown)) return true;
  if (pullRequest === null) return false;
  const said = text ? saidOf(last.id, text) : undefined;
  return (
    pullRequest.number !== last.pullRequest?.number ||
    said?.title !== last.said?.title ||
    said?.body !== last.said?.body
  );
}

function saidIn(records: readonly LedgerRecord[]): SaidBefore[] {
  return records.flatMap(({ id, said }) => (said ? { salt: id, ...said } : []));
}

/** Whether the last record is of this very text on this very branch: then others have only gone on from it. */
function isOf(last: LedgerRecord | null, { branch, files }: ReleasedBundle): boolean {
  if (last === null) return false;
  const isThere = last.branch === branch || last.branchHash === placeHash(last.id, branch);
  return isThere && last.contentHash === hashOf(files[0]?.text ?? '');
}

/** What stands there from now on: the text of a bundle that was sent. `record`: the newest of it. */
export function sentBefore({ files }: Pick<ReleasedBundle, 'files'>, record: LedgerRecord | null) {
  const text = files[0]?.text ?? '';
  return { text, at: record?.at ?? null, hash: hashOf(text) };
}

/** What an earlier export left on its branch. */
export function lastOf({ commit = '', contentHash }: LedgerRecord): LastExport {
  return { commit, contentHash };
}

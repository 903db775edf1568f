import type { PullRequestRef } from '../../shared/ipc/export.ts';
import type { ExportTarget, LastExport, PublishAnswer, PublishCall } from './export-target.ts';
import type { LedgerRecord } from './ledger-record.ts';

/** Where a bundle has left to. */
export interface LeftTo {
  branch: string;
  path: string;
  commit: string;
  pullRequest: Pick<PullRequestRef, 'number'> | null;
}

/**
 * Sends a cleared bundle and has its leaving remembered: once the branch holds it, it has left, whatever becomes of the pull request. `last`: the
 * record of the last time it went there. Resolves to the answer and the newest record of it; throws as the target does.
 */
export async function send(
  target: ExportTarget,
  call: Omit<PublishCall, 'last' | 'onBranch'>,
  last: LedgerRecord | null,
  remember: (left: LeftTo) => Promise<LedgerRecord | null>,
): Promise<{ answer: PublishAnswer; record: LedgerRecord | null }> {
  let put: Omit<LeftTo, 'pullRequest'> | null = null;
  let answer: PublishAnswer | null = null;
  let record = last;
  try {
    const onBranch = (at: Omit<LeftTo, 'pullRequest'>) => {
      put = at;
    };
    answer = await target.publish({ ...call, last: last && lastOf(last), onBranch });
  } finally {
    const left = leftTo(answer, put);
    if (left && isNews(left, last)) record = await remember(left);
  }
  return { answer, record };
}

function leftTo(answer: PublishAnswer | null, put: Omit<LeftTo, 'pullRequest'> | null): LeftTo | null {
  if (answer?.state !== 'published') return put && { ...put, pullRequest: null };
  const { branch, path, commit, pullRequest } = answer;
  return { branch, path, commit, pullRequest };
}

/** Whether something went that had not gone before: a commit, or what the pull request says. */
function isNews({ commit, pullRequest }: LeftTo, last: LedgerRecord | null): boolean {
  return commit !== last?.commit || (pullRequest !== null && pullRequest.number !== last.pullRequest?.number);
}

/** What an earlier export left on its branch. */
export function lastOf({ commit = '', contentHash }: LedgerRecord): LastExport {
  return { commit, contentHash };
}

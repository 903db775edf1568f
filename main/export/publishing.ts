import type { PublishResult, PullRequestOptions } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { Confirmations } from './confirmations.ts';
import type { Desk, Prepared } from './desk.ts';
import type { PublishCall } from './export-target.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { send, sentBefore } from './send.ts';
import type { TargetDoors } from './target-doors.ts';
import type { Turns } from './turns.ts';

export interface PublishRequest {
  bundleId: string;
  sha256: string;
  targetId: string;
  options: PullRequestOptions;
  onTopOf: string | null;
}

interface Parts {
  desk: Desk;
  doors: TargetDoors;
  confirmations: Confirmations;
  turns: Turns;
  /** Something has left, and its record is kept. */
  onRecord(record: LedgerRecord): void;
  /** What stood on the screen is on its branch. */
  onPublished(prepared: Prepared): Promise<void>;
}

/** The way out that ends in a pull request, for the bundle on screen. */
export function createPublishing({ desk, doors, confirmations, turns, onRecord, onPublished }: Parts) {
  const publishOnce = async (
    request: PublishRequest,
    call: Pick<PublishCall, 'signal' | 'progress'>,
  ): Promise<PublishResult> => {
    const { bundleId, sha256, targetId, options, onTopOf } = request;
    if (desk.targetId() !== targetId) throw new AppError('not-cleared', 'target');
    const target = await doors.look(targetId, call.signal);
    const { bundle, prepared } = await desk.cleared(bundleId, sha256, null);
    if (prepared.targetId !== targetId || prepared.selection === '') throw new AppError('not-cleared', 'target');
    confirmations.require(sha256, target);
    const earlier = prepared.earlier.filter(({ selection }) => selection === prepared.selection);
    const { answer, record } = await send(
      await doors.open(target),
      { bundle, options, onTopOf, ...call },
      earlier,
      async (left) => {
        const made = await desk.memory.remember(prepared, bundle, 'publish', left);
        if (made) onRecord(made);
        return made;
      },
    );
    if (answer.state === 'ended') desk.ended(prepared.selection);
    if (answer.state !== 'published') return answer;
    const before = sentBefore(bundle, record);
    desk.bundles.published(bundleId, before);
    await onPublished(prepared);
    return { ...answer, before };
  };
  return (request: PublishRequest): Promise<PublishResult> =>
    turns.run(request.bundleId, (call) => publishOnce(request, call));
}

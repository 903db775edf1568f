import type { PublishResult, PullRequestOptions } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { Notify } from '../ports.ts';
import { createQueue } from '../vault/queue.ts';
import { hashOf } from '../vault/read-file.ts';
import type { Confirmations } from './confirmations.ts';
import type { Desk } from './desk.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { send } from './send.ts';
import type { TargetDoors } from './target-doors.ts';

export interface PublishRequest {
  bundleId: string;
  sha256: string;
  targetId: string;
  options: PullRequestOptions;
  onTopOf: string | null;
}

/** The way out that ends in a pull request. */
export interface Publishing {
  publish(request: PublishRequest): Promise<PublishResult>;
  /** Ends the publishing of a bundle, also one whose turn has not come. */
  cancel(bundleId: string): void;
}

interface Parts {
  desk: Desk;
  doors: TargetDoors;
  confirmations: Confirmations;
  notify: Notify;
  /** Something has left, and its record is kept. */
  onPublished(record: LedgerRecord): void;
}

/** One publishing at a time: the second of a double click finds the first one's record. */
export function createPublishing({ desk, doors, confirmations, notify, onPublished }: Parts): Publishing {
  const inTurn = createQueue();
  const running = new Map<AbortController, string>();

  const publishOnce = async (request: PublishRequest, signal: AbortSignal): Promise<PublishResult> => {
    const { bundleId, sha256, targetId, options, onTopOf } = request;
    signal.throwIfAborted();
    if (desk.targetId() !== targetId) throw new AppError('not-cleared', 'target');
    const target = await doors.look(targetId, signal);
    const { bundle, prepared } = await desk.cleared(bundleId, sha256, null);
    if (prepared.targetId !== targetId || prepared.selection === '') throw new AppError('not-cleared', 'target');
    confirmations.require(sha256, target);
    const last = prepared.earlier.findLast(({ selection }) => selection === prepared.selection) ?? null;
    const progress: Parameters<typeof send>[1]['progress'] = (step, done, total) =>
      notify('export:progress', { bundleId, step, done, total });
    const { answer, record } = await send(
      await doors.open(target),
      { bundle, options, onTopOf, signal, progress },
      last,
      async (left) => {
        const made = await desk.memory.remember(prepared, bundle, 'publish', left);
        if (made) {
          desk.published(made);
          onPublished(made);
        }
        return made;
      },
    );
    if (answer.state !== 'published') return answer;
    const text = bundle.files[0]?.text ?? '';
    const before = { text, at: record?.at ?? null, hash: hashOf(text) };
    desk.bundles.published(bundleId, before);
    return { ...answer, before };
  };

  return {
    async publish(request) {
      const controller = new AbortController();
      running.set(controller, request.bundleId);
      try {
        return await inTurn(() => publishOnce(request, controller.signal));
      } catch (error) {
        throw controller.signal.aborted ? new AppError('cancelled') : error;
      } finally {
        running.delete(controller);
      }
    },
    cancel(bundleId) {
      for (const [controller, of] of running) if (of === bundleId) controller.abort();
    },
  };
}

import { AppError } from '../../shared/result.ts';
import type { Notify } from '../ports.ts';
import { createQueue } from '../vault/queue.ts';
import type { PublishCall } from './export-target.ts';

/** Publishings, one at a time: the second of a double click finds the first one's record. */
export interface Turns {
  /** `id`: a bundle's, or that of one that waits; its progress is told and it is cancelled by it. Rejects with 'cancelled' once it is. */
  run<T>(id: string, task: (call: Pick<PublishCall, 'signal' | 'progress'>) => Promise<T>): Promise<T>;
  /** Also one whose turn has not come. */
  cancel(id: string): void;
}

/** Nothing is running yet. */
export function createTurns(notify: Notify): Turns {
  const inTurn = createQueue();
  const running = new Map<AbortController, string>();
  return {
    async run(id, task) {
      const controller = new AbortController();
      const { signal } = controller;
      running.set(controller, id);
      try {
        return await inTurn(async () => {
          signal.throwIfAborted();
          const progress: PublishCall['progress'] = (step, done, total) =>
            notify('export:progress', { bundleId: id, step, done, total });
          return task({ signal, progress });
        });
      } catch (error) {
        throw signal.aborted ? new AppError('cancelled') : error;
      } finally {
        running.delete(controller);
      }
    },
    cancel(id) {
      for (const [controller, of] of running) if (of === id) controller.abort();
    },
  };
}

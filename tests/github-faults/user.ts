import type { ExportTarget, LastExport, PublishAnswer, ReleasedBundle } from '../../main/export/export-target.ts';
import { saidOf } from '../../main/export/said-before.ts';
import { hashOf } from '../../main/vault/read-file.ts';
import { AppError } from '../../shared/result.ts';
import { options } from './scenarios.ts';

/** Somebody who publishes, and what their vault remembers of it. */
export interface User {
  last: LastExport | null;
  /** Publishes once. What the target tells is remembered, as the app does; with `forgets` the app ended before it could be. */
  publish(bundle: ReleasedBundle, onTopOf: string | null, forgets?: boolean): Promise<PublishAnswer | AppError>;
  /** What was wrong with what the target told. */
  problems: string[];
}

export function createUser(target: ExportTarget): User {
  let records = 0;
  const user: User = {
    last: null,
    problems: [],
    async publish(bundle, onTopOf, forgets = false) {
      const { last } = user;
      const said = saidOf(`record-${++records}`, bundle.pullRequest!);
      const steps: [done: number, total: number][] = [];
      try {
        return await target.publish({
          ...{ bundle, last, options, onTopOf, signal: new AbortController().signal },
          progress: (_step, done, total) => steps.push([done, total]),
          onBranch({ commit }) {
            if (forgets) return;
            const contentHash = hashOf(bundle.files[0]!.text);
            user.last = { commit, contentHash, said: [...(last?.said ?? []), said] };
          },
        });
      } catch (error) {
        if (error instanceof AppError) return error;
        user.problems.push(`no failure that can be told: ${error}`);
        return new AppError('internal');
      } finally {
        const isForward = steps.every(([done, total], i) => done >= (steps[i - 1]?.[0] ?? 0) && done <= total);
        if (!isForward || new Set(steps.map(([, total]) => total)).size > 1) {
          user.problems.push(`progress goes astray: ${JSON.stringify(steps)}`);
        }
      }
    },
  };
  return user;
}

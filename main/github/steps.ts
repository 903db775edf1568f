import type { PublishStep } from '../../shared/ipc/export.ts';
import type { PublishCall } from '../export/export-target.ts';

/** How far a publishing is, told as it goes. It never goes back, also where a part has to be done again. */
export interface Steps {
  /** A step has begun, or so many of its parts are done. */
  at(step: PublishStep, parts?: number): void;
}

/** Steps of one publishing: a file or picture counts one, all else one each. */
export function createSteps({ bundle, progress }: PublishCall): Steps {
  const files = bundle.files.length + bundle.images.length;
  const parts: [PublishStep, number][] = [
    ['reading', 1],
    ['fork', 1],
    ['files', files],
    ['commit', 1],
    ['branch', 1],
    ['pull-request', 1],
  ];
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  let furthest = 0;
  return {
    at(step, done = 0) {
      const before = parts.slice(
        0,
        parts.findIndex(([name]) => name === step),
      );
      furthest = Math.max(furthest, done + before.reduce((sum, [, count]) => sum + count, 0));
      progress(step, furthest, total);
    },
  };
}

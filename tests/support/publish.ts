import type { ExportService } from '../../main/export/export-service.ts';
import type { ExportTarget, LastExport, PublishCall, ReleasedBundle } from '../../main/export/export-target.ts';
import type { Bundle, Published, PublishResult } from '../../shared/ipc/export.ts';
import { PullRequestOptions } from '../../shared/ipc/export.ts';

type Named = Pick<Bundle, 'bundleId' | 'sha256'>;
type More = Partial<Pick<PublishCall, 'options' | 'onTopOf'>>;

/** What the page asks for when it publishes a bundle. */
export function publishRequest({ bundleId, sha256 }: Named, targetId: string, more: More = {}) {
  return { bundleId, sha256, targetId, options: PullRequestOptions.parse({}), onTopOf: null, ...more };
}

/** Publishes a bundle. Throws where it did not get there. */
export async function publishTo(exports: ExportService, bundle: Named, targetId: string, more: More = {}) {
  return arrived(await exports.publish(publishRequest(bundle, targetId, more)));
}

/** One call to a target, with what it needs not say. */
export function publishCall(
  bundle: ReleasedBundle,
  last: LastExport | null,
  more: Partial<PublishCall> = {},
): PublishCall {
  return {
    ...{ bundle, last, options: PullRequestOptions.parse({}), onTopOf: null, signal: new AbortController().signal },
    ...{ progress() {}, onBranch() {}, ...more },
  };
}

/** Publishes at a target. Throws where it did not get there. */
export async function publishAt(
  target: ExportTarget,
  bundle: ReleasedBundle,
  last: LastExport | null,
  more: Partial<PublishCall> = {},
) {
  return arrived(await target.publish(publishCall(bundle, last, more)));
}

/** An answer of a target that let everything through. */
export function publishedAnswer(bundle: ReleasedBundle, commit = 'c'): Published {
  const { branch, files } = bundle;
  return {
    ...{ state: 'published', branch, path: files[0]!.path, commit, outcome: 'created' },
    ...{ pullRequest: null, pullRequestPage: null, notes: [], fork: null },
  };
}

function arrived<T extends PublishResult | Published>(
  answer: T | { state: 'moved' | 'ended' },
): T & { state: 'published' } {
  if (answer.state !== 'published') throw new Error(`not published: ${answer.state}`);
  return answer as T & { state: 'published' };
}

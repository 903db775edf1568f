import type {
  EndedPullRequest,
  MovedBranch,
  Published,
  PublishProgress,
  PublishResult,
  PublishStep,
  Waiting,
} from '../../../../shared/ipc/export.ts';
import type { Place } from '../../../state/navigation.ts';
import type { Failure } from './publish-failure.ts';

/** A publishing that is on its way. Main does one at a time. */
export interface Run {
  bundleId: string;
  sha256: string;
  targetId: string;
  /** What the target is called. */
  place: string;
  /** Of the document. */
  title: string;
  /** Where the user was when it was begun. */
  from: Place;
  /** `null` until main has said something. */
  step: PublishStep | null;
  done: number;
  /** `0` until it is known. */
  total: number;
  /** The user asked to stop it. */
  isStopping: boolean;
}

/** What has become of a publishing; each of one bundle at one target. */
export type Outcome =
  /** `step`: what it was at. */
  | { state: 'failed'; failure: Failure; step: PublishStep | null }
  | { state: 'stopped'; sentence: string; step: PublishStep | null }
  | { state: 'published'; published: Published }
  | { state: 'moved'; moved: MovedBranch }
  | { state: 'ended'; ended: EndedPullRequest }
  | { state: 'kept'; waiting: Waiting };

/** How far this export is. `failed` keeps the bundle: the user can decide, change or try again. */
export type Progress = { state: 'idle' } | (Outcome & { sha256: string | null; targetId: string | null });

export const idle: Progress = { state: 'idle' };

/** A publishing before main has said anything. */
export function begun(run: Pick<Run, 'bundleId' | 'sha256' | 'targetId' | 'place' | 'title' | 'from'>): Run {
  return { ...run, step: null, done: 0, total: 0, isStopping: false };
}

/** The publishing after what main told; of another bundle nothing counts. It never goes back. */
export function advanced(run: Run | null, { bundleId, step, done, total }: PublishProgress): Run | null {
  if (run?.bundleId !== bundleId || total < 1) return run;
  const known = Math.max(total, run.total);
  return { ...run, step, total: known, done: Math.min(known, Math.max(done, run.done)) };
}

/** What a call of `export:publish` or `export:send-waiting` has come to. */
export function outcomeOf(result: PublishResult): Extract<Outcome, { state: 'published' | 'moved' | 'ended' }> {
  if (result.state === 'moved') return { state: 'moved', moved: result };
  if (result.state === 'ended') return { state: 'ended', ended: result };
  const { before, ...published } = result;
  return { state: 'published', published };
}

/**
 * What stays when another bundle comes on screen in the place of that of `shown`: what was published, as long as it is of this target; the rest
 * was about other bytes. What failed before anything was on screen was about none: the first preview does not take it away.
 */
export function afterShowing(progress: Progress, sha256: string | null, shown: string | null): Progress {
  if (progress.state === 'idle' || progress.state === 'published' || progress.sha256 === sha256) return progress;
  return shown === null && progress.sha256 === null ? progress : idle;
}

/** What is true of the target that is chosen: the same bytes may have gone to another one. */
export function atTarget(progress: Progress, targetId: string | null): Progress {
  return progress.state === 'idle' || progress.targetId === null || progress.targetId === targetId ? progress : idle;
}

/** What was published is no longer what the preview shows. */
export function isOutdated(progress: Progress, sha256: string | null): boolean {
  return progress.state === 'published' && sha256 !== null && progress.sha256 !== sha256;
}

/** Whether anything of it can be seen there by now: yes, no, or nobody knows, as it ended while the branch was put. */
export function hasLeft(progress: Progress): 'yes' | 'no' | 'maybe' {
  if (progress.state === 'published') return 'yes';
  if (progress.state !== 'failed' && progress.state !== 'stopped') return 'no';
  return progress.step === 'branch' || progress.step === 'pull-request' ? 'maybe' : 'no';
}

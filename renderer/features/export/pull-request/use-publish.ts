import { useEffect, useRef } from 'react';
import type { PullRequestOptions, Target } from '../../../../shared/ipc/export.ts';
import { AppError } from '../../../../shared/result.ts';
import { call } from '../../../api.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { toast } from '../../../ui/Toast.tsx';
import { standInsTaken } from '../record-sentences.ts';
import { nameOfTarget } from '../targets/target-words.ts';
import type { Export } from '../use-export.ts';
import type { Outcome, Run } from './publish-state.ts';
import { isThroughDoor, onOutcome, runPublishing, useRunning } from './running.ts';

export interface Publishing {
  /** What is on its way, be it this document or another. */
  run: Run | null;
  /** What is on its way is not what is on screen. */
  isOther: boolean;
  /** `confirmed`: SHA-256 of the bundle that may go where anybody may be able to read it. Another one does not leave. */
  publish(how?: { confirmed?: string; onTopOf?: string }): Promise<void>;
  /** Keeps the bundle on screen on this machine, to be sent on the user's word. */
  keep(): Promise<void>;
}

interface Needs {
  outgoing: Export;
  target: Target | null;
  options: PullRequestOptions;
  /** Reads the targets anew: main has found that one of them is another by now. */
  renewTargets: () => Promise<void>;
}

/** Publishes the bundle on screen to the target. What becomes of it is in the export's progress, or told wherever the user is by then. */
export function usePublish({ outgoing, target, options, renewTargets }: Needs): Publishing {
  const { handover, fail } = outgoing;
  const run = useRunning((s) => s.run);
  const isMine = useRef<Run['sha256'] | null>(null);
  const isStarting = useRef(false);
  const now = useRef({ target, renewTargets });
  now.current = { target, renewTargets };
  useEffect(() => {
    /** Brings up to date what main has found to be another. */
    const settle = (outcome: Outcome) => {
      if (outcome.state !== 'failed') return;
      if (outcome.failure.outdated === 'target') void now.current.renewTargets();
      if (outcome.failure.outdated === 'stand-ins') {
        toast({ message: standInsTaken, error: true });
        handover.renew();
      }
    };
    return onOutcome((ended, outcome) => {
      const latest = handover.latest();
      if (ended.targetId !== now.current.target?.targetId) return false;
      if (ended.sha256 !== isMine.current && ended.sha256 !== latest?.sha256) return false;
      settle(outcome);
      if (outcome.state === 'published' && latest?.bundleId !== ended.bundleId) handover.renew();
      handover.tell({ ...outcome, sha256: ended.sha256, targetId: ended.targetId });
      return true;
    });
  }, [handover]);

  const publish = async ({ confirmed, onTopOf }: { confirmed?: string; onTopOf?: string } = {}) => {
    if (!target || isStarting.current || useRunning.getState().run !== null) return;
    isStarting.current = true;
    const { targetId } = target;
    await handover
      .inTurn(async () => {
        const current = await handover.looked();
        if (!current) return;
        const { bundleId, sha256, title } = current;
        if (confirmed !== undefined) {
          if (confirmed !== sha256) throw new AppError('not-cleared', 'preview');
          handover.show(await call('export:confirm-bundle', { bundleId, sha256, targetId }));
        }
        isMine.current = sha256;
        const what = {
          bundleId,
          sha256,
          targetId,
          title,
          place: nameOfTarget(target),
          from: useNavigation.getState().place,
        };
        void runPublishing(what, async () => {
          const result = await call('export:publish', {
            bundleId,
            sha256,
            targetId,
            options,
            onTopOf: onTopOf ?? null,
          });
          const latest = handover.latest();
          if (result.state === 'published' && latest?.bundleId === bundleId) {
            handover.show({ ...latest, before: result.before });
          }
          return result;
        });
        // Once it is through the door, what is on screen can go on without it.
        await isThroughDoor();
      })
      .catch(fail);
    isStarting.current = false;
  };

  const keep = async () => {
    if (!target) return;
    const { targetId } = target;
    await handover
      .inTurn(async () => {
        const current = await handover.looked();
        if (!current) return;
        const { bundleId, sha256 } = current;
        const waiting = await call('export:wait', { bundleId, sha256, targetId, options });
        handover.tell({ state: 'kept', waiting, sha256, targetId });
      })
      .catch(fail);
  };

  const isThis =
    run?.targetId === target?.targetId && (run?.sha256 === isMine.current || run?.sha256 === outgoing.bundle?.sha256);
  return { run, isOther: run !== null && !isThis, publish, keep };
}

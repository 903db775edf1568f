import { useMemo, useRef, useState } from 'react';
import type { Attribute } from '../../../../shared/ipc/export.ts';
import { announce } from '../../../state/status.ts';
import { nextStep } from '../steps.ts';
import { type Omissions, withOut, without } from './omissions.ts';

/** What of whom an export is to do without, as chosen so far. */
export interface LeavingOut {
  omissions: Omissions;
  /** The same as a draft has it. */
  leaveOut: { participantId: string; attributes: Attribute[] }[];
  leave(omissions: Omissions): void;
  putBack(participantId: string, attribute: Attribute): void;
  /** Takes the last step back; `false` where there is none. */
  undo(): boolean;
  canUndo: boolean;
  /** Number of the last step among all that can be undone; 0 where there is none. */
  lastStep: number;
}

/** Keeps what is left out of the export on screen, with its undo. */
export function useLeaveOut(): LeavingOut {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const latest = useRef(steps);
  latest.current = steps;
  const omissions = steps.at(-1)?.omissions ?? none;
  const leaveOut = useMemo(
    () => [...omissions].map(([participantId, attributes]) => ({ participantId, attributes: [...attributes] })),
    [omissions],
  );
  const take = (change: (now: Omissions) => Omissions) => {
    const step = nextStep();
    setSteps((before) => [...before, { step, omissions: change(before.at(-1)?.omissions ?? none) }]);
  };
  return {
    omissions,
    leaveOut,
    leave: (more) => take((now) => withOut(now, more)),
    putBack: (id, attribute) => take((now) => without(now, id, attribute)),
    undo() {
      // A toast that offers it was made before the step was.
      if (latest.current.length === 0) return false;
      setSteps((now) => now.slice(0, -1));
      announce('Undone.');
      return true;
    },
    canUndo: steps.length > 0,
    lastStep: steps.at(-1)?.step ?? 0,
  };
}

interface Step {
  step: number;
  omissions: Omissions;
}

const none: Omissions = new Map();

import { useMemo, useState } from 'react';
import type { Attribute } from '../../../../shared/ipc/export.ts';
import { announce } from '../../../state/status.ts';
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
}

/** Keeps what is left out of the export on screen, with its undo. */
export function useLeaveOut(): LeavingOut {
  const [steps, setSteps] = useState<readonly Omissions[]>([]);
  const omissions = steps.at(-1) ?? none;
  const leaveOut = useMemo(
    () => [...omissions].map(([participantId, attributes]) => ({ participantId, attributes: [...attributes] })),
    [omissions],
  );
  return {
    omissions,
    leaveOut,
    leave: (more) => setSteps((now) => [...now, withOut(now.at(-1) ?? none, more)]),
    putBack: (id, attribute) => setSteps((now) => [...now, without(now.at(-1) ?? none, id, attribute)]),
    undo() {
      if (steps.length === 0) return false;
      setSteps((now) => now.slice(0, -1));
      announce('As it was before');
      return true;
    },
    canUndo: steps.length > 0,
  };
}

const none: Omissions = new Map();

import { create } from 'zustand';
import type { Evidence, FindingSummary } from '../../shared/domain/finding.ts';

/** A finding that is about to be begun: what its dialog opens with. */
export interface FindingSeed {
  evidence: Evidence[];
  teamIds: string[];
  goalIds: string[];
  /** Called with the finding once its file is there; without it, the finding is opened. */
  onCreated?: (finding: FindingSummary) => void;
}

/** The finding that the dialog asks a claim for; `null` where it is closed. */
export const useNewFinding = create<{ seed: FindingSeed | null }>(() => ({ seed: null }));

/** Asks for the claim of a new finding. */
export function newFinding(seed: FindingSeed): void {
  useNewFinding.setState({ seed });
}

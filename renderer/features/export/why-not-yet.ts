import type { Bundle } from '../../../shared/ipc/export.ts';

/** Why a bundle may not leave yet; `null` where it may. `missing`: what there is to do first, as a sentence. */
export function whyNotYet(missing: string | null, bundle: Bundle | null): string | null {
  return missing ?? (bundle === null ? 'No preview yet' : bundle.undecided > 0 ? 'Decide on each name first' : null);
}

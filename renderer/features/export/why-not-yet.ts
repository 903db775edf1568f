import type { Export } from './use-export.ts';

/** Why a bundle may not leave yet; `null` where it may. `missing`: what there is to do first, as a sentence. */
export function whyNotYet(
  missing: string | null,
  { bundle, isChanging }: Pick<Export, 'bundle' | 'isChanging'>,
): string | null {
  if (missing !== null) return missing;
  if (bundle === null) return 'No preview yet';
  if (isChanging) return 'The preview for this repository is being made';
  return bundle.undecided > 0 ? 'Decide on each name first' : null;
}

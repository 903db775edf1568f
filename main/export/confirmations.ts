import type { Bundle, Target, Visibility } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';

/** Which bundles may go to a target that everybody can read, or of which nobody said who can. */
export interface Confirmations {
  /** How a bundle of these bytes stands to its target; `null` without one. A target that is not known is confirmed for nothing. */
  stateOf(sha256: string, target: Pick<Target, 'targetId' | 'visibility'> | null): Bundle['target'];
  confirm(sha256: string, targetId: string): void;
  /** Throws AppError 'not-cleared' (message: `unconfirmed`) unless exactly these bytes may go there. */
  require(sha256: string, target: Target): void;
  forget(): void;
}

/** Remembers them by hash and target, in memory alone: a changed bundle is another one, and so is the same one tomorrow. */
export function createConfirmations(): Confirmations {
  const given = new Set<string>();
  const key = (sha256: string, targetId: string) => `${sha256} ${targetId}`;
  const mayGo = (sha256: string, { targetId, visibility }: Pick<Target, 'targetId' | 'visibility'>) =>
    isNarrow(visibility) || given.has(key(sha256, targetId));
  return {
    stateOf: (sha256, target) => (target === null ? null : mayGo(sha256, target) ? 'confirmed' : 'needs-confirmation'),
    confirm: (sha256, targetId) => void given.add(key(sha256, targetId)),
    require(sha256, target) {
      // That the host and repository were confirmed once is another question, and comes first.
      if (!target.confirmed || !mayGo(sha256, target)) throw new AppError('not-cleared', 'unconfirmed');
    },
    forget: () => given.clear(),
  };
}

/** Whether only people of the organization can read it. */
export function isNarrow(visibility: Visibility): boolean {
  return visibility === 'private' || visibility === 'internal';
}

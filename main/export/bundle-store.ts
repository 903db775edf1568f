import { createHash } from 'node:crypto';
import { type Composed, clearComposed, undecidedHits } from '../../shared/export/clear.ts';
import type { Bundle } from '../../shared/ipc/export.ts';
import type { Decisions } from '../../shared/privacy/decide.ts';
import type { KnownIdentity } from '../../shared/privacy/identities.ts';
import type { Scanner } from '../../shared/privacy/scan.ts';
import { AppError } from '../../shared/result.ts';

/** A bundle as main holds it: the bytes, and what was decided about them. The page only ever names it. */
export interface HeldBundle {
  readonly bundle: Bundle;
  readonly decisions: Decisions;
}

/** What a bundle is made of. */
export interface BundleParts {
  composed: Composed;
  scan: Scanner;
  decisions: Decisions;
  pseudonymOf(identity: KnownIdentity): string;
}

export interface BundleStore {
  /** Makes a bundle, keeps its bytes and forgets the one before: what is on screen is the only one that can leave. */
  hold(parts: BundleParts): Bundle;
  /** Decisions and bytes of the bundle on screen. Throws 'not-cleared' where it is another one. */
  current(bundleId: string): HeldBundle;
  /**
   * The bytes that may leave: exactly those previewed, scanned once more with what the vault knows now. Throws AppError
   * 'not-cleared' for a forged or stale pair, changed bytes, or a hit that is not kept.
   */
  cleared(bundleId: string, sha256: string, scan: Scanner): Bundle;
  forget(): void;
}

/** Keeps the one bundle that is being looked at. `newId` gives unguessable ids. */
export function createBundleStore(newId: () => string): BundleStore {
  let held: HeldBundle | null = null;
  const current = (bundleId: string) => {
    if (held?.bundle.bundleId !== bundleId) throw new AppError('not-cleared', 'bundle');
    return held;
  };
  return {
    hold({ composed, scan, decisions, pseudonymOf }) {
      const cleared = clearComposed(composed, scan, decisions, pseudonymOf);
      const bundle = deepFreeze({ ...cleared, bundleId: newId(), sha256: hashOf(cleared) });
      held = { bundle, decisions: new Map(decisions) };
      return bundle;
    },
    current,
    cleared(bundleId, sha256, scan) {
      const { bundle, decisions } = current(bundleId);
      if (bundle.sha256 !== sha256 || hashOf(bundle) !== sha256) throw new AppError('not-cleared', 'bytes');
      if (bundle.undecided > 0 || undecidedHits(bundle, scan, decisions).size > 0) {
        throw new AppError('not-cleared', 'hits');
      }
      return bundle;
    },
    forget: () => {
      held = null;
    },
  };
}

/** SHA-256 over every byte that would leave: title, branch, commit message, paths and texts. */
function hashOf({ title, branch, commitMessage, files }: Pick<Bundle, 'title' | 'branch' | 'commitMessage' | 'files'>) {
  const bytes = JSON.stringify([title, branch, commitMessage, files.map((f) => [f.path, f.text])]);
  return createHash('sha256').update(bytes).digest('hex');
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

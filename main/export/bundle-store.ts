import { createHash } from 'node:crypto';
import { type Composed, clearComposed, undecidedHits } from '../../shared/export/clear.ts';
import type { ExportImage } from '../../shared/export/images.ts';
import type { Bundle, BundleImage, Offer } from '../../shared/ipc/export.ts';
import type { Decisions } from '../../shared/privacy/decide.ts';
import type { KnownIdentity } from '../../shared/privacy/identities.ts';
import type { Scanner } from '../../shared/privacy/scan.ts';
import { AppError } from '../../shared/result.ts';

/** A bundle as main holds it: the bytes, and what was decided about them. The page only ever names it. */
export interface HeldBundle {
  readonly bundle: Bundle;
  readonly decisions: Decisions;
  /** Bytes of the pictures, by their paths. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/** A bundle that may leave, with the bytes of its pictures. */
export type ClearedBundle = Omit<Bundle, 'images'> & { images: (BundleImage & { bytes: Uint8Array })[] };

/** What is told of a bundle beside its bytes. */
export type AboutBundle = Pick<Bundle, 'singledOut' | 'before'>;

/** What a bundle is made of. */
export interface BundleParts {
  composed: Composed;
  scan: Scanner;
  decisions: Decisions;
  offersFor(identity: KnownIdentity): Offer[];
  about: AboutBundle;
  /** How a bundle of these bytes stands to its target. */
  targetState(sha256: string): Bundle['target'];
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
  cleared(bundleId: string, sha256: string, scan: Scanner): ClearedBundle;
  /** The bundle on screen as one that was confirmed for its target. Throws AppError 'not-cleared' for another pair. */
  confirm(bundleId: string, sha256: string): Bundle;
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
    hold({ composed, scan, decisions, offersFor, about, targetState }) {
      const { images: placed, ...cleared } = clearComposed(composed, scan, decisions, offersFor);
      const images = new Map(placed.map(({ path, image }) => [path, image.bytes]));
      const { leftOut, withheld } = composed;
      const described = placed.map(({ path, image }) => describe(path, image));
      const sha256 = hashOf(cleared, images);
      const bundle = deepFreeze({
        ...cleared,
        ...structuredClone(about),
        images: described,
        leftOut: [...leftOut],
        withheld: withheld.map((one) => ({ ...one })),
        bundleId: newId(),
        sha256,
        target: targetState(sha256),
      });
      held = { bundle, decisions: new Map(decisions), images };
      return bundle;
    },
    current,
    cleared(bundleId, sha256, scan) {
      const { bundle, decisions, images } = current(bundleId);
      if (bundle.sha256 !== sha256 || hashOf(bundle, images) !== sha256) throw new AppError('not-cleared', 'bytes');
      if (bundle.undecided > 0 || undecidedHits(bundle, scan, decisions).size > 0) {
        throw new AppError('not-cleared', 'hits');
      }
      return { ...bundle, images: bundle.images.map((image) => ({ ...image, bytes: images.get(image.path)! })) };
    },
    confirm(bundleId, sha256) {
      const now = current(bundleId);
      if (now.bundle.sha256 !== sha256) throw new AppError('not-cleared', 'bytes');
      held = { ...now, bundle: Object.freeze({ ...now.bundle, target: 'confirmed' as const }) };
      return held.bundle;
    },
    forget: () => {
      held = null;
    },
  };
}

/** SHA-256 over every byte that would leave: title, branch, commit message, pull request, paths, texts and pictures. */
function hashOf({ title, branch, commitMessage, pullRequest, files }: Leaves, images: HeldBundle['images']) {
  const pictures = [...images].map(([path, bytes]) => [path, sha256Of(bytes)]);
  const texts = files.map((f) => [f.path, f.text]);
  return sha256Of(
    JSON.stringify([title, branch, commitMessage, pullRequest?.title, pullRequest?.body, texts, pictures]),
  );
}

type Leaves = Pick<Bundle, 'title' | 'branch' | 'commitMessage' | 'pullRequest' | 'files'>;

function describe(path: string, { type, bytes }: ExportImage): BundleImage {
  return { path, type, size: bytes.length, sha256: sha256Of(bytes) };
}

function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

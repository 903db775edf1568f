import type { ExportImage } from '../../shared/export/images.ts';
import type { Bundle, BundleImage, LeftOut, PrivacyHit, Withheld } from '../../shared/ipc/export.ts';
import type { Decisions } from '../../shared/privacy/decide.ts';
import { AppError } from '../../shared/result.ts';
import { hashOf } from '../vault/read-file.ts';
import type { ClearAnswer } from './gate/protocol.ts';

/** A bundle as main holds it: the bytes, and what was decided about them. The page only ever names it. */
export interface HeldBundle {
  readonly bundle: Bundle;
  readonly decisions: Decisions;
  /** Bytes of the pictures, by their paths. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/** A bundle that may leave, with the bytes of its pictures. */
export type ClearedBundle = Omit<Bundle, 'images'> & { images: (BundleImage & { bytes: Uint8Array })[] };

/** What a bundle is made of. */
export interface BundleParts {
  cleared: ClearAnswer['cleared'];
  decisions: Decisions;
  /** The pictures that it may show, by the names that they leave by. */
  images: ReadonlyMap<string, ExportImage>;
  about: AboutBundle;
  /** Who kept a hit, and when. */
  keptBy(hitId: string): PrivacyHit['keptBy'];
  /** How a bundle of these bytes stands to its target. */
  targetState(sha256: string): Bundle['target'];
}

/** What is told of a bundle beside its bytes. */
export interface AboutBundle extends Pick<Bundle, 'singledOut' | 'before'> {
  leftOut: readonly LeftOut[];
  withheld: readonly Withheld[];
}

export interface BundleStore {
  /** Makes a bundle, keeps its bytes and forgets the one before: what is on screen is the only one that can leave. */
  hold(parts: BundleParts): Bundle;
  /** What was found in the bundle on screen; nothing where there is none. */
  hits(): Bundle['hits'];
  /** Decisions and bytes of the bundle on screen. Throws 'not-cleared' where it is another one. */
  current(bundleId: string): HeldBundle;
  /**
   * The bytes that may leave: exactly those previewed, after `look` has looked through them once more with what the vault knows now and
   * named the hits that were not kept. Rejects with AppError 'not-cleared' for a forged or stale pair, changed bytes, or such a hit.
   */
  cleared(
    bundleId: string,
    sha256: string,
    look: (held: HeldBundle) => Promise<{ open: readonly string[] }>,
  ): Promise<ClearedBundle>;
  /** The bundle on screen as one that was confirmed for its target. Throws AppError 'not-cleared' for another pair. */
  confirm(bundleId: string, sha256: string): Bundle;
  /** The bundle of this id has been published: what stood there `before` it is what it says itself now. */
  published(bundleId: string, before: Bundle['before']): void;
  forget(): void;
}

/** Keeps the one bundle that is being looked at. `newId` gives unguessable ids. */
export function createBundleStore(newId: () => string): BundleStore {
  let held: HeldBundle | null = null;
  const current = (bundleId: string, sha256?: string) => {
    if (held?.bundle.bundleId !== bundleId) throw new AppError('not-cleared', 'bundle');
    if (sha256 !== undefined && held.bundle.sha256 !== sha256) throw new AppError('not-cleared', 'bytes');
    return held;
  };
  return {
    hold({ cleared: { images: placed, ...cleared }, decisions, images: all, about, keptBy, targetState }) {
      const shown = placed.map(({ path, name }) => ({ path, image: all.get(name) }));
      const images = new Map(shown.flatMap(({ path, image }) => (image ? [[path, image.bytes] as const] : [])));
      if (images.size !== placed.length) throw new AppError('gate-down', 'pictures');
      const sha256 = hashOfBundle(cleared, images);
      const bundle = deepFreeze({
        ...cleared,
        hits: cleared.hits.map((hit) => ({
          ...hit,
          keptBy: hit.decision?.decision === 'keep' ? keptBy(hit.hitId) : null,
        })),
        ...structuredClone(about as Pick<Bundle, keyof AboutBundle>),
        images: shown.map(({ path, image }) => describe(path, image!)),
        bundleId: newId(),
        sha256,
        target: targetState(sha256),
      });
      held = { bundle, decisions: new Map(decisions), images };
      return bundle;
    },
    hits: () => held?.bundle.hits ?? [],
    current: (bundleId) => current(bundleId),
    async cleared(bundleId, sha256, look) {
      const { bundle, decisions, images } = current(bundleId, sha256);
      const { open } = bundle.undecided > 0 ? { open: [''] } : await look({ bundle, decisions, images });
      if (open.length > 0) throw new AppError('not-cleared', 'hits');
      // While it was looked through, it may have become another one.
      if (current(bundleId, sha256).images !== images) throw new AppError('not-cleared', 'bundle');
      if (hashOfBundle(bundle, images) !== sha256) throw new AppError('not-cleared', 'bytes');
      return { ...bundle, images: bundle.images.map((image) => ({ ...image, bytes: images.get(image.path)! })) };
    },
    confirm(bundleId, sha256) {
      const now = current(bundleId, sha256);
      held = { ...now, bundle: Object.freeze({ ...now.bundle, target: 'confirmed' as const }) };
      return held.bundle;
    },
    published(bundleId, before) {
      if (held?.bundle.bundleId === bundleId) held = { ...held, bundle: deepFreeze({ ...held.bundle, before }) };
    },
    forget: () => {
      held = null;
    },
  };
}

type Leaves = Pick<Bundle, 'title' | 'branch' | 'commitMessage' | 'pullRequest' | 'files'>;

/** SHA-256 over every byte that would leave: title, branch, commit message, pull request, paths, texts and pictures. */
export function hashOfBundle(
  { title, branch, commitMessage, pullRequest, files }: Leaves,
  images: ReadonlyMap<string, Uint8Array>,
): string {
  const pictures = [...images].map(([path, bytes]) => [path, hashOf(bytes)]);
  const texts = files.map((f) => [f.path, f.text]);
  return hashOf(JSON.stringify([title, branch, commitMessage, pullRequest?.title, pullRequest?.body, texts, pictures]));
}

function describe(path: string, { type, bytes }: ExportImage): BundleImage {
  return { path, type, size: bytes.length, sha256: hashOf(bytes) };
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

import { sizeOf } from '../../shared/export/surfaces.ts';
import type { Bundle, BundleImage, PrivacyHit } from '../../shared/ipc/export.ts';
import { HitKind } from '../../shared/ipc/export.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { AppError } from '../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';
import type { About, Decided } from './about.ts';
import { hashOfBundle } from './bundle-store.ts';
import { readConsent } from './consent.ts';
import type { ReleasedBundle } from './export-target.ts';
import type { Gate } from './gate/gate.ts';
import type { LeavingBundle } from './leavings.ts';
import type { Memory } from './memory.ts';
import { privacyOf } from './vault-settings.ts';

/** The bytes of a bundle that passed the door once, without the notes that it was made of. */
export interface ReadyBundle extends Pick<Bundle, 'title' | 'branch' | 'commitMessage' | 'pullRequest' | 'files'> {
  sha256: string;
  images: readonly { path: string; type: BundleImage['type']; bytes: Uint8Array }[];
}

/** Such a bundle with what it takes to look through it again and to remember that it left. */
export interface Ready {
  bundle: ReadyBundle;
  targetId: string;
  selection: string;
  /** Since when, ISO: what was published of it later is newer. */
  at: string;
  about: About;
  decided: Decided;
  /** Those that stand in it. */
  pseudonyms: PseudonymRecord;
  /** The interviews of which something may be told in it: it goes while all of them still consent. */
  consents: readonly string[];
}

/**
 * The door for what was ready before: exactly these bytes, looked through with what the vault knows now and what is kept for the target, with
 * stand-ins that are nobody else's. Rejects with AppError 'not-cleared' (message: `bytes`, `consent`, `stand-ins`, `hits`) and 'gate-down'.
 */
export async function clearReady(
  gate: Gate,
  memory: Memory,
  vault: Vault,
  ready: Ready,
): Promise<LeavingBundle & ReleasedBundle> {
  const { bundle, targetId, selection, pseudonyms } = ready;
  if (hashOfBundle(bundle, imagesOf(bundle)) !== bundle.sha256) throw new AppError('not-cleared', 'bytes');
  await requireConsent(vault, ready);
  await memory.reserve({ vault, targetId, selection, pseudonyms });
  if ((await openHitsOf(gate, memory, vault, ready)).length > 0) throw new AppError('not-cleared', 'hits');
  return leavesOf(bundle);
}

/** Rejects with AppError 'not-cleared' (message: `consent`) where anybody told of in it has withdrawn. */
export async function requireConsent(vault: Vault, { consents }: Pick<Ready, 'consents'>): Promise<void> {
  const mayTell = await readConsent(vault, consents);
  if (!consents.every(mayTell)) throw new AppError('not-cleared', 'consent');
}

/** The hits in it that are not kept for its target, with what the vault knows now, by their ids. Rejects with AppError 'gate-down'. */
export async function openHitsOf(
  gate: Gate,
  memory: Memory,
  vault: Vault,
  { bundle, targetId, about }: Ready,
): Promise<string[]> {
  const { images, ...texts } = leavesOf(bundle);
  const leaves = { ...texts, images: images.map(({ path }) => ({ path })) };
  const source = { of: 'ready' as const, participantIds: about.participantIds };
  const told = {
    participants: vault.participants(),
    outgoing: { source, naming: { as: 'link' as const }, privacy: privacyOf(vault) },
  };
  const { open, looked } = await gate.check(told, { leaves, kept: new Set(), html: null });
  if (looked !== sizeOf(leaves)) throw new AppError('gate-down', 'looked');
  const found = await memory.of(vault).book.find(targetId, open.map(hitOf));
  return open.filter((hitId) => found.get(hitId)?.decision.decision !== 'keep');
}

function imagesOf({ images }: ReadyBundle): Map<string, Uint8Array> {
  return new Map(images.map(({ path, bytes }) => [path, bytes]));
}

function leavesOf(bundle: ReadyBundle) {
  return {
    ...{ form: 'markdown' as const, ...bundle },
    images: bundle.images.map((image) => ({ ...image, size: image.bytes.length })),
  };
}

/** A hit by its id alone: `<kind>:<participant, or ->:<exact>`. */
function hitOf(hitId: string): Pick<PrivacyHit, 'hitId' | 'kind' | 'participantId' | 'exact' | 'offers'> {
  const [, kind, who = '', exact = ''] = /^([^:]*):([^:]*):(.*)$/s.exec(hitId) ?? [];
  return { hitId, kind: HitKind.parse(kind), participantId: who === '-' ? null : who, exact, offers: [] };
}

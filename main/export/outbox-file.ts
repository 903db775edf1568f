import { z } from 'zod';
import { NoteId, ParticipantId, Ulid } from '../../shared/domain/ids.ts';
import { withoutMetadata } from '../../shared/export/image-metadata.ts';
import { imageFolder, imageName } from '../../shared/export/images.ts';
import { isSafeBranch } from '../../shared/export/templates.ts';
import { Bundle, BundleImage, ExportDraft, PullRequestOptions, Waiting } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { hashOf } from '../vault/read-file.ts';
import { About, Decided } from './about.ts';
import { hashOfBundle } from './bundle-store.ts';
import { LedgerRecord } from './ledger-record.ts';
import { targetName } from './privacy-records.ts';
import type { Ready } from './ready.ts';

/** A bundle that waits, as it is kept. */
export interface Kept extends Ready, Pick<Waiting, 'waitingId' | 'at' | 'options' | 'last'> {
  draft: ExportDraft;
  /** Of the vault that it is of (`vaultKey`). */
  vault: string;
}

const Hash = LedgerRecord.shape.contentHash;

const KeptFile = z.strictObject({
  format: z.literal(1),
  waitingId: Ulid,
  at: z.iso.datetime(),
  vault: z.string(),
  targetId: z.string().regex(targetName),
  selection: Hash,
  draft: ExportDraft,
  options: PullRequestOptions,
  last: Waiting.shape.last,
  about: About,
  decided: Decided,
  pseudonyms: z.object({
    participants: z.record(ParticipantId, z.number().int().positive()),
    companies: z.record(ParticipantId, z.string().regex(/^[A-Z]{1,5}$/)),
  }),
  consents: z.array(NoteId).max(1000),
  bundle: Bundle.pick({ title: true, branch: true, commitMessage: true, pullRequest: true }).extend({
    sha256: Hash,
    files: z
      .array(z.strictObject({ path: z.string(), text: z.string() }))
      .min(1)
      .max(20),
    images: z.array(z.strictObject({ path: z.string(), type: BundleImage.shape.type, base64: z.base64() })).max(1000),
  }),
});

/** The bytes of its file. */
export function writeKept({ bundle, ...kept }: Kept): Uint8Array {
  const images = bundle.images.map(({ path, type, bytes }) => ({
    ...{ path, type },
    base64: Buffer.from(bytes).toString('base64'),
  }));
  return Buffer.from(`${JSON.stringify({ format: 1, ...kept, bundle: { ...bundle, images } })}\n`);
}

/**
 * Reads a file of this name and vault. Throws AppError 'damaged' for whatever Fieldbook would not have written: another vault's or file's, bytes
 * that are not those of its hash, places outside the repository, pictures that would tell who took them.
 */
export function readKept(bytes: Uint8Array, { waitingId, vault }: Pick<Kept, 'waitingId' | 'vault'>): Kept {
  const { format: _, ...kept } = parsed(bytes);
  const { files } = kept.bundle;
  const images = kept.bundle.images.map(({ path, type, base64 }) => ({
    path,
    type,
    bytes: Buffer.from(base64, 'base64'),
  }));
  const bundle = { ...kept.bundle, images };
  const folder = imageFolder(files[0]?.path ?? '');
  const isWhole =
    kept.waitingId === waitingId &&
    kept.vault === vault &&
    isSafeBranch(bundle.branch) &&
    files.every(({ path }) => staysInside(path)) &&
    images.every((image) => image.path === `${folder}/${nameOf(image)}` && isClean(image.bytes)) &&
    hashOfBundle(bundle, new Map(images.map((image) => [image.path, image.bytes]))) === bundle.sha256;
  if (!isWhole) throw new AppError('damaged', waitingId);
  return { ...kept, bundle };
}

function parsed(bytes: Uint8Array): z.infer<typeof KeptFile> {
  try {
    return KeptFile.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw new AppError('damaged');
  }
}

function nameOf({ bytes, type }: { bytes: Uint8Array; type: BundleImage['type'] }): string {
  const name = `image-${hashOf(bytes).slice(0, 12)}.${type === 'image/png' ? 'png' : 'jpg'}`;
  return imageName.test(name) ? name : '';
}

function isClean(bytes: Uint8Array): boolean {
  const clean = withoutMetadata(bytes);
  return typeof clean !== 'string' && hashOf(clean.bytes) === hashOf(bytes);
}

/** Whether a path can only be a file of the repository's own. */
export function staysInside(path: string): boolean {
  const isName = (name: string) => name !== '' && name !== '.' && name !== '..' && !/^\.git$/i.test(name);
  return path.length <= 1000 && !/[\u0000-\u001f\u007f\\]/.test(path) && path.split('/').every(isName);
}

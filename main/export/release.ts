import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { ExportImage } from '../../shared/export/images.ts';
import { sizeOf } from '../../shared/export/surfaces.ts';
import type { Bundle, Decision, PrivacyHit } from '../../shared/ipc/export.ts';
import type { Decisions } from '../../shared/privacy/decide.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { AppError } from '../../shared/result.ts';
import type { AboutBundle, BundleStore, ClearedBundle } from './bundle-store.ts';
import type { Found } from './decision-book.ts';
import type { Gate, Told } from './gate/gate.ts';
import type { ClearAnswer } from './gate/protocol.ts';

/** What somebody wants to let out, before anything has been taken from it. */
export interface ReleaseRequest {
  told: Told;
  /** The pictures that it may show, by the names that they leave by. */
  images: ReadonlyMap<string, ExportImage>;
  pseudonyms: PseudonymRecord;
  /** The hits of the bundle before, where there was one: what was decided about them is carried out at once. */
  hits?: readonly PrivacyHit[];
  /** What was decided about these hits. */
  decided(hits: readonly PrivacyHit[]): Promise<ReadonlyMap<string, Found>>;
  about: Omit<AboutBundle, 'singledOut'>;
  targetState(sha256: string): Bundle['target'];
}

/** A stand-in may itself be somebody's name about which something was decided: so often decisions are looked up again. */
const rounds = 5;

/**
 * The one door out of the vault (reliability-and-security.md): the gate drops the identity fields, composes, scans and applies the decisions,
 * and the bytes stay here with `bundles`. What leaves later is named by `bundleId` and `sha256` and is exactly this. Rejects as the
 * gate does. Resolves to the bundle and the stand-ins with those that were drawn.
 */
export async function release(
  gate: Gate,
  bundles: BundleStore,
  request: ReleaseRequest,
): Promise<{ bundle: Bundle; pseudonyms: PseudonymRecord }> {
  const { told, images, about, targetState } = request;
  let { pseudonyms } = request;
  let found = await request.decided(request.hits ?? []);
  for (let round = 1; ; round++) {
    const decisions = decisionsOf(found);
    const answer = await gate.clear(told, { decisions, pseudonyms });
    pseudonyms = answer.pseudonyms;
    const { cleared, singledOut } = believed(answer, decisions);
    const next = await request.decided(cleared.hits);
    if (round === rounds || areSame(decisions, decisionsOf(next))) {
      const keptBy = (hitId: string) => found.get(hitId)?.keptBy ?? null;
      const parts = { cleared, decisions, images, about: { ...about, singledOut }, keptBy, targetState };
      return { bundle: bundles.hold(parts), pseudonyms };
    }
    found = next;
  }
}

/** How a bundle leaves: as the text that it is, or as HTML with pictures of at most so many bytes in it; of more its words are. */
export type AsHtml = { largest: number } | null;

/**
 * What may leave, looked through once more in this very form with what the vault knows now. Rejects with AppError 'not-cleared', and 'gate-down'
 * where it was not looked through.
 */
export async function clearedToLeave(
  gate: Gate,
  bundles: BundleStore,
  told: Told,
  { bundleId, sha256, as }: { bundleId: string; sha256: string; as: AsHtml },
): Promise<ClearedBundle & { html: string | null }> {
  let html: string | null = null;
  // Nothing of a note begins so: what stands in for bytes is found for certain.
  const pictures = `data:,${randomBytes(16).toString('hex')}-`;
  const cleared = await bundles.cleared(bundleId, sha256, async ({ bundle, decisions, images }) => {
    const { form, title, branch, commitMessage, pullRequest, files } = bundle;
    const leaves = {
      ...{ form, title, branch, commitMessage, pullRequest, files },
      images: bundle.images.map(({ path }) => ({ path })),
    };
    const kept = new Set([...decisions].flatMap(([hitId, { decision }]) => (decision === 'keep' ? [hitId] : [])));
    const size = [...images.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    const rendering = as && { pictures: size > as.largest ? null : pictures };
    const answer = await gate.check(told, { leaves, kept, html: rendering });
    if (answer.looked !== sizeOf(leaves) || (answer.html === null) !== (as === null)) {
      throw new AppError('gate-down', 'looked');
    }
    html = answer.html;
    return answer;
  });
  for (const { path, type, bytes } of html === null ? [] : cleared.images) {
    html = (html as string).replaceAll(`${pictures}${basename(path)}`, dataAddress(type, bytes));
  }
  return { ...cleared, html };
}

/** Bytes as an address that holds them. */
export function dataAddress(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** An answer that fits what was asked. Throws AppError 'gate-down' for one that claims more than was decided. */
function believed(answer: ClearAnswer, decisions: Decisions): ClearAnswer {
  const { hits, undecided } = answer.cleared;
  const isTold = ({ hitId, decision }: PrivacyHit) => isSame(decision, decisions.get(hitId) ?? null);
  const open = hits.filter(({ decision }) => decision === null).length;
  if (!hits.every(isTold) || undecided < open) throw new AppError('gate-down', 'decisions');
  return answer;
}

function decisionsOf(found: ReadonlyMap<string, Found>): Map<string, Decision> {
  return new Map([...found].map(([hitId, { decision }]) => [hitId, decision]));
}

function areSame(one: Decisions, other: Decisions): boolean {
  return one.size === other.size && [...one].every(([hitId, decision]) => isSame(decision, other.get(hitId) ?? null));
}

function isSame(one: Decision | null, other: Decision | null): boolean {
  const words = (decision: Decision | null) => (decision?.decision === 'replace' ? decision.with : null);
  return one?.decision === other?.decision && words(one) === words(other);
}

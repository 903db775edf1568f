import { randomBytes } from 'node:crypto';
import { calendarDate } from '../../shared/domain/calendar-date.ts';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import type { Bundle, Decision, ExportDraft, RecordTrouble, Target } from '../../shared/ipc/export.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { addPseudonyms } from '../../shared/privacy/settle-pseudonyms.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData, Log } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import type { Vault } from '../vault/vault.ts';
import { type BundleStore, type ClearedBundle, createBundleStore } from './bundle-store.ts';
import type { Confirmations } from './confirmations.ts';
import type { Gate } from './gate/gate.ts';
import type { Outgoing } from './gate/protocol.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { createMemory, type Memory } from './memory.ts';
import { namingOf, type WaitingPlace } from './naming.ts';
import { type AsHtml, clearedToLeave, release } from './release.ts';
import { selectionKey } from './selection-key.ts';
import type { Source } from './source-types.ts';
import { type ResultSearch, readSource } from './sources.ts';
import { privacyOf } from './vault-settings.ts';

/** Pseudonyms of what is copied or saved, before any target is chosen. */
const noTarget = 'copy';

/** The draft on screen, with the words of the vault as they were when it was made. */
export interface Prepared {
  source: Source;
  targetId: string;
  selection: string;
  vault: Vault;
  /** What was published at the target, oldest first. */
  earlier: readonly LedgerRecord[];
  waiting: readonly WaitingPlace[];
  pseudonyms: PseudonymRecord;
  outgoing: Outgoing;
}

/** The one export that is being looked at. */
export interface Desk {
  /** Reads, composes and scans a draft. Rejects with 'cancelled' where a later one has overtaken it. */
  prepare(draft: ExportDraft, targetId: string | null): Promise<Bundle>;
  /** Throws AppError 'invalid' (message: `hit`) for a hit that is not in the bundle on screen. */
  decide(bundleId: string, decisions: Record<string, Decision | null>): Promise<Bundle>;
  /** What may leave now, and what it is made of. Rejects with 'not-cleared' and 'gate-down'. */
  cleared(
    bundleId: string,
    sha256: string,
    as: AsHtml,
  ): Promise<{ bundle: ClearedBundle & { html: string | null }; prepared: Prepared }>;
  /** The target that the draft on screen is for. */
  targetId(): string | null;
  /** What has just been published is an earlier export from now on. */
  published(record: LedgerRecord): void;
  readonly bundles: BundleStore;
  readonly memory: Memory;
  /** The pull request of this selection was merged or closed: what is asked for as a follow-up from now on goes to a branch of its own. */
  ended(selection: string): void;
  /** Another vault is open now. */
  forget(): void;
}

interface Parts {
  currentVault: CurrentVault;
  appData: AppData;
  search: ResultSearch;
  gate: Gate;
  confirmations: Confirmations;
  knownTargets(): Promise<Target[]>;
  /** The text that an earlier export left; `null` where this machine no longer has it. */
  readBefore(target: Target, last: LedgerRecord, path: string): Promise<string | null>;
  /** What bundles that wait for a target are called. */
  waitingPlaces(vault: Vault, targetId: string): Promise<readonly WaitingPlace[]>;
  /** Who the user is: a person of the roster, or `null`. */
  me(vault: Vault): string | null;
  tell(trouble: RecordTrouble): void;
  log: Log;
  now(): Date;
  random: RandomBytes;
}

/** Prepares one draft after another, and carries out what is decided about it. */
export function createDesk(parts: Parts): Desk {
  const { currentVault, search, gate, confirmations, knownTargets, now } = parts;
  const bundles = createBundleStore(() => randomBytes(16).toString('hex'));
  const memory = createMemory(parts);
  let prepared: Prepared | null = null;
  /** Selections that went out while a follow-up was asked for: what is asked for still is that same one. */
  const followed = new Set<string>();
  /** Every draft has a number: one that is not the last when its turn comes is not made. */
  let wanted = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = turn.then(run);
    turn = result.catch(() => {});
    return result;
  };

  const build = async (next: Prepared, hits: Bundle['hits'], isStill: () => boolean): Promise<Bundle> => {
    const { source, vault, targetId, outgoing, pseudonyms } = next;
    const known = (await knownTargets()).find((target) => target.targetId === targetId);
    const target = targetId === noTarget ? null : (known ?? { targetId, visibility: 'unknown' as const });
    const { images = new Map(), withheld } = source;
    const leftOut = source.of === 'interviews' ? source.interviews.flatMap((one) => one.leftOut ?? []) : [];
    const released = await release(gate, bundles, {
      told: { participants: vault.participants(), outgoing },
      ...{ images, pseudonyms, hits },
      decided: async (of) => {
        const found = await memory.of(vault).book.find(targetId, of);
        if (!isStill()) throw new AppError('cancelled');
        return found;
      },
      about: { before: await before(next, known), leftOut, withheld },
      targetState: (sha256) => confirmations.stateOf(sha256, target),
    });
    prepared = { ...next, pseudonyms: released.pseudonyms };
    return released.bundle;
  };

  const before = async ({ earlier, selection, outgoing }: Prepared, target?: Target): Promise<Bundle['before']> => {
    const last = selection === '' ? undefined : earlier.findLast((one) => one.selection === selection);
    const path = outgoing.naming.as === 'review' ? outgoing.naming.before?.path : undefined;
    const text = last && target && path !== undefined ? await parts.readBefore(target, last, path) : null;
    return last && text !== null ? { text, at: last.at, hash: last.contentHash } : null;
  };

  const read = async (draft: ExportDraft, targetId: string): Promise<Prepared> => {
    const vault = currentVault.require();
    const { records } = memory.of(vault);
    const [source, stored, ledger, waiting] = await Promise.all([
      readSource(vault, search, draft),
      memory.pseudonyms(vault, targetId),
      records.ledger.read(),
      parts.waitingPlaces(vault, targetId),
    ]);
    const inUse = prepared?.vault === vault && prepared.targetId === targetId ? prepared.pseudonyms : null;
    const earlier = ledger.records.filter(({ target, way }) => target === targetId && way === 'publish');
    const selection = selectionKey(source, targetId);
    const isAsked = 'followUp' in draft && draft.followUp === true;
    if (!isAsked) followed.delete(selection);
    const followUp = isAsked && !followed.has(selection);
    const { images: _, ...text } = source;
    return {
      ...{
        source,
        targetId,
        selection,
        vault,
        earlier,
        waiting,
        pseudonyms: inUse ? addPseudonyms(stored, inUse, []) : stored,
      },
      outgoing: {
        source: text,
        naming: namingOf(source, vault, earlier, selection, calendarDate(now()), { waiting, followUp }),
        privacy: privacyOf(vault),
      },
    };
  };

  return {
    prepare(draft, targetId) {
      const mine = ++wanted;
      const isStill = () => mine === wanted;
      return inTurn(async () => {
        if (!isStill()) throw new AppError('cancelled');
        const next = await read(draft, targetId ?? noTarget);
        const hits = prepared?.targetId === next.targetId ? bundles.hits() : [];
        return build(next, hits, isStill);
      });
    },
    decide: (bundleId, decisions) =>
      inTurn(async () => {
        const { bundle } = bundles.current(bundleId);
        if (!prepared) throw new AppError('not-cleared', 'bundle');
        const hits = new Map(bundle.hits.map((hit) => [hit.hitId, hit]));
        const made = Object.entries(decisions).map(([hitId, decision]) => {
          const hit = hits.get(hitId);
          if (!hit) throw new AppError('invalid', 'hit');
          return { hit, decision };
        });
        const { vault, targetId } = prepared;
        const { book } = memory.of(vault);
        for (const { hit, decision } of made) book.decide(targetId, hit, decision, parts.me(vault));
        const next = await build(prepared, bundle.hits, () => prepared?.vault === vault);
        memory.keep(prepared, next.hits);
        return next;
      }),
    async cleared(bundleId, sha256, as) {
      const vault = currentVault.require();
      const of = prepared;
      if (of?.vault !== vault) throw new AppError('not-cleared', 'bundle');
      // Before the last look: nothing comes between that and what leaves.
      await memory.reserve(of);
      const told = { participants: vault.participants(), outgoing: of.outgoing };
      const bundle = await clearedToLeave(gate, bundles, told, { bundleId, sha256, as });
      return { bundle, prepared: of };
    },
    targetId: () => (prepared === null || prepared.targetId === noTarget ? null : prepared.targetId),
    memory,
    published(record) {
      if (prepared?.selection !== record.selection) return;
      const { source, vault, selection, outgoing, waiting } = prepared;
      const earlier = [...prepared.earlier, record];
      if (outgoing.naming.as === 'review' && outgoing.naming.followUp) followed.add(selection);
      const naming = namingOf(source, vault, earlier, selection, calendarDate(now()), { waiting });
      prepared = { ...prepared, earlier, outgoing: { ...outgoing, naming } };
    },
    bundles,
    ended: (selection) => void followed.delete(selection),
    forget() {
      wanted++;
      followed.clear();
      bundles.forget();
      prepared = null;
      memory.forget();
    },
  };
}

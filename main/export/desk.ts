import { randomBytes } from 'node:crypto';
import { calendarDate } from '../../shared/domain/calendar-date.ts';
import type { Naming } from '../../shared/export/templates.ts';
import type { Bundle, CloneTarget, Decision, ExportDraft } from '../../shared/ipc/export.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import type { Vault } from '../vault/vault.ts';
import { type BundleStore, type ClearedBundle, createBundleStore } from './bundle-store.ts';
import type { Confirmations } from './confirmations.ts';
import { createDecisionBook, type DecisionBook } from './decision-book.ts';
import { type ExportRecord, type ExportRecords, openExportRecords } from './export-records.ts';
import type { Gate } from './gate/gate.ts';
import type { Leaving } from './gate/protocol.ts';
import { type AsHtml, clearedToLeave, release } from './release.ts';
import { selectionKey } from './selection-key.ts';
import type { Source } from './source-types.ts';
import { type ResultSearch, readSource } from './sources.ts';
import { privacyOf, settingOf } from './vault-settings.ts';

/** Pseudonyms of what is copied or saved, before any target is chosen. */
const noTarget = 'copy';

/** The draft on screen, with the words of the vault as they were when it was made. */
export interface Prepared {
  source: Source;
  targetId: string;
  selection: string;
  vault: Vault;
  records: ExportRecords;
  earlier: ExportRecord[];
  pseudonyms: PseudonymRecord;
  leaving: Leaving;
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
  published(record: ExportRecord): void;
  readonly bundles: BundleStore;
  /** Another vault is open now. */
  forget(): void;
}

interface Parts {
  currentVault: CurrentVault;
  appData: AppData;
  search: ResultSearch;
  gate: Gate;
  confirmations: Confirmations;
  knownTargets(): Promise<CloneTarget[]>;
  now(): Date;
}

/** Prepares one draft after another, and carries out what is decided about it. */
export function createDesk({ currentVault, appData, search, gate, confirmations, knownTargets, now }: Parts): Desk {
  const bundles = createBundleStore(() => randomBytes(16).toString('hex'));
  let book: DecisionBook = createDecisionBook(now);
  let prepared: Prepared | null = null;
  /** Every draft has a number: one that is not the last when its turn comes is not made. */
  let wanted = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = turn.then(run);
    turn = result.catch(() => {});
    return result;
  };

  const build = async (next: Prepared, hits: Bundle['hits'], isStill: () => boolean): Promise<Bundle> => {
    const { source, vault, targetId, leaving, pseudonyms } = next;
    const known = (await knownTargets()).find((target) => target.targetId === targetId);
    const target = targetId === noTarget ? null : (known ?? { targetId, visibility: 'unknown' as const });
    const { images = new Map(), withheld } = source;
    const leftOut = source.of === 'interviews' ? source.interviews.flatMap((one) => one.leftOut ?? []) : [];
    const released = await release(gate, bundles, {
      told: { participants: vault.participants(), leaving },
      ...{ images, pseudonyms, hits },
      decided: async (of) => {
        const found = await book.find(targetId, of);
        if (!isStill()) throw new AppError('cancelled');
        return found;
      },
      about: { before: null, leftOut, withheld },
      targetState: (sha256) => confirmations.stateOf(sha256, target),
    });
    prepared = { ...next, pseudonyms: released.pseudonyms };
    return released.bundle;
  };

  const read = async (draft: ExportDraft, targetId: string): Promise<Prepared> => {
    const vault = currentVault.require();
    const records = openExportRecords(vault, appData.dir);
    const [source, stored, all] = await Promise.all([
      readSource(vault, search, draft),
      records.pseudonyms(targetId),
      records.exports(),
    ]);
    const inUse = prepared?.vault === vault && prepared.targetId === targetId ? prepared.pseudonyms : null;
    const earlier = all.filter((r) => r.target === targetId);
    const selection = selectionKey(source, targetId);
    const { images: _, ...text } = source;
    return {
      ...{ source, targetId, selection, vault, records, earlier, pseudonyms: together(inUse, stored) },
      leaving: {
        source: text,
        naming: namingOf(source, vault, earlier, selection, calendarDate(now())),
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
        for (const { hit, decision } of made) book.decide(prepared.targetId, hit, decision);
        const { vault } = prepared;
        return build(prepared, bundle.hits, () => prepared?.vault === vault);
      }),
    async cleared(bundleId, sha256, as) {
      const vault = currentVault.require();
      const of = prepared;
      if (of?.vault !== vault) throw new AppError('not-cleared', 'bundle');
      const told = { participants: vault.participants(), leaving: of.leaving };
      const bundle = await clearedToLeave(gate, bundles, told, { bundleId, sha256, as });
      return { bundle, prepared: of };
    },
    targetId: () => prepared?.targetId ?? null,
    published(record) {
      if (prepared?.selection !== record.selection) return;
      const { source, vault, selection, leaving } = prepared;
      const earlier = [...prepared.earlier.filter((r) => r.id !== record.id), record];
      const naming = namingOf(source, vault, earlier, selection, calendarDate(now()));
      prepared = { ...prepared, earlier, leaving: { ...leaving, naming } };
    },
    bundles,
    forget() {
      wanted++;
      bundles.forget();
      prepared = null;
      book = createDecisionBook(now);
    },
  };
}

function together(inUse: PseudonymRecord | null, stored: PseudonymRecord): PseudonymRecord {
  if (!inUse) return stored;
  return {
    ...inUse,
    ...stored,
    participants: { ...inUse.participants, ...stored.participants },
    companies: { ...inUse.companies, ...stored.companies },
  };
}

function namingOf(
  { of, draft }: Source,
  vault: Vault,
  earlier: readonly ExportRecord[],
  selection: string,
  date: string,
): Naming {
  if (of === 'link') return { as: 'link' };
  if (of === 'results' || of === 'highlights') return { as: 'file', date, ending: draft.form === 'csv' ? 'csv' : 'md' };
  const templates = settingOf(vault, 'export');
  const names = ({ path, branch }: ExportRecord) => ({ path, branch });
  const before = earlier.find((r) => r.selection === selection);
  return {
    ...{ as: 'review', date, templates, before: before ? names(before) : null },
    taken: earlier.filter((r) => r !== before).map(names),
  };
}

import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { calendarDate } from '../../shared/domain/calendar-date.ts';
import { type RandomBytes, ulid } from '../../shared/domain/ids.ts';
import { VaultConfig } from '../../shared/domain/vault-config.ts';
import { exportNames, fileNames } from '../../shared/export/templates.ts';
import type {
  Bundle,
  CloneTarget,
  Decision,
  ExportDraft,
  exportContract,
  IfExists,
  Published,
  SavedFolder,
  Visibility,
} from '../../shared/ipc/export.ts';
import { createPseudonyms, type Pseudonyms } from '../../shared/privacy/pseudonyms.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData, Desktop, Dialogs, Log } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import type { Vault } from '../vault/vault.ts';
import { type ClearedBundle, createBundleStore } from './bundle-store.ts';
import { readClone } from './clone.ts';
import { createConfirmations } from './confirmations.ts';
import { createDecisionBook, type DecisionBook } from './decision-book.ts';
import { type ExportRecord, type ExportRecords, openExportRecords } from './export-records.ts';
import type { ExportTarget } from './export-target.ts';
import { createGit, type Git } from './git.ts';
import { createLocalClone } from './local-clone.ts';
import { release, scannerFor } from './release.ts';
import { selectionKey, sha256Of } from './selection-key.ts';
import type { Source } from './source-types.ts';
import { type ResultSearch, readSource } from './sources.ts';
import { openTargets } from './targets-store.ts';
import { createWaysOut, dataAddress } from './ways-out.ts';

export interface ExportDependencies {
  currentVault: CurrentVault;
  appData: AppData;
  dialogs: Pick<Dialogs, 'chooseFolder' | 'chooseFileToSave'>;
  desktop: Pick<Desktop, 'writeClipboard' | 'print'>;
  search: ResultSearch;
  log: Log;
  git?: Git;
  now?: () => Date;
  random?: RandomBytes;
  /** Where a chosen target publishes; a local clone unless told otherwise. */
  openTarget?: (target: CloneTarget) => ExportTarget;
}

export interface ExportService {
  prepare(draft: ExportDraft, targetId: string | null): Promise<Bundle>;
  decide(bundleId: string, decisions: Record<string, Decision | null>): Promise<Bundle>;
  publish(bundleId: string, sha256: string, targetId: string): Promise<Published>;
  copy(bundleId: string, sha256: string, as: 'text' | 'rich'): Promise<void>;
  save(bundleId: string, sha256: string): Promise<{ name: string }>;
  saveFolder(bundleId: string, sha256: string, ifExists: IfExists): Promise<SavedFolder>;
  print(bundleId: string, sha256: string): Promise<void>;
  image(bundleId: string, path: string): Promise<string>;
  targets(): Promise<CloneTarget[]>;
  addClone(): Promise<CloneTarget>;
  confirmTarget(targetId: string): Promise<CloneTarget>;
  removeTarget(targetId: string): Promise<void>;
  setVisibility(targetId: string, visibility: Visibility): Promise<CloneTarget>;
  confirmBundle(bundleId: string, sha256: string, targetId: string): Promise<Bundle>;
  published(): Promise<Leavings>;
}

type Leavings = z.infer<(typeof exportContract)['export:published']['output']>;

/** Pseudonyms of what is copied or saved, before any target is chosen. */
const noTarget = 'copy';

/** The draft on screen, with the words of the vault as they were when it was made. */
interface Prepared {
  source: Source;
  targetId: string;
  selection: string;
  vault: Vault;
  records: ExportRecords;
  earlier: ExportRecord[];
  pseudonyms: Pseudonyms;
}

/** Export behind its contract: each call throws the `AppError` codes named there. */
export function createExportService(dependencies: ExportDependencies): ExportService {
  const { currentVault, appData, dialogs, desktop, search, log } = dependencies;
  const { git = createGit(), now = () => new Date(), random = (n: number) => randomBytes(n) } = dependencies;
  const openTarget =
    dependencies.openTarget ?? ((target: CloneTarget) => createLocalClone(git, target.location, target.targetId));
  const targets = openTargets(appData.dir);
  const bundles = createBundleStore(() => randomBytes(16).toString('hex'));
  let book: DecisionBook = createDecisionBook();
  let prepared: Prepared | null = null;
  const waysOut = createWaysOut({ dialogs, desktop });
  const confirmations = createConfirmations();
  /** One export at a time: the second of a double click finds the first one's record. */
  let publishing: Promise<unknown> = Promise.resolve();

  currentVault.onOpened(() => {
    bundles.forget();
    confirmations.forget();
    prepared = null;
    book = createDecisionBook();
  });

  const build = async (next: Prepared): Promise<Bundle> => {
    prepared = next;
    const { source, targetId } = next;
    const known = (await targets.list()).find((target) => target.targetId === targetId);
    const target = targetId === noTarget ? null : (known ?? { targetId, visibility: 'unknown' as const });
    const date = calendarDate(now());
    const templates = (next.vault.info.config?.export ??
      VaultConfig.shape.export.parse(undefined)) as VaultConfig['export'];
    const before = next.earlier.find((r) => r.selection === next.selection);
    return release(bundles, {
      ...source,
      participants: next.vault.participants(),
      decisions: book.forTarget(next.targetId, next.pseudonyms),
      pseudonyms: next.pseudonyms,
      names(title) {
        if (source.of === 'results' || source.of === 'highlights' || source.of === 'link') {
          return fileNames(title, date, source.draft);
        }
        const isTaken = (n: ReturnType<typeof exportNames>) =>
          next.earlier.some((r) => r !== before && (r.branch === n.branch || r.path === n.path));
        let names = exportNames(templates, title, date);
        if (before) return { ...names, branch: before.branch, path: before.path };
        for (let nth = 2; isTaken(names); nth++) names = exportNames(templates, title, date, nth);
        return names;
      },
      about: { singledOut: [], before: null },
      targetState: (sha256) => confirmations.stateOf(sha256, target),
    });
  };

  const cleared = (bundleId: string, sha256: string) => {
    const vault = currentVault.require();
    if (!prepared || prepared.vault !== vault) throw new AppError('not-cleared', 'bundle');
    const bundle = bundles.cleared(bundleId, sha256, scannerFor(vault.participants(), prepared.source));
    return { bundle, source: prepared };
  };

  const publishOnce = async (bundleId: string, sha256: string, targetId: string): Promise<Published> => {
    const { bundle, source } = cleared(bundleId, sha256);
    if (source.targetId !== targetId || source.selection === '') throw new AppError('not-cleared', 'target');
    const target = await targets.get(targetId);
    confirmations.require(sha256, target);
    const last = (await source.records.exports()).find((r) => r.selection === source.selection) ?? null;
    const published = await openTarget(target).publish(bundle, last);
    const record = {
      id: last?.id ?? ulid(now().getTime(), random),
      target: targetId,
      selection: source.selection,
      branch: published.branch,
      path: published.path,
      commit: published.commit,
      contentHash: sha256Of(bundle.files[0]?.text ?? ''),
    };
    // It has left already: that it cannot be remembered must not look like a failed export.
    await remember(source, () => source.records.saveExport(record));
    source.earlier = [...source.earlier.filter((r) => r.id !== record.id), record];
    return published;
  };

  /** Anything but a pull request: through the door, then out, then the stand-ins are kept. */
  const letOut = async <T>(
    bundleId: string,
    sha256: string,
    leave: (out: { bundle: ClearedBundle; root: string }) => Promise<T>,
  ): Promise<T> => {
    const { bundle, source } = cleared(bundleId, sha256);
    const result = await leave({ bundle, root: source.vault.root });
    await remember(source, async () => {});
    return result;
  };

  const remember = async (source: Prepared, save: () => Promise<void>) => {
    try {
      await save();
      await source.records.savePseudonyms(source.targetId, source.pseudonyms.record());
    } catch (error) {
      log.error('the export could not be recorded', error);
    }
  };

  return {
    async prepare(draft, targetId) {
      const vault = currentVault.require();
      const target = targetId ?? noTarget;
      const records = openExportRecords(vault, appData.dir);
      const [source, stored, all] = await Promise.all([
        readSource(vault, search, draft),
        records.pseudonyms(target),
        records.exports(),
      ]);
      const inUse = prepared?.vault === vault && prepared.targetId === target ? prepared.pseudonyms.record() : null;
      const known = inUse
        ? {
            participants: { ...inUse.participants, ...stored.participants },
            companies: { ...inUse.companies, ...stored.companies },
          }
        : stored;
      return build({
        source,
        targetId: target,
        selection: selectionKey(source, target),
        vault,
        records,
        earlier: all.filter((r) => r.target === target),
        pseudonyms: createPseudonyms(known, vault.participants(), random),
      });
    },
    async decide(bundleId, decisions) {
      const { bundle } = bundles.current(bundleId);
      if (!prepared) throw new AppError('not-cleared', 'bundle');
      for (const [hitId, decision] of Object.entries(decisions)) {
        const hit = bundle.hits.find((h) => h.hitId === hitId);
        if (!hit) throw new AppError('invalid', 'hit');
        book.decide(prepared.targetId, hit, decision);
      }
      return build(prepared);
    },
    publish(bundleId, sha256, targetId) {
      const result = publishing.then(() => publishOnce(bundleId, sha256, targetId));
      publishing = result.catch(() => {});
      return result;
    },
    copy: (bundleId, sha256, as) => letOut(bundleId, sha256, ({ bundle }) => waysOut.copy(bundle, as)),
    save: (bundleId, sha256) =>
      letOut(bundleId, sha256, async ({ bundle, root }) => ({ name: await waysOut.save(bundle, root) })),
    saveFolder: (bundleId, sha256, ifExists) =>
      letOut(bundleId, sha256, ({ bundle, root }) => waysOut.saveFolder(bundle, root, ifExists)),
    print: (bundleId, sha256) => letOut(bundleId, sha256, ({ bundle }) => waysOut.print(bundle)),
    async image(bundleId, path) {
      const { bundle, images } = bundles.current(bundleId);
      const bytes = images.get(path);
      const type = bundle.images.find((image) => image.path === path)?.type;
      if (!bytes || !type) throw new AppError('not-found', 'image');
      return dataAddress(type, bytes);
    },
    targets: () => targets.list(),
    async addClone() {
      const folder = await dialogs.chooseFolder('add-clone');
      if (folder === null) throw new AppError('cancelled');
      return targets.add(await readClone(git, folder));
    },
    confirmTarget: (targetId) => targets.confirm(targetId),
    removeTarget: (targetId) => targets.remove(targetId),
    setVisibility: (targetId, visibility) => targets.setVisibility(targetId, visibility),
    async confirmBundle(bundleId, sha256, targetId) {
      if (prepared?.targetId !== targetId) throw new AppError('not-cleared', 'target');
      const bundle = bundles.confirm(bundleId, sha256);
      confirmations.confirm(sha256, targetId);
      return bundle;
    },
    published: async () => ({ leavings: [], total: 0, unreadable: 0 }),
  };
}

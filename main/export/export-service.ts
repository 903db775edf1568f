import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import { largestPaste } from '../../shared/export/images.ts';
import type {
  Bundle,
  Decision,
  ExportDraft,
  exportContract,
  GitHubRepository,
  IfExists,
  PublishResult,
  RecordTrouble,
  SavedFolder,
  Target,
  Via,
  Visibility,
  WayOut,
} from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData, Desktop, Dialogs, Log, Notify } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import type { ClearedBundle } from './bundle-store.ts';
import { readClone } from './clone.ts';
import { createConfirmations } from './confirmations.ts';
import { createDesk } from './desk.ts';
import type { ExportTarget } from './export-target.ts';
import { createGate } from './gate/gate.ts';
import type { GateThread } from './gate/thread.ts';
import { createGit, type Git } from './git.ts';
import type { GitHubWays } from './github-ways.ts';
import { leavingsOf } from './leavings.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { createPublishing, type PublishRequest } from './publishing.ts';
import { type AsHtml, dataAddress } from './release.ts';
import { lastOf } from './send.ts';
import type { ResultSearch } from './sources.ts';
import { createTargetDoors } from './target-doors.ts';
import { openTargets } from './targets-store.ts';
import { createTurns } from './turns.ts';
import { createWaiting, type WaitingBundles } from './waiting.ts';
import { createWaysOut } from './ways-out.ts';

export interface ExportDependencies {
  currentVault: CurrentVault;
  appData: AppData;
  dialogs: Pick<Dialogs, 'chooseFolder' | 'chooseFileToSave'>;
  desktop: Pick<Desktop, 'writeClipboard' | 'print'>;
  search: ResultSearch;
  log: Log;
  /** Starts the thread that composes and looks through what leaves; called with the first export. */
  startGate(): GateThread;
  /** Who the user says to be in a vault, by its id; nobody unless told otherwise. */
  me?: (vaultId: string) => string | null;
  /** Tells the user about the records of exports. */
  tell?: (trouble: RecordTrouble) => void;
  notify?: Notify;
  /** Something was published, and its record is kept. */
  onPublished?: (record: LedgerRecord) => void;
  git?: Git;
  /** Nobody is connected where it is missing. */
  github?: GitHubWays;
  now?: () => Date;
  random?: RandomBytes;
  /** Where a chosen target publishes; by its clone or GitHub unless told otherwise. */
  openTarget?: (target: Target) => ExportTarget;
}

export interface ExportService {
  prepare(draft: ExportDraft, targetId: string | null): Promise<Bundle>;
  decide(bundleId: string, decisions: Record<string, Decision | null>): Promise<Bundle>;
  publish(request: PublishRequest): Promise<PublishResult>;
  cancelPublish(bundleId: string): void;
  readonly waiting: Pick<WaitingBundles, 'wait' | 'list' | 'send' | 'drop'>;
  copy(bundleId: string, sha256: string, as: 'text' | 'rich'): Promise<void>;
  save(bundleId: string, sha256: string): Promise<{ name: string }>;
  saveFolder(bundleId: string, sha256: string, ifExists: IfExists): Promise<SavedFolder>;
  print(bundleId: string, sha256: string): Promise<void>;
  image(bundleId: string, path: string): Promise<string>;
  targets(): Promise<Target[]>;
  addClone(): Promise<Target>;
  addGitHub(named: Omit<GitHubRepository, 'repositoryId'>, base: string): Promise<Target>;
  setBase(targetId: string, base: string): Promise<Target>;
  setVia(targetId: string, via: Via): Promise<Target>;
  confirmTarget(targetId: string): Promise<Target>;
  removeTarget(targetId: string): Promise<void>;
  setVisibility(targetId: string, visibility: Visibility): Promise<Target>;
  confirmBundle(bundleId: string, sha256: string, targetId: string): Promise<Bundle>;
  published(of: { participantId?: string | undefined; limit: number }): Promise<Leavings>;
  /** Ends the gate's thread, once what was decided is on the disk. */
  stop(): Promise<void>;
}

type Leavings = z.infer<(typeof exportContract)['export:published']['output']>;

/** Export behind its contract: each call throws the `AppError` codes named there. */
export function createExportService(dependencies: ExportDependencies): ExportService {
  const { currentVault, appData, dialogs, desktop, search, log, startGate } = dependencies;
  const { git = createGit(), now = () => new Date(), random = (n: number) => randomBytes(n) } = dependencies;
  const { notify = () => {} } = dependencies;
  const targets = openTargets(appData.dir);
  const reached = createTargetDoors({ targets, git, github: dependencies.github });
  const { openTarget } = dependencies;
  const doors = openTarget ? { ...reached, open: async (target: Target) => openTarget(target) } : reached;
  const confirmations = createConfirmations();
  const gate = createGate({ start: startGate, log });
  const knownTargets = () => targets.list();
  const desk = createDesk({
    ...{ currentVault, appData, search, log, gate, confirmations, knownTargets, now, random },
    waitingPlaces: (vault, targetId) => waiting.places(vault, targetId),
    readBefore: (target, last, path) =>
      doors
        .open(target)
        .then((way) => way.read(lastOf(last), path))
        .catch(() => null),
    me: (vault) => {
      const id = dependencies.me?.(vault.info.vaultId) ?? null;
      return vault.roster().people.some((person) => person.id === id) ? id : null;
    },
    tell: dependencies.tell ?? (() => {}),
  });
  const waysOut = createWaysOut({ dialogs, desktop });
  const turns = createTurns(notify);
  const onRecord = (record: LedgerRecord) => {
    desk.published(record);
    dependencies.onPublished?.(record);
  };
  const waiting: WaitingBundles = createWaiting({
    ...{ currentVault, appData, desk, gate, targets, doors, confirmations, turns, notify, now, random, onRecord },
  });
  const publish = createPublishing({
    ...{ desk, doors, confirmations, turns, onRecord },
    onPublished: waiting.published,
  });

  currentVault.onOpened(() => {
    desk.forget();
    confirmations.forget();
    void gate.close();
  });

  /** Anything but a pull request: through the door, then out, then it is recorded. */
  const letOut = async <T>(
    way: WayOut,
    [bundleId, sha256, as]: [bundleId: string, sha256: string, as: AsHtml],
    leave: (bundle: ClearedBundle & { html: string | null }, root: string) => Promise<T>,
    hasLeft: (result: T) => boolean = () => true,
  ): Promise<T> => {
    const { bundle, prepared } = await desk.cleared(bundleId, sha256, as);
    const result = await leave(bundle, prepared.vault.root);
    const went = bundle.form === 'link' ? 'link' : way === 'save' && bundle.form === 'csv' ? 'csv' : way;
    if (hasLeft(result)) await desk.memory.remember(prepared, bundle, went);
    return result;
  };

  return {
    prepare: desk.prepare,
    decide: desk.decide,
    publish,
    cancelPublish: turns.cancel,
    waiting,
    copy: (bundleId, sha256, as) =>
      letOut('copy', [bundleId, sha256, as === 'rich' ? { largest: largestPaste } : null], (bundle) =>
        waysOut.copy(bundle),
      ),
    save: (bundleId, sha256) =>
      letOut('save', [bundleId, sha256, null], async (bundle, root) => ({ name: await waysOut.save(bundle, root) })),
    saveFolder: (bundleId, sha256, ifExists) =>
      letOut(
        'save-folder',
        [bundleId, sha256, null],
        (bundle, root) => waysOut.saveFolder(bundle, root, ifExists),
        ({ outcome }) => outcome !== 'exists',
      ),
    print: (bundleId, sha256) =>
      letOut('print', [bundleId, sha256, { largest: Number.POSITIVE_INFINITY }], (bundle) => waysOut.print(bundle)),
    async image(bundleId, path) {
      const { bundle, images } = desk.bundles.current(bundleId);
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
    addGitHub: doors.addGitHub,
    setBase: targets.setBase,
    setVia: targets.setVia,
    confirmTarget: (targetId) => targets.confirm(targetId),
    removeTarget: (targetId) => targets.remove(targetId),
    setVisibility: (targetId, visibility) => targets.setVisibility(targetId, visibility),
    async confirmBundle(bundleId, sha256, targetId) {
      if (desk.targetId() !== targetId) throw new AppError('not-cleared', 'target');
      const bundle = desk.bundles.confirm(bundleId, sha256);
      confirmations.confirm(sha256, targetId);
      return bundle;
    },
    async published({ participantId, limit }) {
      const vault = currentVault.require();
      const { records, unreadable } = await desk.memory.of(vault).records.ledger.read();
      const about = records.filter(
        ({ participants }) => participantId === undefined || participants.includes(participantId),
      );
      const newest = about.slice(-limit).reverse();
      return { leavings: leavingsOf(newest, vault, await targets.list()), total: about.length, unreadable };
    },
    async stop() {
      await Promise.all([gate.close(), desk.memory.settled()]);
    },
  };
}

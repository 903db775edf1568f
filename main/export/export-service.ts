import { createHash, randomBytes } from 'node:crypto';
import { calendarDate } from '../../shared/domain/calendar-date.ts';
import { type RandomBytes, ulid } from '../../shared/domain/ids.ts';
import { VaultConfig } from '../../shared/domain/vault-config.ts';
import { exportNames } from '../../shared/export/templates.ts';
import type { Bundle, CloneTarget, Decision, ExportDraft, Published } from '../../shared/ipc/export.ts';
import { splitFile } from '../../shared/markdown/split-file.ts';
import { createPseudonyms, type Pseudonyms } from '../../shared/privacy/pseudonyms.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData, Desktop, Dialogs, Log } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import type { Vault } from '../vault/vault.ts';
import { createBundleStore } from './bundle-store.ts';
import { readClone } from './clone.ts';
import { createDecisionBook, type DecisionBook } from './decision-book.ts';
import { type ExportRecord, type ExportRecords, openExportRecords } from './export-records.ts';
import type { ExportTarget } from './export-target.ts';
import { createGit, type Git } from './git.ts';
import { createLocalClone } from './local-clone.ts';
import { release, type SourceInterview, scannerFor } from './release.ts';
import { openTargets } from './targets-store.ts';

export interface ExportDependencies {
  currentVault: CurrentVault;
  appData: AppData;
  dialogs: Pick<Dialogs, 'chooseFolder'>;
  desktop: Pick<Desktop, 'writeClipboard'>;
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
  copy(bundleId: string, sha256: string): Promise<void>;
  targets(): Promise<CloneTarget[]>;
  addClone(): Promise<CloneTarget>;
  confirmTarget(targetId: string): Promise<CloneTarget>;
  removeTarget(targetId: string): Promise<void>;
}

/** Pseudonyms of what is copied, before any target is chosen. */
const noTarget = 'copy';

/** The draft on screen, with the words of the vault as they were when it was made. */
interface Prepared {
  draft: ExportDraft;
  targetId: string;
  selection: string;
  vault: Vault;
  records: ExportRecords;
  earlier: ExportRecord[];
  interviews: SourceInterview[];
  pseudonyms: Pseudonyms;
}

/** Export behind its contract: each call throws the `AppError` codes named there. */
export function createExportService(dependencies: ExportDependencies): ExportService {
  const { currentVault, appData, dialogs, desktop, log } = dependencies;
  const { git = createGit(), now = () => new Date(), random = (n: number) => randomBytes(n) } = dependencies;
  const openTarget =
    dependencies.openTarget ?? ((target: CloneTarget) => createLocalClone(git, target.location, target.targetId));
  const targets = openTargets(appData.dir);
  const bundles = createBundleStore(() => randomBytes(16).toString('hex'));
  let book: DecisionBook = createDecisionBook();
  let prepared: Prepared | null = null;
  /** One export at a time: the second of a double click finds the first one's record. */
  let publishing: Promise<unknown> = Promise.resolve();

  currentVault.onOpened(() => {
    bundles.forget();
    prepared = null;
    book = createDecisionBook();
  });

  const build = (source: Prepared): Bundle => {
    prepared = source;
    const date = calendarDate(now());
    const templates = (source.vault.info.config?.export ??
      VaultConfig.shape.export.parse(undefined)) as VaultConfig['export'];
    const before = source.earlier.find((r) => r.selection === source.selection);
    return release(bundles, {
      draft: source.draft,
      interviews: source.interviews,
      participants: source.vault.participants(),
      decisions: book.forTarget(source.targetId, source.pseudonyms),
      pseudonyms: source.pseudonyms,
      names(title) {
        const isTaken = (n: ReturnType<typeof exportNames>) =>
          source.earlier.some((r) => r !== before && (r.branch === n.branch || r.path === n.path));
        let names = exportNames(templates, title, date);
        if (before) return { ...names, branch: before.branch, path: before.path };
        for (let nth = 2; isTaken(names); nth++) names = exportNames(templates, title, date, nth);
        return names;
      },
    });
  };

  const cleared = (bundleId: string, sha256: string) => {
    const vault = currentVault.require();
    if (!prepared || prepared.vault !== vault) throw new AppError('not-cleared', 'bundle');
    const bundle = bundles.cleared(bundleId, sha256, scannerFor(vault.participants(), prepared.interviews));
    return { bundle, source: prepared };
  };

  const publishOnce = async (bundleId: string, sha256: string, targetId: string): Promise<Published> => {
    const { bundle, source } = cleared(bundleId, sha256);
    if (source.targetId !== targetId) throw new AppError('not-cleared', 'target');
    const target = await targets.get(targetId);
    if (!target.confirmed) throw new AppError('not-cleared', 'unconfirmed');
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
      if (draft.selection.interviewIds.length === 0) throw new AppError('invalid', 'selection');
      const target = targetId ?? noTarget;
      const records = openExportRecords(vault, appData.dir);
      const [interviews, stored, all] = await Promise.all([
        readInterviews(vault, draft.selection.interviewIds),
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
        draft,
        targetId: target,
        selection: selectionKey(draft, target),
        vault,
        records,
        earlier: all.filter((r) => r.target === target),
        interviews,
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
    async copy(bundleId, sha256) {
      const { bundle, source } = cleared(bundleId, sha256);
      desktop.writeClipboard(bundle.files.map((file) => file.text).join('\n'));
      await remember(source, async () => {});
    },
    targets: () => targets.list(),
    async addClone() {
      const folder = await dialogs.chooseFolder('add-clone');
      if (folder === null) throw new AppError('cancelled');
      return targets.add(await readClone(git, folder));
    },
    confirmTarget: (targetId) => targets.confirm(targetId),
    removeTarget: (targetId) => targets.remove(targetId),
  };
}

/** The chosen notes with their texts, oldest first. */
async function readInterviews(vault: Vault, ids: readonly string[]): Promise<SourceInterview[]> {
  const { notes, roster } = vault.catalogue();
  const teamNames = new Map(roster.teams.map((team) => [team.id, team.name]));
  const interviews = await Promise.all(
    [...new Set(ids)].map(async (id): Promise<SourceInterview> => {
      const note = notes.find((n) => n.id === id);
      if (!note) throw new AppError('not-found', 'interview');
      const file = await vault.read(id);
      if (file.readOnly === 'damaged' || file.readOnly === 'encoding') throw new AppError('damaged', file.path);
      return {
        id,
        title: note.title,
        date: note.date,
        kind: note.kind,
        teams: note.teamIds.map((teamId) => teamNames.get(teamId) ?? teamId),
        participantIds: note.participantIds,
        body: splitFile(file.text).body,
      };
    }),
  );
  return interviews.sort((a, b) => (a.date === b.date ? a.title.localeCompare(b.title) : a.date < b.date ? -1 : 1));
}

function selectionKey({ selection, title }: ExportDraft, targetId: string): string {
  const sorted = (ids: readonly string[] | undefined) => (ids ? [...ids].sort() : null);
  return sha256Of(JSON.stringify([sorted(selection.interviewIds), sorted(selection.highlightIds), title, targetId]));
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

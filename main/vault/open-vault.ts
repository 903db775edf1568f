import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import type { AppData, Log } from '../ports.ts';
import { createCatalogue } from './catalogue.ts';
import { createChanges } from './changes/changes.ts';
import { createConversion } from './conversion.ts';
import { createEmitter } from './emitter.ts';
import { toAppError } from './file-errors.ts';
import { createFindingStore } from './finding-store.ts';
import { createFolderSync } from './folder-sync.ts';
import { createHistory, type HistoryOptions } from './history.ts';
import { historyPath } from './history-files.ts';
import { journalFolder, openJournal } from './journal/journal.ts';
import { createRecovery } from './journal/recovery.ts';
import { keepWatch } from './keep-watch.ts';
import { type Release, takeLock } from './lock.ts';
import { createNoteHistory } from './note-history.ts';
import { createNoteStore } from './note-store.ts';
import { giveOwnId } from './own-id.ts';
import { createOwnWrites } from './own-writes.ts';
import { createParticipantStore } from './participant-store.ts';
import { createPresence } from './presence.ts';
import { createRosterStore } from './roster-store.ts';
import { createSnapshot, snapshotPath } from './snapshot.ts';
import { createTrash } from './trash.ts';
import { createTrashStore } from './trash-store.ts';
import type { Vault, VaultEvents } from './vault.ts';
import { readConfig } from './vault-config-file.ts';
import { createVaultFolder, isWritable } from './vault-folder.ts';
import { findRoot, infoOf } from './vault-info.ts';
import { configFile } from './vault-layout.ts';

export interface OpenOptions {
  appData: AppData;
  log: Log;
  now?: () => number;
  random?: RandomBytes;
  /** The vault that Fieldbook wrote to be tried out. */
  sample?: boolean;
  /**
   * 'watch' (the app): lock, watch the folder, keep a snapshot. 'write' (a command): lock, no watching.
   * 'look' (a command that only reads): no lock, and every write is refused with 'vault-in-use'.
   */
  mode?: 'watch' | 'write' | 'look';
  /** Runs something later; by a timer where it is left out. */
  later?: HistoryOptions['later'];
  /** The folder is checked and watched from when this resolves; at once without it. */
  quietUntil?: Promise<void>;
}

/**
 * Opens a folder as a vault and writes nothing into it. Resolves as soon as the catalogue snapshot of the last time is loaded;
 * the folder is then checked in the background (`whenVerified`, event 'verified').
 * Throws AppError 'vault-gone' (no such folder) | 'permission' | 'vault-in-use' | 'io'.
 */
export async function openVault(folderPath: string, options: OpenOptions): Promise<Vault> {
  const { appData, log, now = Date.now, random = (count) => randomBytes(count), mode = 'watch' } = options;
  const { sample = false, quietUntil = Promise.resolve(), later } = options;
  const root = await findRoot(folderPath);
  const release: Release = mode === 'look' ? async () => {} : await takeLock(appData.dir, root);
  try {
    return await assemble(root, { appData, log, now, random, mode, sample, quietUntil, later, release });
  } catch (error) {
    await release();
    throw toAppError(error, 'reading', basename(root));
  }
}

type Assembly = Required<Omit<OpenOptions, 'now' | 'random' | 'later'>> & {
  later: HistoryOptions['later'];
  now: () => number;
  random: RandomBytes;
  release: Release;
};

async function assemble(root: string, assembly: Assembly): Promise<Vault> {
  const { appData, log, now, random, mode, sample, quietUntil, later, release } = assembly;
  let config = await readConfig(root);
  let info = infoOf(root, config, sample, await isWritable(root));
  const isFieldbook = () => config.exists;
  const snapshot = createSnapshot(snapshotPath(appData.dir, info.vaultId, root), log);
  const catalogue = createCatalogue(snapshot.outdated);
  await snapshot.load((entries) => catalogue.apply({ put: entries }));
  const events = createEmitter<VaultEvents>();
  const own = createOwnWrites();
  const presence = await createPresence(root, () => (config.exists ? [configFile] : catalogue.paths()));
  let closed = false;
  let endQuiet = () => {};
  const ended = new Promise<void>((resolve) => (endQuiet = resolve));

  const folder = createVaultFolder({
    root,
    own,
    presence,
    refusal: () => (mode === 'look' ? 'vault-in-use' : info.readOnly === 'vault' ? 'read-only' : info.readOnly),
    onGone: () => watch.check(),
  });
  const sync = createFolderSync({
    root,
    catalogue,
    own,
    events,
    log,
    walkOptions: () => ({
      isFieldbook: isFieldbook(),
      cleanLeftovers: mode !== 'look' && info.readOnly === null,
      now: now(),
    }),
    isPresent: () => presence.check(),
    configProblems: () => config.problems,
  });
  const journal = openJournal(
    journalFolder(appData.dir, info.vaultId, root),
    (id) => catalogue.document(id)?.path ?? null,
    log,
  );
  const history = createHistory({ folder: historyPath(appData.dir, info.vaultId, root), log, now, later });
  const notes = createNoteStore({
    folder,
    catalogue,
    journal,
    history,
    publish: (change) => change && events.emit('catalogue', change),
    vaultReadOnly: () => info.readOnly,
    isFieldbook,
    now,
    random,
  });
  const trash = createTrash(folder, now, random);
  const trashStore = createTrashStore({ folder, trash, catalogue, sync, journal, history, events, isFieldbook });
  const noteHistory = createNoteHistory({ catalogue, history, notes, folder });
  events.on('foreignChange', ({ id }) => history.changedElsewhere(id));
  events.on('lostId', ({ path, id }) => history.lostId(path, id));
  const whenVerified = () => verified;
  const changes = createChanges({ folder, catalogue, history, sync, notes, events, whenVerified, now, random });
  const parts = { folder, catalogue, refresh: (paths: string[]) => sync.refresh(paths), random };
  const participants = createParticipantStore({ ...parts, vaultReadOnly: () => info.readOnly });

  const verify = async () => {
    try {
      await sync.verify((progress) => closed || events.emit('verified', Math.min(progress, 0.99)));
      if (!closed) events.emit('verified', 1);
    } catch (error) {
      if (await presence.check()) log.error('The folder could not be checked', error);
      else watch.check();
    }
  };
  const keepSnapshot = async () => {
    if (mode !== 'look') await snapshot.keep(() => catalogue.entries());
  };
  const watch = keepWatch({
    root,
    isOn: mode === 'watch',
    presence,
    log,
    onChanged: async (paths) => {
      if (paths.has(configFile)) {
        const { exists } = config;
        config = await readConfig(root).catch(() => config);
        info = infoOf(root, config, sample, await isWritable(root));
        // What counts as a note depends on it; the event tells of the new info, too.
        if (config.exists !== exists) return verify();
        events.emit('verified', 1);
      }
      await sync.refresh(paths).catch((error: unknown) => log.error('Changed files could not be read', error));
    },
    onGone: () => events.emit('gone'),
    onBack: async () => {
      await verify();
      events.emit('back');
    },
    onLook: verify,
    onIdle: async () => {
      await keepSnapshot();
      await history.idle();
    },
  });
  // The watch comes first, so that no change falls between the two.
  const verified = Promise.race([quietUntil, ended])
    .then(async () => closed || (await watch.start()))
    .then(async () => closed || (await verify()))
    .then(keepSnapshot);
  const recovery = createRecovery({
    journal,
    catalogue,
    notes,
    refresh: (paths) => sync.refresh(paths),
    whenVerified,
    isFieldbook,
    log,
    now,
    random,
  });
  const recover = async () => {
    if (mode === 'watch' && info.readOnly === null) await recovery.run();
  };
  let recovered = recover();

  return {
    get info() {
      return info;
    },
    root,
    catalogue: () => catalogue.data(),
    whenVerified,
    ...notes,
    ...createFindingStore({ catalogue, notes, now, random }),
    hashOf: (id) => catalogue.document(id)?.hash ?? null,
    async read(id) {
      await recovered;
      return notes.read(id);
    },
    takeRecovered: (id) => recovery.take(id),
    keepJournal: (note) =>
      journal.keep(note).catch((error: unknown) => {
        throw toAppError(error, 'writing', 'journal');
      }),
    recover() {
      recovered = recovered.then(recover);
      return recovered;
    },
    async holders(highlightIds) {
      await verified;
      return catalogue.holders(highlightIds);
    },
    ...trashStore,
    changes,
    history: noteHistory,
    conversion: createConversion({ catalogue, history, notes, folder }),
    async giveOwnId(id) {
      await verified;
      return giveOwnId({ catalogue, history, notes, now, random }, id);
    },
    ...createRosterStore(parts),
    ...participants,
    roster: () => catalogue.roster(),
    participants: () => catalogue.participants(),
    missing: () => sync.missing(),
    acceptMissing: () => sync.acceptMissing(),
    on: events.on,
    async close() {
      if (closed) return;
      closed = true;
      endQuiet();
      await changes.close();
      sync.stop();
      await verified;
      await recovered;
      await journal.close();
      await watch.stop();
      await history.close();
      await keepSnapshot();
      await release();
    },
  };
}

import { randomBytes } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import type { OpenVault, RecentVault, VaultState } from '../../shared/ipc/vault.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData, Desktop, Dialogs, Log, Notify } from '../ports.ts';
import { createVault } from './create-vault.ts';
import type { HeldVault } from './current.ts';
import { openVault } from './open-vault.ts';
import { createQueue } from './queue.ts';
import { createRecentVaults } from './recent-vaults.ts';
import { prepareSample, removeSample, sampleFolder } from './sample-folder.ts';
import type { Vault } from './vault.ts';

/** The one vault that is open in the app, and what can be done to it as a whole. */
export interface VaultManager extends HeldVault {
  recent(): Promise<RecentVault[]>;
  /** Asks for a place and makes an empty vault there. 'cancelled' | 'invalid' (not empty) | 'read-only' …. */
  create(): Promise<OpenVault>;
  /** Asks for a folder and opens it. 'cancelled' | 'vault-in-use' | 'permission' …. */
  open(): Promise<OpenVault>;
  /** Opens a folder: from the command line, or dropped on the window. The vault before stays open where this fails. */
  openPath(folder: string): Promise<OpenVault>;
  openRecent(vaultId: string): Promise<OpenVault>;
  /** A second start of Fieldbook names a folder: the page is told, saves its text and calls `openAsked`. */
  ask(folder: string): void;
  openAsked(): Promise<OpenVault>;
  /** Opens a folder, or with `null` what was open when the app ended. Never rejects: the state says why there is no vault. */
  openAtStart(folder: string | null): Promise<void>;
  openSample(): Promise<OpenVault>;
  removeSample(): Promise<void>;
  /** The user closes the vault: it is not opened again at the next start. */
  leave(): Promise<void>;
  /** The app ends: the vault is opened again at the next start. */
  close(): Promise<void>;
  /** The page crashed: writes what it had typed. */
  recover(): Promise<void>;
  /** Absolute path of the open vault's folder. */
  root(): string | null;
  reveal(): void;
}

interface Parts {
  appData: AppData;
  dialogs: Dialogs;
  desktop: Desktop;
  notify: Notify;
  log: Log;
  now?: () => number;
  random?: RandomBytes;
  /** The folder of a vault is checked and watched from when this resolves: not while the first screen is drawn. */
  quietUntil?: Promise<void>;
}

/** Progress is told this often, in milliseconds. */
const progressPeriod = 200;

export function createVaultManager(parts: Parts): VaultManager {
  const { appData, dialogs, desktop, notify, log, now = Date.now, random = (count) => randomBytes(count) } = parts;
  const { quietUntil = Promise.resolve() } = parts;
  const recents = createRecentVaults(appData, log);
  const inTurn = createQueue();
  const listeners = new Set<(vault: Vault | null) => void>();
  let current: Vault | null = null;
  let asked: string | null = null;
  let state: VaultState = { state: 'none' };

  function setState(next: VaultState) {
    state = next;
    notify('vault:changed', next);
  }

  function tellListeners(vault: Vault | null) {
    for (const listener of [...listeners]) listener(vault);
  }

  async function use(folder: string): Promise<OpenVault> {
    const root = await realpath(folder).catch(() => folder);
    if (current !== null && current.root === root) return current.info;
    // The vault before stays on screen, with whatever is being typed, until the next one takes its place.
    if (current === null) setState({ state: 'opening', name: basename(root) });
    let vault: Vault;
    try {
      vault = await openVault(root, { appData, log, now, random, quietUntil, sample: root === (await realSample()) });
    } catch (error) {
      const { code, message } = error instanceof AppError ? error : new AppError('internal');
      // The page shows the welcome screen anew, which knows of the failure from nowhere else.
      if (current === null) setState({ state: 'none', failure: { name: basename(root), code, message } });
      throw error;
    }
    const previous = current;
    adopt(vault);
    await previous?.close();
    const { vaultId, name, location, sample } = vault.info;
    await recents.opened({ vaultId, name, location, openedAt: new Date(now()).toISOString() }, !sample);
    return vault.info;
  }

  function adopt(vault: Vault) {
    current = vault;
    let verified = false;
    let progress = 0;
    let toldAt = 0;
    const show = () => setState({ state: 'open', vault: vault.info, verified, progress, missing: vault.missing() });
    const whileCurrent = (listener: () => void) => () => {
      if (current === vault) listener();
    };
    vault.on('catalogue', (change) => current === vault && notify('catalogue:changed', change));
    vault.on('foreignChange', (note) => current === vault && notify('note:changed-on-disk', note));
    vault.on('changedByApp', (note) => current === vault && notify('note:changed-by-app', note));
    vault.on('changeProgress', (progress) => current === vault && notify('change:progress', progress));
    vault.on('verified', (value) => {
      if (current !== vault || state.state === 'gone') return;
      progress = value;
      verified = verified || value === 1;
      if (value < 1 && now() - toldAt < progressPeriod) return;
      toldAt = now();
      show();
    });
    vault.on(
      'gone',
      whileCurrent(() => setState({ state: 'gone', vault: vault.info })),
    );
    vault.on('back', whileCurrent(show));
    vault.on('missing', whileCurrent(show));
    show();
    tellListeners(vault);
  }

  async function end() {
    const vault = current;
    if (vault === null) return;
    current = null;
    setState({ state: 'none' });
    tellListeners(null);
    await vault.close();
  }

  async function realSample(): Promise<string> {
    const folder = sampleFolder(appData);
    return realpath(folder).catch(() => folder);
  }

  function held(): Vault {
    if (current === null) throw new AppError('no-vault');
    return current;
  }

  async function choose(purpose: 'create-vault' | 'open-vault'): Promise<string> {
    const folder = await dialogs.chooseFolder(purpose);
    if (folder === null) throw new AppError('cancelled');
    return folder;
  }

  return {
    state: () => state,
    held,
    require() {
      const vault = held();
      if (state.state === 'gone') throw new AppError('vault-gone');
      return vault;
    },
    onOpened(listener) {
      listeners.add(listener);
      if (current !== null) listener(current);
      return () => listeners.delete(listener);
    },
    recent: () => recents.list(),
    async create() {
      const folder = await choose('create-vault');
      return inTurn(async () => {
        await createVault(folder, { now, random });
        return use(folder);
      });
    },
    async open() {
      const folder = await choose('open-vault');
      return inTurn(() => use(folder));
    },
    openPath: (folder) => inTurn(() => use(folder)),
    async openRecent(vaultId) {
      const recent = (await recents.list()).find((one) => one.vaultId === vaultId);
      if (!recent) throw new AppError('not-found', 'This vault is not in the list any more.');
      return inTurn(() => use(recent.location));
    },
    ask(folder) {
      asked = folder;
      notify('vault:asked', null);
    },
    async openAsked() {
      const folder = asked;
      asked = null;
      if (folder === null) throw new AppError('not-found', 'No folder was asked for.');
      return inTurn(() => use(folder));
    },
    async openAtStart(folder) {
      const location = folder ?? (await recents.openAtStart());
      if (location === null) return;
      await inTurn(() => use(location)).catch((error: unknown) => log.error('The vault did not open', error));
    },
    openSample: () =>
      inTurn(async () => {
        await prepareSample(appData, { now, random });
        return use(sampleFolder(appData));
      }),
    removeSample: () =>
      inTurn(async () => {
        if (current !== null && !current.info.sample) throw new AppError('invalid', 'This is not the sample vault.');
        const location = await realSample();
        await end();
        await removeSample(appData);
        await recents.forget(location);
      }),
    leave: () =>
      inTurn(async () => {
        await end();
        await recents.closed();
      }),
    close: () => inTurn(end),
    recover: async () => current?.recover(),
    root: () => current?.root ?? null,
    reveal() {
      if (current === null) throw new AppError('no-vault');
      desktop.reveal(join(current.root));
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { app, type BrowserWindow, Menu, nativeTheme, shell } from 'electron';
import type { Preferences } from '../shared/ipc/app.ts';
import type { Handlers } from '../shared/ipc/index.ts';
import { createDialogs } from './dialogs.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { openExternal } from './guards.ts';
import { createAppHandlers } from './handlers/app.ts';
import { createFindingsHandlers } from './handlers/findings.ts';
import { createNotesHandlers } from './handlers/notes.ts';
import { createVaultHandlers } from './handlers/vault.ts';
import { tell } from './ipc.ts';
import { handledLate } from './late-channels.ts';
import { logLate } from './late-log.ts';
import { setMenu } from './menu.ts';
import { once } from './once.ts';
import type { Desktop, Notify } from './ports.ts';
import { openPreferences } from './settings/preferences.ts';
import { createVaultManager } from './vault/vault-manager.ts';
import type { MainWindow } from './window.ts';
import { readWindowState, writeWindowState } from './window-state.ts';
import { writeClipboard } from './write-clipboard.ts';

const patience = 1500; // ms

interface Setting {
  main: MainWindow;
  /** The built app's folder. */
  dist: string;
  /** A folder to open at once, from the command line. */
  folder: string | null;
  /** The link that the system handed over, as it came, once. */
  takeLink(): string | null;
}

/** Everything behind the window. */
export interface Services {
  dispatch: Dispatch;
  /** Lets the page open another folder, once it has saved its text. */
  openVault(folder: string): void;
  vaultRoot(): string | null;
  /** Writes what a page that crashed had typed. */
  recover(): Promise<void>;
  /** Closes the vault and the search process. */
  stop(): Promise<void>;
}

/** Wires the parts that the first screen needs; `late-services.ts` has the rest. Loaded after the window has begun to show. */
export function startServices({ main, dist, folder, takeLink }: Setting): Services {
  const dir = app.getPath('userData');
  const page = main.window.webContents;
  const shown = whenShown(main.window);
  const openingLog = once(async () => (await import('./log.ts')).openLog(dir));
  const log = logLate(openingLog);
  const notify: Notify = (event, payload) => tell(page, event, payload);
  const dialogs = createDialogs();
  const desktop: Desktop = {
    reveal: (target) => shell.showItemInFolder(target),
    writeClipboard,
    print: async (document) => (await import('./print.ts')).printPage(main.window, document),
  };
  const vaults = createVaultManager({ appData: { dir }, dialogs, desktop, notify, log, quietUntil: shown });
  const opening = vaults.openAtStart(folder).catch((error: unknown) => log.error('the vault did not open', error));
  const opened = new Promise<void>((resolve) => void vaults.onOpened(() => resolve()));
  const answerable = Promise.race([opened, opening, sleep(patience)]);
  const preferences = openPreferences(dir);
  const me = (vaultId: string) => preferences.get().me[vaultId] ?? null;
  const startLate = once(async () => {
    const { startLateServices } = await import('./late-services.ts');
    return startLateServices({ currentVault: vaults, dialogs, desktop, notify, log, dir, dist, page, me });
  });

  const showMenu = (enabled: ReadonlySet<string> | null) =>
    setMenu({ enabled, run: (command) => notify('command:run', { command }) });
  let stopped = false;
  void shown.then(async () => {
    if (stopped) return;
    if (!Menu.getApplicationMenu()) showMenu(null);
    await Promise.all([openingLog(), startLate()]);
  });

  const handlers: Handlers = {
    ...createAppHandlers({
      info: appInfo,
      preferences,
      applyTheme: (theme) => applyTheme(dir, theme),
      openExternal,
      readyToClose: main.readyToClose,
      showCommandState: (enabled) => showMenu(new Set(enabled)),
      takeLink,
      quit: () => app.quit(),
    }),
    ...createVaultHandlers(vaults, answerable),
    ...createNotesHandlers(vaults, desktop),
    ...createFindingsHandlers(vaults),
    ...handledLate(async () => (await startLate()).handlers),
  };
  return {
    dispatch: createDispatch(handlers, log),
    openVault: (path) => vaults.ask(path),
    vaultRoot: () => vaults.root(),
    recover: () => vaults.recover(),
    async stop() {
      stopped = true;
      if (startLate.begun()) await (await startLate()).stop();
      await vaults.close();
    },
  };
}

/** Resolves once the page has painted something, or after `patience`: whatever is not needed for that waits for it. */
function whenShown(window: BrowserWindow): Promise<void> {
  return Promise.race([new Promise<void>((resolve) => window.once('ready-to-show', () => resolve())), sleep(patience)]);
}

function applyTheme(dir: string, theme: Preferences['theme']) {
  nativeTheme.themeSource = theme;
  writeWindowState(dir, { ...readWindowState(dir), theme });
}

function appInfo() {
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  return {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    chromium: process.versions.chrome ?? '',
    platform,
    developmentRuntime: (process.versions.electron ?? '').startsWith('33.'),
    packaged: app.isPackaged,
  } as const;
}

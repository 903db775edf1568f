import path from 'node:path';
import { app, clipboard, MessageChannelMain, nativeTheme, shell, utilityProcess } from 'electron';
import type { Preferences } from '../shared/ipc/app.ts';
import type { Handlers } from '../shared/ipc/index.ts';
import { createDialogs } from './dialogs.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { createExportService } from './export/export-service.ts';
import { openExternal } from './guards.ts';
import { createAppHandlers } from './handlers/app.ts';
import { createExportHandlers } from './handlers/export.ts';
import { createNotesHandlers } from './handlers/notes.ts';
import { createRosterHandlers } from './handlers/roster.ts';
import { createSearchHandlers } from './handlers/search.ts';
import { createVaultHandlers } from './handlers/vault.ts';
import { tell } from './ipc.ts';
import { openLog } from './log.ts';
import { setMenu } from './menu.ts';
import type { Desktop, Notify } from './ports.ts';
import { createSearchService } from './search/search-service.ts';
import { openPreferences } from './settings/preferences.ts';
import { createVaultManager } from './vault/vault-manager.ts';
import type { MainWindow } from './window.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

interface Setting {
  main: MainWindow;
  /** The built app's folder. */
  dist: string;
  /** A folder to open at once, from the command line. */
  folder: string | null;
}

/** Everything behind the window. */
export interface Services {
  dispatch: Dispatch;
  /** Lets the page open another folder, once it has saved its text. */
  openVault(folder: string): void;
  vaultRoot(): string | null;
  /** Closes the vault and the search process. */
  stop(): Promise<void>;
}

/** Wires the parts together: the only place where they learn of each other. Loaded after the window has begun to show. */
export function startServices({ main, dist, folder }: Setting): Services {
  const dir = app.getPath('userData');
  const page = main.window.webContents;
  const log = openLog(dir);
  const notify: Notify = (event, payload) => tell(page, event, payload);
  const dialogs = createDialogs();
  const desktop: Desktop = {
    reveal: (target) => shell.showItemInFolder(target),
    writeClipboard: (text) => clipboard.writeText(text),
  };
  const vaults = createVaultManager({ appData: { dir }, dialogs, desktop, notify, log });
  const search = createSearchService({
    currentVault: vaults,
    notify,
    log,
    fork: () => utilityProcess.fork(path.join(dist, 'main', 'search.js'), [], { serviceName: 'Fieldbook search' }),
    createChannel: () => new MessageChannelMain(),
    sendPort: (port) => page.postMessage('search-port', null, [port]),
  });
  const exports = createExportService({ currentVault: vaults, appData: { dir }, dialogs, desktop, log });
  const preferences = openPreferences(dir);

  const showMenu = (enabled: ReadonlySet<string> | null) =>
    setMenu({ enabled, run: (command) => notify('command:run', { command }) });
  showMenu(null);

  const handlers: Handlers = {
    ...createAppHandlers({
      info: appInfo,
      preferences,
      applyTheme: (theme) => applyTheme(dir, theme),
      openExternal,
      readyToClose: main.readyToClose,
      showCommandState: (enabled) => showMenu(new Set(enabled)),
      quit: () => app.quit(),
    }),
    ...createVaultHandlers(vaults),
    ...createNotesHandlers(vaults, desktop),
    ...createRosterHandlers({ currentVault: vaults, dialogs, log }),
    ...createSearchHandlers(search),
    ...createExportHandlers(exports),
  };
  vaults.openAtStart(folder).catch((error: unknown) => log.error('the vault did not open', error));
  return {
    dispatch: createDispatch(handlers, log),
    openVault: (path) => vaults.ask(path),
    vaultRoot: () => vaults.root(),
    async stop() {
      await search.stop();
      await vaults.close();
    },
  };
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

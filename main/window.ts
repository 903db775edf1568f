import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { guardPage } from './guards.ts';
import { appOrigin } from './protocol.ts';
import { defaultBounds, minimumSize, onScreen, readWindowState, writeWindowState } from './window-state.ts';

const background = { light: '#f5f7fa', dark: '#111316' };
const mostRevivals = 3; // a minute
const patience = 4000; // ms that a closing window waits for its page to save

interface WindowOptions {
  appData: string;
  preload: string;
  /** Asks the page to save all; it answers through `readyToClose`. */
  askToSave(reason: 'close' | 'quit'): void;
  /** The page crashed. It is loaded again once this has resolved. */
  pageGone(): Promise<unknown>;
  /** Asks the user whether to close although some text is not on disk. */
  closeUnsaved(window: BrowserWindow): Promise<boolean>;
}

/** The app's one window. `readyToClose` lets a close that waits for the page go on, or asks the user where not all is saved. */
export interface MainWindow {
  readonly window: BrowserWindow;
  readyToClose(saved: boolean): void;
  /** From now on closing means quitting. */
  quitting(): void;
}

/** Opens the window with every protection on and the theme of last time as its background, so that the first frame is right. */
export function openWindow(options: WindowOptions): MainWindow {
  const state = readWindowState(options.appData);
  nativeTheme.themeSource = state.theme;
  const bounds = onScreen(
    state.bounds,
    screen.getAllDisplays().map((d) => d.workArea),
  );
  const window = new BrowserWindow({
    ...(bounds ?? defaultBounds),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Fieldbook',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    titleBarStyle: process.platform === 'darwin' ? 'hiddenInset' : 'default',
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.resolve(options.preload),
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Elsewhere Chromium would want to fetch a dictionary; macOS checks by itself.
      spellcheck: process.platform === 'darwin',
    },
  });
  if (state.maximized) window.maximize();
  guardPage(window.webContents);
  window.once('ready-to-show', () => window.show());
  reviveAfterCrash(window, options.pageGone);
  const closing = holdClose(window, options);
  window.on('close', () => {
    const { theme } = readWindowState(options.appData);
    writeWindowState(options.appData, { bounds: window.getNormalBounds(), maximized: window.isMaximized(), theme });
  });
  void window.loadURL(`${appOrigin}/`);
  return { window, ...closing };
}

/** Loads a page that crashed again, with what had been typed; one that crashes at once each time is left alone. */
function reviveAfterCrash(window: BrowserWindow, pageGone: WindowOptions['pageGone']): void {
  const revivals: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const recent = revivals.filter((at) => Date.now() - at < 60_000);
    if (reason === 'clean-exit' || recent.length === mostRevivals) return;
    revivals.push(Date.now());
    void pageGone().finally(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
}

/**
 * Holds a close until the page has saved, or `patience` has passed without a word from it. A page that crashed has nothing to
 * say; one that could not save leaves it to the user.
 */
function holdClose(window: BrowserWindow, { askToSave, closeUnsaved }: WindowOptions) {
  let state: 'open' | 'asking' | 'closing' = 'open';
  let reason: 'close' | 'quit' = 'close';
  let timer: NodeJS.Timeout | undefined;
  const go = () => {
    if (state !== 'asking') return;
    state = 'closing';
    window.close();
  };
  const stay = () => {
    state = 'open';
    reason = 'close';
  };
  window.on('close', (event) => {
    if (state === 'closing' || window.webContents.isCrashed()) return;
    event.preventDefault();
    if (state === 'asking') return;
    state = 'asking';
    askToSave(reason);
    timer = setTimeout(go, patience);
    timer.unref();
  });
  return {
    readyToClose(saved: boolean) {
      clearTimeout(timer);
      if (saved) go();
      else void closeUnsaved(window).then((close) => (close ? go() : stay()));
    },
    quitting: () => {
      reason = 'quit';
    },
  };
}

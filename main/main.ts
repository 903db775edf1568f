import path from 'node:path';
import { app, BrowserWindow, Menu, session } from 'electron';
import type { Dispatch } from './dispatch.ts';
import { guardPage, guardSession, quietChromium } from './guards.ts';
import { answerCalls, tell } from './ipc.ts';
import { registerSchemes, serveApp, serveAttachments } from './protocol.ts';
import type { Services } from './services.ts';
import { type MainWindow, openWindow } from './window.ts';

// Start-up: the window first, everything else after it has begun to load (docs/architecture.md, "Start-up").
const dist = path.join(import.meta.dirname, '..');

registerSchemes();
quietChromium();
Menu.setApplicationMenu(null);

let main: MainWindow | null = null;
let services: Services | null = null;
let askedLink: string | null = null;
const page = () => (main && !main.window.isDestroyed() ? main.window.webContents : null);

if (!app.requestSingleInstanceLock()) app.quit();
else void start();

async function start() {
  app.on('second-instance', (_event, argv) => {
    comeForward();
    const folder = folderToOpen(argv);
    if (folder) services?.openVault(folder);
    const link = linkToOpen(argv);
    if (link !== null) askForLink(link);
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    askForLink(link);
  });
  // The installer's files say so elsewhere; in development the program would be Electron itself.
  if (process.platform === 'win32' && app.isPackaged) app.setAsDefaultProtocolClient('fieldbook');
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
  app.on('before-quit', () => main?.quitting());
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  guardSession(session.defaultSession);
  serveApp(session.defaultSession, path.join(dist, 'renderer'));
  serveAttachments(session.defaultSession, () => services?.vaultRoot() ?? null);
  let ready: (dispatch: Dispatch) => void = () => {};
  answerCalls(page, new Promise<Dispatch>((resolve) => (ready = resolve)));

  main = openWindow({
    appData: app.getPath('userData'),
    preload: path.join(dist, 'preload', 'preload.cjs'),
    askToSave: (reason) => tell(page(), 'app:before-close', { reason }),
    pageGone: async () => services?.recover(),
    closeUnsaved: async (window) => (await import('./dialogs.ts')).confirmCloseUnsaved(window),
  });
  const { startServices } = await import('./services.ts');
  askedLink ??= linkToOpen(process.argv);
  services = startServices({
    main,
    dist,
    folder: folderToOpen(process.argv),
    takeLink() {
      const link = askedLink;
      askedLink = null;
      return link;
    },
  });
  ready(services.dispatch);
  app.on('will-quit', (event) => {
    if (!services) return;
    event.preventDefault();
    const ending = services;
    services = null;
    void ending.stop().finally(() => app.quit());
  });
  app.on('activate', () => BrowserWindow.getAllWindows()[0]?.show());
}

function comeForward() {
  main?.window.show();
  main?.window.focus();
}

/** Keeps a link until the page takes it, which it does once a vault is open. */
function askForLink(link: string) {
  askedLink = link;
  if (services) comeForward();
  tell(page(), 'app:link-asked', null);
}

/** The first `fieldbook:` link among the arguments, or `null`. */
function linkToOpen(argv: readonly string[]): string | null {
  return argv.find((argument) => /^fieldbook:/i.test(argument)) ?? null;
}

/** The folder given as `--open-vault=<folder>`, or `null`. */
function folderToOpen(argv: readonly string[]): string | null {
  const flag = '--open-vault=';
  return argv.find((argument) => argument.startsWith(flag))?.slice(flag.length) ?? null;
}

import { app, type Session, shell, type WebContents } from 'electron';
import { AppError } from '../shared/result.ts';
import { appOrigin } from './protocol.ts';

const ownSchemes = new Set(['app:', 'vault-file:', 'data:', 'blob:', 'devtools:']);

/** Switches that keep Chromium from talking by itself. Must run before the app is ready. */
export function quietChromium(): void {
  const { commandLine } = app;
  // What Chromium logs of its network names the header with a token whole; tests of the built app alone may ask for that.
  if (app.isPackaged) commandLine.removeSwitch('log-net-log');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch(
    'disable-features',
    'AutofillServerCommunication,OptimizationHints,MediaRouter,WebBluetooth',
  );
}

/**
 * Closes what a page of Fieldbook never needs: permissions (asked for and checked), every request that leaves the machine,
 * and the spelling dictionary that Chromium fetches at start behind `webRequest`'s back.
 */
export function guardSession(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL('file:///nonexistent/');
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !ownSchemes.has(new URL(details.url).protocol) });
  });
}

/** Keeps a page where it is: no navigation, no redirect, no new window, no `<webview>`. */
export function guardPage(page: WebContents): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (!event.url.startsWith(`${appOrigin}/`)) event.preventDefault();
  };
  page.on('will-navigate', stay);
  page.on('will-frame-navigate', stay);
  page.on('will-redirect', stay);
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The one way out to the system's browser and mail program. Throws 'invalid' for any scheme but `https:` and `mailto:`. */
export async function openExternal(address: string): Promise<void> {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new AppError('invalid', 'url');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'mailto:') throw new AppError('invalid', url.protocol);
  await shell.openExternal(url.href);
}

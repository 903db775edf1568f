import { BrowserWindow, type Session, session } from 'electron';
import { AppError } from '../shared/result.ts';
import { guardSession } from './guards.ts';
import type { Desktop } from './ports.ts';
import { printStyleSheet } from './print-style.ts';

/** What a printed page may load: the style sheet beside it and pictures that are in it. It runs nothing. */
const printPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const address = 'app://print/';

/**
 * Prints a page from a window that nobody sees, with a session of its own that serves this page alone and scripts switched off.
 * Resolves once the system's dialog has been answered: `false` where it was cancelled. Rejects with 'io' where nothing could be printed.
 */
export async function printPage(parent: BrowserWindow, page: Parameters<Desktop['print']>[0]): Promise<boolean> {
  const own = printSession();
  serve(own, page.html);
  const window = new BrowserWindow({
    parent,
    show: false,
    title: page.title,
    webPreferences: {
      session: own,
      javascript: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(address);
    return await print(window);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('io', 'print');
  } finally {
    own.protocol.unhandle('app');
    if (!window.isDestroyed()) window.destroy();
  }
}

function print(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // The app is being closed while the dialog is open.
    window.once('closed', () => resolve(false));
    window.webContents.print({ silent: false, printBackground: true }, (printed, reason) => {
      if (printed || /cancel/i.test(reason)) resolve(printed);
      else reject(new AppError('io', 'print'));
    });
  });
}

let made: Session | null = null;

function printSession(): Session {
  if (made) return made;
  made = session.fromPartition('print', { cache: false });
  guardSession(made);
  return made;
}

function serve(own: Session, html: string): void {
  if (own.protocol.isProtocolHandled('app')) throw new AppError('invalid', 'printing');
  own.protocol.handle('app', (request) => {
    if (request.url === address) return answer(html, 'text/html; charset=utf-8');
    if (request.url === `${address}print.css`) return answer(printStyleSheet, 'text/css; charset=utf-8');
    return new Response(null, { status: 404 });
  });
}

function answer(body: string, type: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-security-policy': printPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}

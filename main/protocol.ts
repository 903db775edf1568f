import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';

export const appOrigin = 'app://fieldbook';

/** What the page may load and do. No inline script, no eval, no request but to the app itself; style is files and CSSOM. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: vault-file:",
  'media-src vault-file:',
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const appTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

const attachmentTypes: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

/** Declares both schemes. Must run once, before the app is ready; a second call would replace the first. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: 'vault-file', privileges: { standard: true, secure: true, stream: true } },
  ]);
}

/** Serves the built page under `app://fieldbook/` and nothing else of the disk. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const file = resolveInside(folder, new URL(request.url), 'fieldbook');
    if (!file) return refuse(400);
    const type = appTypes[path.extname(file)];
    if (!type) return refuse(404);
    const body = await readFile(file).catch(() => null);
    if (!body) return refuse(404);
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      },
    });
  });
}

/**
 * Serves `vault-file://<interview-id>/<name>` from `<vault>/attachments/<interview-id>/`: pictures, sound and film alone,
 * never anything a page could run. `root` tells the open vault's folder, `null` where there is none.
 */
export function serveAttachments(session: Session, root: () => string | null): void {
  session.protocol.handle('vault-file', async (request) => {
    const url = new URL(request.url);
    const vault = root();
    // The host of a standard scheme arrives in lower case; a ULID is written in upper case.
    const id = url.hostname.toUpperCase();
    if (!vault || !/^[0-9A-HJKMNP-TV-Z]{26}$/.test(id)) return refuse(404);
    const folder = path.join(vault, 'attachments', id);
    const file = resolveInside(folder, url, url.hostname);
    if (!file) return refuse(400);
    const type = attachmentTypes[path.extname(file).toLowerCase()];
    if (!type) return refuse(415);
    const real = await realpath(file).catch(() => null);
    const realFolder = await realpath(folder).catch(() => null);
    if (!real || !realFolder || !real.startsWith(realFolder + path.sep)) return refuse(404);
    const body = await readFile(real).catch(() => null);
    if (!body) return refuse(404);
    return new Response(new Uint8Array(body), {
      headers: { 'content-type': type, 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' },
    });
  });
}

/** The file a URL names inside `folder`, or `null` where it would leave it. Encoded separators and NULs are refused, not decoded twice. */
export function resolveInside(folder: string, url: URL, host: string): string | null {
  if (url.hostname !== host) return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\') || name.split('/').includes('..')) return null;
  const file = path.join(folder, name === '/' ? 'index.html' : name);
  return file.startsWith(folder + path.sep) ? file : null;
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'content-security-policy': "default-src 'none'" } });
}

import { Readable } from 'node:stream';
import { net, type Session } from 'electron';
import type { Fetch } from './github/transport.ts';

/**
 * A `fetch` through Chromium's network: the system's proxies and certificates, no cookies, no cache. Electron's own `fetch` takes the
 * headers of a request along to another host when it is sent there, and rejects where it is told to stop instead; `net.request` lets
 * a redirect be an answer.
 */
export function fetchThrough(session: Session): Fetch {
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const request = net.request({ url, method, session, redirect: 'manual', credentials: 'omit', cache: 'no-store' });
      for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
      const stop = () => {
        reject(signal.reason);
        request.abort();
      };
      signal.addEventListener('abort', stop, { once: true });
      request.on('error', reject);
      request.on('redirect', (status, _method, location) => {
        resolve(new Response(null, { status, headers: { location } }));
        request.abort();
      });
      request.on('response', (message) => {
        const { statusCode: status } = message;
        const bare = [204, 205, 304].includes(status);
        const stream = bare ? null : (Readable.toWeb(message as unknown as Readable) as ReadableStream<Uint8Array>);
        resolve(new Response(stream, { status, headers: headersOf(message.headers) }));
      });
      request.end(body);
    });
}

function headersOf(received: Record<string, string | string[]>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(received)) {
    for (const value of [values].flat()) headers.append(name, value);
  }
  return headers;
}

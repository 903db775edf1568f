import type { Fetch } from '../../../../main/github/transport.ts';

export interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

/** What a server answers with; a function may throw what a `fetch` throws, or never return. */
export type Reply =
  | { status?: number; json?: unknown; text?: string; headers?: Record<string, string> }
  | ((asked: Asked, signal: AbortSignal) => Promise<Response> | Response);

/** A `fetch` that answers from a script, one reply a request (the last one again and again), and notes what it was asked. */
export function fakeFetch(...replies: Reply[]) {
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, { method, headers, body, signal }) => {
    const one = { method, url, headers, body: body === undefined ? undefined : JSON.parse(body) };
    const reply = replies[Math.min(asked.length, replies.length - 1)] ?? {};
    asked.push(one);
    return typeof reply === 'function' ? reply(one, signal) : responseOf(reply);
  };
  return { fetch, asked };
}

/** A `fetch` that answers by what it is asked for: `GET /user` → a reply. What is not named is 404. */
export function fakeServer(answers: Record<string, Reply>) {
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, { method, headers, body, signal }) => {
    const one = { method, url, headers, body: body === undefined ? undefined : JSON.parse(body) };
    asked.push(one);
    const path = new URL(url).pathname.replace(/^\/api\/v3/, '');
    const reply = answers[`${method} ${path}`] ?? { status: 404, json: { message: 'Not Found' } };
    return typeof reply === 'function' ? reply(one, signal) : responseOf(reply);
  };
  return { fetch, asked };
}

/** The answer that a reply describes: JSON unless it is text. */
export function responseOf({ status = 200, json, text, headers = {} }: Exclude<Reply, (...of: never[]) => unknown>) {
  if ([204, 304].includes(status)) return new Response(null, { status, headers });
  const type = text === undefined ? 'application/json; charset=utf-8' : 'text/html';
  return new Response(text ?? JSON.stringify(json ?? {}), { status, headers: { 'content-type': type, ...headers } });
}

/** What Chromium's network throws. */
export function netError(code: string) {
  return () => {
    throw new Error(`net::${code}`);
  };
}

/** What Node's `fetch` throws. */
export function nodeError(code: string) {
  return () => {
    throw Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('of the system'), { code }),
    });
  };
}

/** Waits for ever, as a server that does not answer, until the signal aborts. */
export const silence = (_asked: Asked, signal: AbortSignal) =>
  new Promise<Response>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

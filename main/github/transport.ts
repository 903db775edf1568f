import { AppError } from '../../shared/result.ts';
import { GitHubError, isWrite, LostAnswer } from './answer.ts';
import { sameOrigin } from './endpoint.ts';
import { networkFailure } from './network.ts';

/** The part of `fetch` that is used: `redirect` is always 'manual', and a redirect is then an answer with `location`. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; signal: AbortSignal; redirect: 'manual' },
) => Promise<Response>;

/** One request as it goes out, before the token is put to it. */
export interface Outgoing {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** An answer, read to its end. `redirected`: it came from another address than the one that was asked. */
export interface Incoming {
  response: Response;
  redirected: boolean;
}

export interface TransportParts {
  /** Addresses that begin with it are asked, and no others. */
  base: string;
  /** What is said where something else answers. */
  host: string;
  /** `null`: calls that need no account. */
  token: string | null;
  fetch: Fetch;
  /** How long one call may take, in ms; what it sends is given more. */
  patience?: number;
}

const mostRedirects = 5;
/** Bytes of an answer. The largest that is of use, a tree of a big repository, has 7 MB. */
const mostBytes = 32 * 1024 * 1024;
const usualPatience = 30_000;
/** Bytes a second that are taken for granted when something is sent. */
const slowestLine = 32 * 1024;

/**
 * The one place that has the token: it is put to requests below `base`, and nothing else is asked at all. A redirect to
 * another origin is followed by nobody ('not-github'). Throws `GitHubError` 'network' | 'not-github' | 'refused' (too large an answer) |
 * 'cancelled'; a write that may have happened is a `LostAnswer`.
 */
export function createTransport({ base, host, token, fetch, patience = usualPatience }: TransportParts) {
  const headersFor = (headers: Record<string, string>) => ({
    ...headers,
    'user-agent': 'Fieldbook',
    ...(token !== null && { authorization: `Bearer ${token}` }),
  });

  async function follow(url: string, { method, headers, body }: Outgoing, signal: AbortSignal): Promise<Incoming> {
    let address = url;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      if (!isBelow(address, base)) throw new GitHubError('not-github', host);
      const response = await fetch(address, {
        ...{ method, headers: headersFor(headers), signal, redirect: 'manual' },
        ...(body !== undefined && { body }),
      });
      const next = nextAddress(response, address);
      if (next === null) return { response: await readWhole(response, signal), redirected: redirects > 0 };
      await response.body?.cancel().catch(() => {});
      address = next;
    }
    throw new GitHubError('not-github', host);
  }

  /** Sends one request; `signal` is the user's. */
  return async function send(url: string, outgoing: Outgoing, signal: AbortSignal | undefined): Promise<Incoming> {
    const { method, body } = outgoing;
    if (signal?.aborted) throw new GitHubError('cancelled');
    // Electron does not always run the timers of `AbortSignal.timeout`, which keep no process awake.
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), patience + ((body?.length ?? 0) / slowestLine) * 1000);
    try {
      return await follow(url, outgoing, signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal);
    } catch (error) {
      if (error instanceof AppError) throw error;
      const Failure = isWrite(method) ? LostAnswer : GitHubError;
      if (signal?.aborted) throw new Failure('cancelled');
      if (deadline.signal.aborted) throw new Failure('network', 'no answer in time');
      throw networkFailure(error, method);
    } finally {
      clearTimeout(timer);
      // What was not read to its end is not sent on either.
      deadline.abort();
    }
  };
}

function isBelow(url: string, base: string): boolean {
  return sameOrigin(url, base) && new URL(url).pathname.startsWith(new URL(base).pathname);
}

/** Where a redirect leads, `null` for any other answer. GitHub asks for the same request there, whatever its method. */
function nextAddress(response: Response, from: string): string | null {
  if (![301, 302, 307, 308].includes(response.status)) return null;
  const location = response.headers.get('location');
  return location !== null && URL.canParse(location, from) ? new URL(location, from).href : 'about:blank';
}

/** The same answer with its body in memory, which is read no further than it may be long. */
async function readWhole(response: Response, signal: AbortSignal): Promise<Response> {
  const { status, headers, body } = response;
  if (body === null) return new Response(null, { status, headers });
  const reader = body.getReader();
  // Not every `fetch` ends a body that has begun when its signal does.
  const stop = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener('abort', stop, { once: true });
  try {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length;
      if (size > mostBytes) {
        stop();
        throw new GitHubError('refused', 'The answer is larger than Fieldbook reads.', status);
      }
      pieces.push(piece.value);
    }
    signal.throwIfAborted();
    return new Response([204, 205, 304].includes(status) ? null : Buffer.concat(pieces), { status, headers });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

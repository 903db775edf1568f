import { Octokit } from '@octokit/core';
import type { Endpoints } from '@octokit/types';
import type { z } from 'zod';
import { failureOfAnswer, GitHubError, isWrite, LostAnswer } from './answer.ts';
import { type Endpoint, sameOrigin } from './endpoint.ts';
import { createTransport, type TransportParts } from './transport.ts';

export type Route = keyof Endpoints;
export type Parameters<R extends Route> = Endpoints[R]['parameters'];
export type Data<R extends Route> = Endpoints[R]['response']['data'];
/** What one page of a list holds. */
export type Item<R extends Route> =
  Data<R> extends readonly (infer T)[] ? T : Data<R> extends { items: readonly (infer T)[] } ? T : never;

export interface Answer<T> {
  status: number;
  data: T;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  /** It came from another address: the repository was renamed or moved. */
  redirected: boolean;
}

export interface CallOptions<T = unknown> {
  signal?: AbortSignal | undefined;
  /** What is used of the answer; another shape is 'not-github'. Without it, the answer is an object or a list and nothing more is known. */
  shape?: z.ZodType<T>;
}

export interface ListOptions<T> extends CallOptions<T> {
  /** Of items. */
  most: number;
  onPage?: (headers: Answer<T>['headers']) => void;
}

/** GitHub's REST API on one host, as one account. */
export interface GitHub {
  readonly endpoint: Endpoint;
  readonly host: string;
  /** Who the token is of; `null` where nobody asked. */
  readonly login: string | null;
  /**
   * One call. Reads are tried up to three times where the server fails, the connection breaks or no answer comes; writes never: who
   * writes reads back. Throws `GitHubError` with a code of the contract; `LostAnswer` where a write may have happened.
   */
  request<R extends Route, T = Data<R>>(
    route: R,
    parameters: Parameters<R>,
    options?: CallOptions<T>,
  ): Promise<Answer<T>>;
  /** The same, or `null` where it is not there (404). */
  find<R extends Route, T = Data<R>>(
    route: R,
    parameters: Parameters<R>,
    options?: CallOptions<T>,
  ): Promise<Answer<T> | null>;
  /** The items of all pages of a list, in order, no more than `most`. `shape` is that of one item. */
  pages<R extends Route, T = Item<R>>(route: R, parameters: Parameters<R>, options: ListOptions<T>): Promise<T[]>;
}

export interface GitHubParts extends Pick<TransportParts, 'fetch' | 'patience'> {
  endpoint: Endpoint;
  token: string;
  login?: string | null;
  /** This machine's clock, in ms. */
  now: () => number;
  /** Rejects when the signal aborts. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

const waits = [400, 2000]; // ms before the second and the third try
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Speaks to the GitHub of `endpoint` through `fetch`. Octokit makes the requests and never has the token, so that none of its errors
 * can hold it; `createTransport` puts it to them.
 */
export function createGitHub({ endpoint, token, login = null, fetch, patience, now, sleep }: GitHubParts): GitHub {
  const { host } = endpoint;
  const send = createTransport({ base: endpoint.api, host, token, fetch, ...(patience !== undefined && { patience }) });
  const octokit = new Octokit({ baseUrl: endpoint.api, log: silent });

  /** One try. `url` is a whole address, which is taken as it is. */
  async function once(route: string, parameters: object, signal: AbortSignal | undefined): Promise<Answer<unknown>> {
    const trace: Trace = { method: route.split(' ')[0] ?? 'GET', path: '', status: 0, redirected: false };
    const carry = async (url: string, init: { method: string; headers: Record<string, string>; body?: string }) => {
      trace.path = new URL(url).pathname;
      const { response, redirected } = await send(url, init, signal);
      trace.redirected = redirected;
      trace.status = response.status;
      return response;
    };
    const headers = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
    try {
      const answer = await octokit.request(route, { ...parameters, headers, request: { fetch: carry } });
      const { status, data } = answer;
      if (status !== 204 && !isJson(data)) throw notGitHub(trace.method, status);
      return { status, data, headers: asText(answer.headers), redirected: trace.redirected };
    } catch (error) {
      throw withoutToken(failureOf(error, trace), token);
    }
  }

  function failureOf(error: unknown, { method, path, status }: Trace): GitHubError {
    if (error instanceof GitHubError) return error;
    const { cause, response } = error as Partial<RequestFailure>;
    if (cause instanceof GitHubError) return cause;
    // Octokit would not make such a request.
    if (status === 0) return new GitHubError('invalid', 'request');
    if (!response || status < 400) return notGitHub(method, status);
    const { headers, data } = response;
    return failureOfAnswer({ method, path, status, headers: asText(headers), data }, endpoint, now());
  }

  function notGitHub(method: string, status: number): GitHubError {
    const Failure = isWrite(method) ? LostAnswer : GitHubError;
    return new Failure('not-github', host, status);
  }

  async function call(route: string, parameters: object, signal: AbortSignal | undefined): Promise<Answer<unknown>> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(route, parameters, signal);
      } catch (error) {
        const wait = waits[attempt];
        if (wait === undefined || isWrite(route.split(' ')[0] ?? '') || !isPassing(error)) throw error;
        await sleep(wait, signal).catch(() => {
          throw new GitHubError('cancelled');
        });
      }
    }
  }

  function read<T>(route: string, data: unknown, shape: z.ZodType<T> | undefined): T {
    if (!shape) return data as T;
    const parsed = shape.safeParse(data);
    if (!parsed.success) throw notGitHub(route.split(' ')[0] ?? '', 200);
    return parsed.data;
  }

  const request: GitHub['request'] = async (route, parameters, { signal, shape } = {}) => {
    const answer = await call(route, parameters ?? {}, signal);
    return { ...answer, data: read(route, answer.data, shape) };
  };

  return {
    endpoint,
    host,
    login,
    request,
    async find(route, parameters, options) {
      try {
        return await request(route, parameters, options);
      } catch (error) {
        if (error instanceof GitHubError && error.code === 'gone' && error.status === 404) return null;
        throw error;
      }
    },
    async pages(route, parameters, { signal, shape, most, onPage }) {
      const items: unknown[] = [];
      let answer = await call(route, { per_page: Math.min(most, 100), ...parameters }, signal);
      for (;;) {
        onPage?.(answer.headers);
        items.push(...itemsOf(answer.data));
        const next = nextPage(answer.headers.link, endpoint);
        if (next === null || items.length >= most) break;
        answer = await call(`GET ${next}`, {}, signal);
      }
      return items.slice(0, most).map((item) => read(route, item, shape)) as never;
    },
  };
}

/** What is known of a call when it fails; `status` is 0 until an answer has come. */
interface Trace {
  method: string;
  path: string;
  status: number;
  redirected: boolean;
}

interface RequestFailure {
  cause: unknown;
  response: { headers: Record<string, unknown>; data: unknown };
}

/** Whether it is what JSON of an API is made of; Octokit gives text and bytes as they came. */
function isJson(data: unknown): boolean {
  return Array.isArray(data) || Object.prototype.toString.call(data) === '[object Object]';
}

/** Whether asking again may help at once. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof GitHubError) || error.code !== 'network') return false;
  return error.status === null ? /lost|in time/.test(error.message) : error.status >= 500;
}

function asText(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** A server that repeats what it was sent must not have it shown. */
function withoutToken(error: GitHubError, token: string): GitHubError {
  const said = JSON.stringify([error.message, error.details]);
  if (!said.includes(token)) return error;
  const Failure = error.lost ? LostAnswer : GitHubError;
  const [message, details] = JSON.parse(said.replaceAll(token, '…')) as [string, typeof error.details];
  return new Failure(error.code, message, error.status, details);
}

function itemsOf(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data;
  const items = (data as { items?: unknown }).items;
  if (Array.isArray(items)) return items;
  throw new GitHubError('not-github');
}

/** The next page as a `link` header has it, in a form that Octokit takes as it is; `null` where there is none, or it is elsewhere. */
function nextPage(link: string | undefined, { api }: Endpoint): string | null {
  const address = /<([^<>]+)>\s*;[^,]*\brel="?next"?/.exec(link ?? '')?.[1];
  if (!address || !sameOrigin(address, api)) return null;
  const { origin, pathname, search } = new URL(address);
  // It would fill in what stands after a colon or between braces.
  const plain = `${pathname}${search}`.replace(/[:{}]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${origin}${plain}`;
}

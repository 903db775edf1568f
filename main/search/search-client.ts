import { AppError } from '../../shared/result.ts';
import type { HighlightsAnswer, HighlightsRequest, SearchAnswer, SearchRequest } from '../../shared/search/protocol.ts';
import type { Log } from '../ports.ts';
import { type MainAnswer, type MainRequest, type ParentMessage, ProcessMessage } from './parent-messages.ts';

export type Feed = Exclude<ParentMessage, { type: 'connect' | 'ask' }>;

type HighlightsByIds = Extract<HighlightsRequest, { ids: unknown }>;
type HighlightsByQuery = Extract<HighlightsRequest, { query: unknown }>;
/** What is asked of highlights: which ones. */
export type HighlightsQuestion =
  | Omit<HighlightsByIds, 'type' | 'requestId'>
  | Omit<HighlightsByQuery, 'type' | 'requestId'>;

/** The search process as main sees it: Electron's UtilityProcess, or anything in tests that behaves like it. */
export interface SearchChild<Port> {
  postMessage(message: unknown, transfer?: Port[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): unknown;
}

export interface SearchClientParts<Port> {
  /** Starts the process with these arguments. */
  fork(args: string[]): SearchChild<Port>;
  createChannel(): { port1: Port; port2: Port };
  /** Hands a port to the page. */
  sendPort(port: Port): void;
  log: Log;
  /** The process listens, for the first time or after a restart. */
  onUp(): void;
  /** The process has taken up what was kept, for the first time or after a restart, and wants to be told what is missing. */
  onLoaded(notes: [id: string, version: string][]): void;
  /** It ended by itself; `failures` in a row without having been complete for a while. */
  onDown(failures: number): void;
}

export interface SearchClient {
  /** `keptIn`: the file that its index is kept in between two starts. */
  start(keptIn: string): void;
  /** Ends the process; it is not started again until `start`. */
  stop(): void;
  /** Resolves when the process has taken it in. Rejects with 'search-down' if the process ends before. */
  feed(message: Feed): Promise<void>;
  /**
   * Answers main's own question; its `requestId` is the client's to give. Waits for a process that is starting. Rejects with
   * 'search-down' where none runs, or the one that was asked ends before.
   */
  ask(request: Omit<SearchRequest, 'requestId'>): Promise<SearchAnswer>;
  /** The same for highlights whole, by their ids or by a query. */
  askHighlights(request: HighlightsQuestion): Promise<HighlightsAnswer>;
  /** Gives the page a port to the process, now or as soon as there is one, and another after each restart. */
  connect(): void;
}

interface Question {
  request: MainRequest;
  resolve(answer: MainAnswer): void;
  reject(error: Error): void;
}

const firstWait = 100;
const longestWait = 5 * 60_000;
/** A process that was complete for so long did not fail: the next wait is short again. One that never gets there did. Milliseconds. */
const healthyAfter = 10_000;
/** After so many that ended while they loaded what was kept, it is made anew. */
const mostFailedLoads = 2;

/** Keeps one search process running: starts it again when it ends, later each time it fails at once. */
export function createSearchClient<Port>(parts: SearchClientParts<Port>): SearchClient {
  const { log } = parts;
  let child: SearchChild<Port> | null = null;
  /** A second process that reads what the first has just written, and takes its place once it has. */
  let successor: SearchChild<Port> | null = null;
  let up = false;
  let wanted = false;
  let keptIn = '';
  let isLoaded = false;
  let failedLoads = 0;
  let completeSince = Number.POSITIVE_INFINITY;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let connected = false;
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  const asked = new Map<number, Question>();
  let lastQuestion = 0;

  function launch() {
    child = listenTo(parts.fork(failedLoads < mostFailedLoads ? [keptIn] : [keptIn, 'anew']));
    isLoaded = false;
    completeSince = Number.POSITIVE_INFINITY;
  }

  function listenTo(own: SearchChild<Port>) {
    own.on('message', (data) => {
      const message = ProcessMessage.safeParse(data).data;
      if (!message) return;
      if (own === child) hear(message);
      else if (own === successor && message.type === 'loaded') succeed(own, message.notes);
    });
    own.on('exit', (code) => {
      if (own === successor) successor = null;
      if (own !== child) return;
      down();
      if (!isLoaded) failedLoads++;
      failures = performance.now() - completeSince > healthyAfter ? 1 : failures + 1;
      log.error(`the search process ended (${code})`);
      timer = setTimeout(launch, Math.min(longestWait, firstWait * 2 ** (failures - 1)));
      parts.onDown(failures);
    });
    return own;
  }

  function hear(message: ProcessMessage) {
    if (message.type === 'started' && !up) begin();
    else if (message.type === 'indexed') waiting.shift()?.resolve();
    else if (message.type === 'answer') answered(message.answer);
    else if (message.type === 'not-kept') log.error(`the search index could not be kept (${message.code})`);
    else if (message.type === 'kept') successor ??= listenTo(parts.fork([keptIn]));
    else if (message.type === 'loaded' && !isLoaded) loaded(message.notes);
  }

  function begin() {
    up = true;
    if (connected) handPort();
    parts.onUp();
    for (const { request } of asked.values()) child?.postMessage({ type: 'ask', request });
  }

  function loaded(notes: [id: string, version: string][]) {
    isLoaded = true;
    failedLoads = 0;
    parts.onLoaded(notes);
  }

  /** Nobody waits: the one before answers until now, and what it was being given goes to the next. */
  function succeed(next: SearchChild<Port>, notes: [id: string, version: string][]) {
    successor = null;
    if (notes.length === 0) {
      next.kill(); // it could not read it
      return;
    }
    const before = child;
    clearTimeout(timer);
    child = next;
    completeSince = Number.POSITIVE_INFINITY;
    for (const { reject } of waiting.splice(0)) reject(new AppError('search-down'));
    begin();
    loaded(notes);
    before?.kill();
  }

  function put(request: MainRequest): Promise<MainAnswer> {
    if (!wanted || !child) return Promise.reject(new AppError('search-down'));
    if (up) child.postMessage({ type: 'ask', request });
    return new Promise((resolve, reject) => asked.set(request.requestId, { request, resolve, reject }));
  }

  function answered(answer: MainAnswer) {
    asked.get(answer.requestId)?.resolve(answer);
    asked.delete(answer.requestId);
  }

  function down() {
    child = null;
    up = false;
    for (const { reject } of [...waiting.splice(0), ...asked.values()]) reject(new AppError('search-down'));
    asked.clear();
  }

  function handPort() {
    const { port1, port2 } = parts.createChannel();
    child?.postMessage({ type: 'connect' }, [port1]);
    parts.sendPort(port2);
  }

  return {
    start(file) {
      if (wanted) return;
      wanted = true;
      keptIn = file;
      launch();
    },
    stop() {
      wanted = false;
      failures = 0;
      failedLoads = 0;
      clearTimeout(timer);
      const ending = [child, successor];
      successor = null;
      down();
      for (const one of ending) one?.kill();
    },
    feed(message) {
      if (!up || !child) return Promise.reject(new AppError('search-down'));
      child.postMessage(message);
      if (message.type === 'complete') completeSince = performance.now();
      if (message.type !== 'put') return Promise.resolve();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    ask: (question) => put({ ...question, requestId: ++lastQuestion }) as Promise<SearchAnswer>,
    askHighlights: (question) =>
      put({ type: 'highlights', ...question, requestId: ++lastQuestion }) as Promise<HighlightsAnswer>,
    connect() {
      connected = true;
      if (up) handPort();
    },
  };
}

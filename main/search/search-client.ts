import { AppError } from '../../shared/result.ts';
import type { SearchAnswer, SearchRequest } from '../../shared/search/protocol.ts';
import type { Log } from '../ports.ts';
import { type ParentMessage, ProcessMessage } from './parent-messages.ts';

export type Feed = Exclude<ParentMessage, { type: 'connect' | 'ask' }>;

/** The search process as main sees it: Electron's UtilityProcess, or anything in tests that behaves like it. */
export interface SearchChild<Port> {
  postMessage(message: unknown, transfer?: Port[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): unknown;
}

export interface SearchClientParts<Port> {
  fork(): SearchChild<Port>;
  createChannel(): { port1: Port; port2: Port };
  /** Hands a port to the page. */
  sendPort(port: Port): void;
  log: Log;
  /** The process listens, for the first time or after a restart: it is empty and wants to be fed. */
  onUp(): void;
  /** It ended by itself; `failures` in a row without having lived for a while. */
  onDown(failures: number): void;
}

export interface SearchClient {
  start(): void;
  /** Ends the process; it is not started again until `start`. */
  stop(): void;
  /** Resolves when the process has taken it in. Rejects with 'search-down' if the process ends before. */
  feed(message: Feed): Promise<void>;
  /**
   * Answers main's own question; its `requestId` is the client's to give. Waits for a process that is starting. Rejects with
   * 'search-down' where none runs, or the one that was asked ends before.
   */
  ask(request: Omit<SearchRequest, 'requestId'>): Promise<SearchAnswer>;
  /** Gives the page a port to the process, now or as soon as there is one, and another after each restart. */
  connect(): void;
}

interface Question {
  request: SearchRequest;
  resolve(answer: SearchAnswer): void;
  reject(error: Error): void;
}

const firstWait = 100;
const longestWait = 10_000;
/** A process that lived this long did not fail at once: the next wait is short again. Milliseconds. */
const healthyAfter = 10_000;

/** Keeps one search process running: starts it again when it ends, later each time it fails at once. */
export function createSearchClient<Port>(parts: SearchClientParts<Port>): SearchClient {
  const { log } = parts;
  let child: SearchChild<Port> | null = null;
  let up = false;
  let wanted = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let connected = false;
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  const asked = new Map<number, Question>();
  let lastQuestion = 0;

  function launch() {
    const startedAt = performance.now();
    const own = parts.fork();
    child = own;
    own.on('message', (data) => {
      if (own === child) hear(data);
    });
    own.on('exit', (code) => {
      if (own !== child) return;
      down();
      failures = performance.now() - startedAt > healthyAfter ? 1 : failures + 1;
      log.error(`the search process ended (${code})`);
      timer = setTimeout(launch, Math.min(longestWait, firstWait * 2 ** (failures - 1)));
      parts.onDown(failures);
    });
  }

  function hear(data: unknown) {
    const report = ProcessMessage.safeParse(data);
    if (!report.success) return;
    if (report.data.type === 'indexed') waiting.shift()?.resolve();
    else if (report.data.type === 'answer') answered(report.data.answer);
    else if (!up) {
      up = true;
      if (connected) handPort();
      for (const { request } of asked.values()) child?.postMessage({ type: 'ask', request });
      parts.onUp();
    }
  }

  function answered(answer: SearchAnswer) {
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
    start() {
      if (wanted) return;
      wanted = true;
      launch();
    },
    stop() {
      wanted = false;
      failures = 0;
      clearTimeout(timer);
      const ending = child;
      down();
      ending?.kill();
    },
    feed(message) {
      if (!up || !child) return Promise.reject(new AppError('search-down'));
      child.postMessage(message);
      if (message.type !== 'put') return Promise.resolve();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    ask(question) {
      if (!wanted || !child) return Promise.reject(new AppError('search-down'));
      const request = { ...question, requestId: ++lastQuestion };
      if (up) child.postMessage({ type: 'ask', request });
      return new Promise((resolve, reject) => asked.set(request.requestId, { request, resolve, reject }));
    },
    connect() {
      connected = true;
      if (up) handPort();
    },
  };
}

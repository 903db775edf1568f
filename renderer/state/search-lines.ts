import type { PageAnswer, PageRequest } from '../../shared/search/protocol.ts';
import { call, onSearchPort } from '../api.ts';

/** A part of the page's own line to the search process: it hears the answers to its own questions alone. */
export interface SearchLine {
  onmessage: ((event: { data: PageAnswer }) => void) | null;
  postMessage(question: PageRequest): void;
  /** Ends this line; those of other parts go on. */
  close(): void;
}

/** The port as the lines use it. */
interface Port {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(question: unknown): void;
  close(): void;
}

interface Source {
  onPort(listener: (port: Port) => void): () => void;
  /** Asks main for a port. */
  connect(): Promise<void>;
}

type Take = (line: SearchLine) => void;

/** Nobody waits for the answer before the next key. */
function isInTheBackground(question: PageRequest): boolean {
  return 'type' in question && (question.type === 'count' || (question.type === 'highlights' && 'ids' in question));
}

/** Questions that never got an answer are forgotten beyond so many. */
const mostOpen = 500;

/**
 * Shares the one port to the search process among the parts of the page (the search itself, the counts of saved searches):
 * each numbers its questions as it likes. `onLine` calls back with a line for each port, at once where there is one.
 */
export function createSearchLines({ onPort, connect }: Source) {
  const takers = new Set<Take>();
  const asked = new Map<number, { line: SearchLine; requestId: number }>();
  let port: Port | null = null;
  let listening = false;
  let lastId = 0;
  let lastSearch = Number.NEGATIVE_INFINITY;

  function use(next: Port) {
    port?.close();
    port = next;
    asked.clear();
    next.onmessage = ({ data }: MessageEvent<PageAnswer>) => {
      const question = asked.get(data.requestId);
      asked.delete(data.requestId);
      question?.line.onmessage?.({ data: { ...data, requestId: question.requestId } });
    };
    for (const take of [...takers]) take(lineOn(next));
  }

  function lineOn(own: Port): SearchLine {
    const line: SearchLine = {
      onmessage: null,
      postMessage(question) {
        if (own !== port) return;
        if (!isInTheBackground(question)) lastSearch = performance.now();
        for (const id of asked.keys()) {
          if (asked.size < mostOpen) break;
          asked.delete(id);
        }
        asked.set(++lastId, { line, requestId: question.requestId });
        own.postMessage({ ...question, requestId: lastId });
      },
      close() {
        line.onmessage = null;
      },
    };
    return line;
  }

  return {
    onLine(take: Take): () => void {
      takers.add(take);
      if (!listening) onPort(use);
      listening = true;
      if (port) take(lineOn(port));
      return () => takers.delete(take);
    },
    connect: async (): Promise<void> => {
      if (!port) await connect();
    },
    /** Milliseconds since somebody searched. */
    quietFor: (): number => performance.now() - lastSearch,
  };
}

const lines = createSearchLines({ onPort: onSearchPort, connect: () => call('search:connect') });

/** Calls back with a line to the search process, and with another whenever that process has started anew. Returns the stop function. */
export const onSearchLine = lines.onLine;

/** Asks for the connection, where there is none yet. */
export const connectSearch = lines.connect;

/** Milliseconds since somebody searched: what is not urgent waits until they stopped. */
export const searchQuietFor = lines.quietFor;

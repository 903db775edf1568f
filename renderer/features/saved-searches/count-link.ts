import type { SearchLine } from '../../state/search-lines.ts';

interface CountParts {
  /** Calls back with each line to the search process; returns the stop function. */
  onLine(listener: (line: SearchLine) => void): () => void;
  /** Asks for a line. */
  connect(): Promise<void>;
  /** How many interviews each query finds. A query without a count is not in it. */
  onCounts(counts: ReadonlyMap<string, number>): void;
  /** Milliseconds since somebody asked the search process something. */
  quietFor(): number;
}

/** Counts what saved searches find, without getting into the way of somebody who searches. */
export interface CountLink {
  /** These are wanted, and what was counted before may be out of date. The same queries again: counts them anew. */
  count(queries: readonly string[]): void;
  close(): void;
}

/** Changes come in crowds (a save, then the index): one count answers them. Milliseconds. */
const pause = 300;
/** Nothing is counted within this time of a search, in milliseconds: the next key is likely to come. */
const quiet = 600;
/** So many queries are counted at once, so that a search never waits long behind them. */
const atOnce = 10;

/** Opens the link. Counts are asked for in parts, one after another, and again on a new line. */
export function openCountLink({ onLine, connect, onCounts, quietFor }: CountParts): CountLink {
  let line: SearchLine | null = null;
  let wanted: readonly string[] = [];
  let counts = new Map<string, number>();
  let round = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = onLine((next) => {
    line?.close();
    line = next;
    if (wanted.length > 0) later();
  });
  connect().catch(() => {}); // main gives a line by itself once there is a process

  function later() {
    round++;
    clearTimeout(timer);
    timer = setTimeout(() => ask(round, 0), pause);
  }

  function ask(own: number, from: number) {
    if (own !== round || !line) return;
    const rest = quiet - quietFor();
    if (rest > 0) {
      timer = setTimeout(() => ask(own, from), rest);
      return;
    }
    const queries = wanted.slice(from, from + atOnce);
    if (queries.length === 0) return;
    line.onmessage = ({ data }) => {
      if (own !== round || !('type' in data) || data.type !== 'count' || data.requestId !== from) return;
      counts = new Map(counts);
      for (const [i, query] of queries.entries()) counts.set(query, data.counts[i] ?? 0);
      onCounts(counts);
      ask(own, from + atOnce);
    };
    line.postMessage({ type: 'count', requestId: from, queries });
  }

  return {
    count(queries) {
      wanted = [...new Set(queries)];
      counts = new Map([...counts].filter(([query]) => wanted.includes(query)));
      if (wanted.length > 0) later();
    },
    close() {
      round++;
      clearTimeout(timer);
      stop();
      line?.close();
    },
  };
}

/** Notes that go to the search process at once: few, so that a query never waits long behind them. */
const batchSize = 16;

/** What is still to be told to the search process: ids of notes, those that were just saved before all others. */
export interface FeedQueue {
  /** Goes before those that wait. */
  soon(id: string): void;
  later(id: string): void;
  /** It is gone. */
  remove(id: string): void;
  /** It is there after all. */
  keep(id: string): void;
  hasUrgent(): boolean;
  /** How many are for later. */
  waiting(): number;
  takeRemoved(): string[];
  /** The next to be read; `all`: those for later too. One that `isAlone` says must go alone goes first. */
  take(all: boolean): string[];
}

export function createFeedQueue(isAlone: (id: string) => boolean): FeedQueue {
  const urgent = new Set<string>();
  const backlog = new Set<string>();
  const removed = new Set<string>();
  return {
    soon(id) {
      backlog.delete(id);
      urgent.add(id);
    },
    later(id) {
      if (!urgent.has(id)) backlog.add(id);
    },
    remove(id) {
      backlog.delete(id);
      urgent.delete(id);
      removed.add(id);
    },
    keep: (id) => void removed.delete(id),
    hasUrgent: () => urgent.size > 0 || removed.size > 0,
    waiting: () => backlog.size,
    takeRemoved() {
      const ids = [...removed];
      removed.clear();
      return ids;
    },
    take(all) {
      const from = urgent.size > 0 || !all ? urgent : backlog;
      const batch: string[] = [];
      for (const id of from) {
        if (batch.length === batchSize) break;
        if (!isAlone(id)) batch.push(id);
        else if (batch.length === 0) {
          from.delete(id);
          return [id];
        }
      }
      for (const id of batch) from.delete(id);
      return batch;
    },
  };
}

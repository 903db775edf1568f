/** What Fieldbook itself wrote last to each path, by content hash, so that the watcher does not take it for somebody else's. */
export interface OwnWrites {
  /** Called before the write shows on disk. */
  expect(path: string, hash: string): void;
  isOwn(path: string, hash: string): boolean;
  /** Somebody else wrote since: going back to our bytes is then their change too. */
  forget(path: string): void;
  /** Changes whenever Fieldbook writes to the path: what was read before is then out of date. */
  mark(path: string): number;
}

export function createOwnWrites(): OwnWrites {
  const hashes = new Map<string, string>();
  const marks = new Map<string, number>();
  return {
    expect(path, hash) {
      hashes.set(path, hash);
      marks.set(path, (marks.get(path) ?? 0) + 1);
    },
    isOwn: (path, hash) => hashes.get(path) === hash,
    forget: (path) => void hashes.delete(path),
    mark: (path) => marks.get(path) ?? 0,
  };
}

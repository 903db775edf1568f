import { useCallback, useEffect, useRef, useState } from 'react';
import type { Repository } from '../../../../../shared/ipc/github.ts';
import { call } from '../../../../api.ts';
import { githubSaid, type Said } from '../../../../ui/github-sentences.ts';

/** ms that typing rests before the host is asked. */
const typingDelay = 250;
/** Repositories on screen; what is further down is found by typing. */
const mostListed = 500;

export interface Repositories {
  found: readonly Repository[];
  /** The host has more of them, and they can be asked for. */
  hasMore: boolean;
  /** The host has more of them, but here nobody scrolls that far. */
  isCut: boolean;
  /** An organization keeps its own back until there was a single sign-on. */
  isHidden: boolean;
  isLoading: boolean;
  problem: Said | null;
  more(): void;
  again(): void;
}

/** The repositories of an account that fit what was typed, as the host finds them, page by page. An answer that is late counts for nothing. */
export function useRepositories(host: string, query: string): Repositories {
  const [found, setFound] = useState<readonly Repository[]>([]);
  const [hasMore, setMore] = useState(false);
  const [isHidden, setHidden] = useState(false);
  const [isLoading, setLoading] = useState(true);
  const [problem, setProblem] = useState<Said | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef({ number: 0, page: 1 });
  const isFirst = useRef(true);

  const ask = useCallback(
    async (page: number) => {
      asked.current = { number: asked.current.number + 1, page };
      const { number } = asked.current;
      const isLate = () => number !== asked.current.number;
      setLoading(true);
      setProblem(null);
      try {
        const answer = await call('github:repositories', { host, query, page });
        if (isLate()) return;
        setFound((now) => (page === 1 ? answer.repositories : withoutDoubles(now, answer.repositories)));
        setMore(answer.more);
        setHidden(answer.hidden);
      } catch (error) {
        if (isLate()) return;
        if (page === 1) setFound([]);
        setMore(false);
        setProblem(githubSaid(error, host));
      }
      setLoading(false);
    },
    [host, query],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    setLoading(true);
    const timer = setTimeout(() => void ask(1), isFirst.current ? 0 : typingDelay);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      asked.current.number += 1;
    };
  }, [ask, attempt]);

  const isFull = found.length >= mostListed;
  return {
    found,
    hasMore: hasMore && !isFull,
    isCut: hasMore && isFull,
    isHidden,
    isLoading,
    problem,
    more: () => {
      if (hasMore && !isFull && !isLoading) void ask(asked.current.page + 1);
    },
    again: () => setAttempt((count) => count + 1),
  };
}

/** A list that grows while somebody pushes may tell the same one on two pages. */
function withoutDoubles(before: readonly Repository[], next: readonly Repository[]): readonly Repository[] {
  const known = new Set(before.map(({ repositoryId }) => repositoryId));
  return [...before, ...next.filter(({ repositoryId }) => !known.has(repositoryId))];
}

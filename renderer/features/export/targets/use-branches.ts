import { useEffect, useState } from 'react';
import { call } from '../../../api.ts';
import { githubSaid } from '../../../ui/github-sentences.ts';

/** A repository of a host of which an account is connected. */
export interface BranchesOf {
  host: string;
  owner: string;
  repository: string;
}

interface Branch {
  name: string;
  protected: boolean;
}

const typingDelay = 250; // ms

/** The branches of a repository that fit what was typed. `of: null`: nobody is asked. */
export function useBranches(of: BranchesOf | null, query: string) {
  const [branches, setBranches] = useState<readonly Branch[]>([]);
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { host, owner, repository } = of ?? { host: null, owner: '', repository: '' };
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another repository nothing that was found counts
  useEffect(() => setBranches([]), [host, owner, repository]);
  useEffect(() => {
    if (host === null) return;
    let isLate = false;
    setLoading(true);
    const ask = async () => {
      try {
        const found = await call('github:branches', { host, owner, repository, query: query.trim() });
        if (isLate) return;
        setBranches(found);
        setProblem(null);
      } catch (error) {
        if (!isLate) setProblem(githubSaid(error, host)?.sentence ?? null);
      }
      if (!isLate) setLoading(false);
    };
    const timer = setTimeout(() => void ask(), query === '' ? 0 : typingDelay);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [host, owner, repository, query]);
  return { branches, isLoading, problem };
}

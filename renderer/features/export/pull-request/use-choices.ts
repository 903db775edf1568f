import { useRef, useState } from 'react';
import type { Label, Reviewers } from '../../../../shared/ipc/github.ts';
import { call } from '../../../api.ts';
import { githubSaid } from '../../../ui/github-sentences.ts';

/** What a repository offers for a pull request; `null` where it has not been asked, or has not answered. */
export interface Choices {
  labels: readonly Label[] | null;
  reviewers: Reviewers | null;
  /** Why the last list could not be had, as a sentence. */
  problem: string | null;
}

/** The two lists that somebody can open, each of which the repository is asked for by itself. */
export type Choice = 'labels' | 'reviewers';

const unknown: Choices = { labels: null, reviewers: null, problem: null };

/**
 * What a repository offers, asked for when somebody opens a list (`ask`) and not before: showing an export asks nobody. Once for each target;
 * what could not be had is asked for again when the list is opened again. `null`: nobody is asked.
 */
export function useChoices(targetId: string | null, host: string): { choices: Choices; ask: (choice: Choice) => void } {
  const [known, setKnown] = useState<Choices & { of: string | null }>({ of: null, ...unknown });
  const asked = useRef(new Set<string>());
  const ask = (choice: Choice) => {
    const one = `${choice} ${targetId}`;
    if (targetId === null || asked.current.has(one)) return;
    asked.current.add(one);
    const put = (part: Partial<Choices>) =>
      setKnown((now) => ({ ...(now.of === targetId ? now : unknown), of: targetId, ...part }));
    const failed = (error: unknown) => {
      asked.current.delete(one);
      put({ problem: githubSaid(error, host)?.sentence ?? null });
    };
    put({ problem: null });
    if (choice === 'labels') call('github:labels', { targetId }).then((labels) => put({ labels }), failed);
    else call('github:reviewers', { targetId }).then((reviewers) => put({ reviewers }), failed);
  };
  return { choices: known.of === targetId ? known : unknown, ask };
}

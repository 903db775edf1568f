import { useEffect, useState } from 'react';
import type { Label, Reviewers } from '../../../../shared/ipc/github.ts';
import { call } from '../../../api.ts';

/** What a repository offers for a pull request; `null` while it is not known, or cannot be asked. */
export interface Choices {
  labels: readonly Label[] | null;
  reviewers: Reviewers | null;
}

const unknown: Choices = { labels: null, reviewers: null };

/** Asks the repository for its labels and for whom it lets review, once for each target. `null`: nobody is asked. */
export function useChoices(targetId: string | null): Choices {
  const [known, setKnown] = useState<Choices & { of: string | null }>({ of: null, ...unknown });
  useEffect(() => {
    if (targetId === null) return;
    let stopped = false;
    const put = (part: Partial<Choices>) => {
      if (!stopped) setKnown((now) => ({ ...(now.of === targetId ? now : unknown), of: targetId, ...part }));
    };
    call('github:labels', { targetId }).then(
      (labels) => put({ labels }),
      () => {},
    );
    call('github:reviewers', { targetId }).then(
      (reviewers) => put({ reviewers }),
      () => {},
    );
    return () => {
      stopped = true;
    };
  }, [targetId]);
  return known.of === targetId ? known : unknown;
}

import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { Output } from '../../../shared/ipc/index.ts';
import { call } from '../../api.ts';
import { useVault, vaultIdOf } from '../../state/vault.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { type LeavingFilter, noLeavingFilter } from './filter-leavings.ts';

/** So many are read at once; who wants more asks about one person. */
const most = 500;

interface PublishedLook {
  /** Id of the leaving that is looked at. */
  selected: string | null;
  filter: LeavingFilter;
}

const look: PublishedLook = { selected: null, filter: noLeavingFilter };

/** What of the place is kept while one is elsewhere: going to an interview and back leads to the same row. */
export const usePublishedLook = create<PublishedLook>(() => look);

useVault.subscribe((now, before) => {
  if (vaultIdOf(now.vault) !== vaultIdOf(before.vault)) usePublishedLook.setState(look);
});

type Answer = Output<'export:published'>;

/** What has left the vault, of one participant where one is named; `null` before it was read. `error`: a sentence. */
export function usePublished(participantId: string | null): { answer: Answer | null; error: string | null } {
  const revision = useVault((s) => s.revision);
  const [read, setRead] = useState<{ of: string | null; answer: Answer | null; error: string | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the vault may give an interview another title
  useEffect(() => {
    let stopped = false;
    const about = participantId === null ? {} : { participantId };
    call('export:published', { ...about, limit: most }).then(
      (answer) => !stopped && setRead({ of: participantId, answer, error: null }),
      (error: unknown) => !stopped && setRead({ of: participantId, answer: null, error: sentenceOf(error) }),
    );
    return () => {
      stopped = true;
    };
  }, [participantId, revision]);
  return read?.of === participantId ? read : { answer: null, error: null };
}

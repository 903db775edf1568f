import { useEffect, useRef, useState } from 'react';
import type { SavedSearch } from '../../../shared/ipc/saved-searches.ts';
import type { IndexState } from '../../../shared/ipc/search.ts';
import { call, listen } from '../../api.ts';
import { connectSearch, onSearchLine, searchQuietFor } from '../../state/search-lines.ts';
import { useVault } from '../../state/vault.ts';
import { type CountLink, openCountLink } from './count-link.ts';

const none: ReadonlyMap<string, number> = new Map();

/** How many interviews each query finds now; a query that is not in it has not been counted yet. Follows what is written. */
export function useCounts(searches: readonly SavedSearch[]): ReadonlyMap<string, number> {
  const link = useRef<CountLink | null>(null);
  const [counts, setCounts] = useState(none);
  const [index, setIndex] = useState<IndexState>({ state: 'idle' });
  const [returns, setReturns] = useState(0);
  const revision = useVault((s) => s.revision);
  const hasAny = searches.length > 0;

  useEffect(() => {
    if (!hasAny) return;
    const opened = openCountLink({
      onLine: onSearchLine,
      connect: connectSearch,
      onCounts: setCounts,
      quietFor: searchQuietFor,
    });
    link.current = opened;
    const stop = listen('search:state-changed', setIndex);
    call('search:state').then(setIndex, () => {});
    // A new day is another "last week".
    const onReturn = () => setReturns((n) => n + 1);
    window.addEventListener('focus', onReturn);
    return () => {
      link.current = null;
      stop();
      window.removeEventListener('focus', onReturn);
      opened.close();
      setCounts(none);
    };
  }, [hasAny]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them means that the same queries may find something else
  useEffect(() => {
    if (index.state === 'ready') link.current?.count(searches.map((search) => search.query));
  }, [searches, index, revision, returns]);
  return counts;
}

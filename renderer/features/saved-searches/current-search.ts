import { useEffect, useMemo } from 'react';
import type { SavedSearch } from '../../../shared/ipc/saved-searches.ts';
import { canonicalQuery } from '../../../shared/search/canonical-query.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useSavedSearches } from '../../state/saved-searches.ts';
import { useSearch } from '../../state/search.ts';
import { useShownSavedSearch } from '../../state/shown-saved-search.ts';

/** Keeps known which saved search is on screen: the one that asks for what the search asks for, in whatever order. */
export function useWhatIsShown(): void {
  const onScreen = useNavigation((s) => s.place.area === 'search');
  const query = useSearch((s) => s.query);
  const searches = useSavedSearches((s) => s.searches);
  const known = useMemo(
    () => new Map(searches.map((search) => [canonicalQuery(search.query), search.id] as const).reverse()),
    [searches],
  );
  const id = (onScreen && known.size > 0 && known.get(canonicalQuery(query))) || null;
  useEffect(() => {
    useShownSavedSearch.setState({ id });
    return () => useShownSavedSearch.setState({ id: null });
  }, [id]);
}

/** The saved search that is on screen. */
export function useShownSearch(): SavedSearch | null {
  const id = useShownSavedSearch((s) => s.id);
  return useSavedSearches((s) => s.searches.find((one) => one.id === id)) ?? null;
}

/** The saved search that commands are about: the one whose row has the focus, else the one on screen. */
export function useCurrentSearch(): SavedSearch | null {
  const shown = useShownSearch();
  const focused = useSavedSearches((s) => s.searches.find((one) => one.id === s.focused));
  return focused ?? shown;
}

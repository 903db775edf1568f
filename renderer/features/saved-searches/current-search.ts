import type { SavedSearch } from '../../../shared/ipc/saved-searches.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useSavedSearches } from '../../state/saved-searches.ts';
import { useSearch } from '../../state/search.ts';

/** The saved search that is on screen: the one whose query stands in the search, as it was saved. */
export function useShownSearch(): SavedSearch | null {
  const onScreen = useNavigation((s) => s.place.area === 'search');
  const query = useSearch((s) => s.query.trim());
  const searches = useSavedSearches((s) => s.searches);
  return (onScreen && searches.find((one) => one.query.trim() === query)) || null;
}

/** The saved search that commands are about: the one whose row has the focus, else the one on screen. */
export function useCurrentSearch(): SavedSearch | null {
  const shown = useShownSearch();
  const focused = useSavedSearches((s) => s.searches.find((one) => one.id === s.focused));
  return focused ?? shown;
}

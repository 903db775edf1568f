import { type ReactNode, useEffect, useState } from 'react';
import type { SearchView as View } from './SearchView.tsx';

let loaded: typeof View | null = null;

/** Loads the search's code. Started when the page is idle: what is typed right after the key belongs to the search field. */
export async function loadSearch(): Promise<typeof View> {
  const { SearchView } = await import('./SearchView.tsx');
  loaded = SearchView;
  return SearchView;
}

/**
 * `SearchView`, its code loaded apart from the first screen's. Not through Suspense, which shows it a moment too late.
 * `actions`: what else one can do with the search, at the end of its head.
 */
export function SearchPane({ actions }: { actions?: ReactNode }) {
  const [Search, setSearch] = useState(() => loaded);
  useEffect(() => {
    if (!Search) void loadSearch().then((view) => setSearch(() => view));
  }, [Search]);
  return Search && <Search actions={actions} />;
}

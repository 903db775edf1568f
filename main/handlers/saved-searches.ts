import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { savedSearchesContract } from '../../shared/ipc/saved-searches.ts';
import type { SavedSearchStore } from '../settings/saved-searches.ts';

/** Handlers of the contract of saved searches. */
export function createSavedSearchHandlers(store: SavedSearchStore): HandlersOf<typeof savedSearchesContract> {
  return {
    'saved-searches:list': () => store.list(),
    'saved-searches:put': ({ search, at }) => store.put(search, at),
    'saved-searches:remove': ({ id }) => store.remove(id),
    'saved-searches:move': ({ id, to }) => store.move(id, to),
  };
}

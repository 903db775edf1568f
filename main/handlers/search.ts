import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { searchContract } from '../../shared/ipc/search.ts';
import type { SearchService } from '../search/search-service.ts';

/** Handlers of the search contract; queries themselves go over the port. */
export function createSearchHandlers(search: SearchService): HandlersOf<typeof searchContract> {
  return {
    'search:connect': async () => search.connect(),
    'search:state': async () => search.state(),
  };
}

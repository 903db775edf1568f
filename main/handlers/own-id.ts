import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { ownIdContract } from '../../shared/ipc/own-id.ts';
import type { CurrentVault } from '../vault/current.ts';

/** What the page can do with a note whose file has the id of another. */
export function createOwnIdHandlers(current: CurrentVault): HandlersOf<typeof ownIdContract> {
  return {
    'own-id:give': async ({ id }) => current.require().giveOwnId(id),
  };
}

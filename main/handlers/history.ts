import type { historyContract } from '../../shared/ipc/history.ts';
import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { trashContract } from '../../shared/ipc/trash.ts';
import type { CurrentVault } from '../vault/current.ts';

/** What the page can do with earlier versions of notes, and with those in the trash. */
export function createHistoryHandlers(
  current: CurrentVault,
): HandlersOf<typeof historyContract & typeof trashContract> {
  return {
    'history:list': async ({ id }) => current.require().history.list(id),
    'history:read': async ({ id, version }) => current.require().history.read(id, version),
    'history:keep': async ({ id }) => current.require().history.keep(id),
    'history:restore': async ({ id, version }) => current.require().history.restore(id, version),
    'trash:list': async () => current.require().trashed(),
    'trash:read': async ({ trashedId }) => current.require().readTrashed(trashedId),
    'trash:delete': async ({ trashedId }) => current.require().deleteTrashed(trashedId),
  };
}

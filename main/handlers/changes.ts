import type { changesContract, tagsContract } from '../../shared/ipc/changes.ts';
import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { CurrentVault } from '../vault/current.ts';

/** What the page can change in several documents at once. */
export function createChangesHandlers(current: CurrentVault): HandlersOf<typeof changesContract & typeof tagsContract> {
  return {
    'changes:apply': async (request) => current.require().changes.apply(request),
    'changes:undo': async ({ changeId }) => current.require().changes.undo(changeId),
    'changes:cancel': async ({ changeId }) => current.require().changes.cancel(changeId),
    'changes:since': async ({ id, baseHash }) => current.require().changes.since(id, baseHash),
    'tags:merge': async ({ from, into }) => current.require().changes.mergeTags(from, into),
    'tags:describe': async (wish) => current.require().changes.describeTag(wish),
  };
}

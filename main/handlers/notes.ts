import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { highlightsContract, notesContract, participantsContract } from '../../shared/ipc/notes.ts';
import type { Desktop } from '../ports.ts';
import type { HeldVault } from '../vault/current.ts';

/** What the page can do with single notes and participants. It names them by id; no path comes in. */
export function createNotesHandlers(
  current: HeldVault,
  desktop: Desktop,
): HandlersOf<typeof notesContract & typeof highlightsContract & typeof participantsContract> {
  return {
    'notes:read': async ({ id }) => {
      const vault = current.require();
      const file = vault.history.shown(await vault.read(id));
      const recovered = vault.takeRecovered(id);
      return recovered ? { ...file, recovered } : file;
    },
    'notes:create': async (note) => current.require().create(note),
    'notes:save': async (request) => current.require().save(request),
    'notes:save-copy': async (note) => current.require().saveCopy(note),
    'notes:journal': async (note) => current.held().keepJournal(note),
    'notes:trash': async ({ id }) => current.require().trash(id),
    'notes:restore': async ({ trashedId }) => current.require().restore(trashedId),
    'highlights:holders': async ({ ids }) => current.require().holders(ids),
    'notes:reveal': async ({ id }) => desktop.reveal(current.require().locate(id)),
    'participants:create': async (input) => current.require().createParticipant(input),
    'participants:read': async ({ id }) => current.require().readParticipant(id),
    'participants:update': async (update) => current.require().updateParticipant(update),
  };
}

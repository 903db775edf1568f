import { createHistory } from '../../main/vault/history.ts';
import { historyPath } from '../../main/vault/history-files.ts';
import type { KeptBecause } from '../../shared/ipc/history.ts';

interface Version {
  text: string | Uint8Array;
  /** A moment with its offset: the app under test may be in another time zone. */
  at: string;
  because?: KeptBecause;
}

/** Puts versions of a note into the app data of a profile, as if they had been kept at these times. Oldest first. */
export async function keepVersions(
  place: { profile: string; vaultId: string; root: string },
  note: { id: string; path: string },
  versions: readonly Version[],
): Promise<void> {
  let now = 0;
  const history = createHistory({
    folder: historyPath(place.profile, place.vaultId, place.root),
    log: { info() {}, error() {} },
    now: () => now,
  });
  for (const { text, at, because = 'saved' } of versions) {
    now = new Date(at).getTime();
    await history.keep(note.id, note.path, Buffer.from(text), because);
  }
  await history.close();
}

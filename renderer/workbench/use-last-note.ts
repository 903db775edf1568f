import { useEffect } from 'react';
import { useNavigation } from '../state/navigation.ts';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { useVault } from '../state/vault.ts';

const pause = 1000; // ms on a note before it counts as the last

/** Opens the note that was on screen when this vault was last used, and remembers the one that is now. */
export function useLastNote(): void {
  const vaultId = useVault((s) => (s.vault.state === 'open' ? s.vault.vault.vaultId : null));
  const loaded = useVault((s) => s.loaded);
  const noteId = useNavigation((s) => (s.place.area === 'interviews' ? s.place.noteId : null));

  useEffect(() => {
    if (vaultId === null || !loaded) return;
    const last = usePreferences.getState().lastNote[vaultId];
    const { place } = useNavigation.getState();
    if (place.area !== 'interviews' || place.noteId !== null) return;
    const there = last !== undefined && useVault.getState().notes.some((note) => note.id === last);
    // Not a step of the user's: going back must not lead to an empty pane.
    useNavigation.setState({ place: { area: 'interviews', noteId: there ? last : null, focus: 'list' } });
  }, [vaultId, loaded]);

  useEffect(() => {
    if (vaultId === null || noteId === null) return;
    const timer = setTimeout(() => {
      const { lastNote } = usePreferences.getState();
      if (lastNote[vaultId] !== noteId) void setPreferences({ lastNote: { ...lastNote, [vaultId]: noteId } });
    }, pause);
    return () => clearTimeout(timer);
  }, [vaultId, noteId]);
}

import { useEffect } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { takeWishedTitle } from '../../state/new-note.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useVault } from '../../state/vault.ts';
import { loadEditor } from './EditorPane.tsx';
import { createNewNote } from './new-note.ts';
import { startNote, watchSessions } from './session/sessions.ts';

/**
 * Offers new interviews while a vault is open, and looks after open notes. A new one is there at once, in memory: it reaches
 * the disk with its first character, or at once where its call clock must survive a restart.
 */
export function NewNoteCommands() {
  const vault = useVault((s) => s.vault);
  const unavailable =
    vault.state !== 'open' ? 'Open a vault first' : vault.vault.readOnly ? 'This vault is open for reading only' : null;
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadEditor());
    const stop = watchSessions();
    return () => {
      cancelIdleCallback(idle);
      stop();
    };
  }, []);
  useCommand('note:new', () => startInterview(false), unavailable);
  useCommand('note:new-call', () => startInterview(true), unavailable);
  return null;
}

function startInterview(call: boolean) {
  const { vault, roster } = useVault.getState();
  if (vault.state !== 'open') return;
  const { filter, go } = useNavigation.getState();
  const title = takeWishedTitle();
  const note = createNewNote({
    now: new Date(),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    roster,
    me: usePreferences.getState().me[vault.vault.vaultId] ?? null,
    // Whoever looks at one team alone is about to talk about it, and the note must not vanish from the list.
    teamIds: filter.teamIds.length === 1 ? filter.teamIds : [],
    call,
    title,
  });
  startNote(note, call || title !== '');
  go({ area: 'interviews', noteId: note.id, focus: title === '' ? 'title' : 'body' });
}

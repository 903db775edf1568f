import { lazy, Suspense, useMemo } from 'react';
import { showLayer, useLayer } from '../../commands/open-layer.ts';
import { ParticipantFinder } from '../../commands/ParticipantFinder.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { editParticipant, useEditedParticipant } from '../../state/edited-participant.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';

const ParticipantDialog = lazy(() => import('./ParticipantDialog.tsx').then((m) => ({ default: m.ParticipantDialog })));

/** Edits a participant: the one of the open interview, or, where that is not one alone, whoever is chosen. */
export function ParticipantCommands() {
  const id = useEditedParticipant((s) => s.id);
  const isChoosing = useLayer((s) => s.open === 'participant');
  const nobodyThere = useVault((s) => s.participants.length === 0);
  const here = useParticipantsHere();
  const only = here.length === 1 ? here[0]! : null;
  useCommand(
    'participant:edit',
    () => (only === null ? showLayer('participant') : editParticipant(only)),
    nobodyThere ? 'The vault has no participants yet' : null,
  );
  return (
    <>
      {isChoosing && (
        <ParticipantFinder label="Edit a participant" enter="edit" onChoose={editParticipant} first={here} />
      )}
      {id !== null && (
        <Suspense fallback={null}>
          <ParticipantDialog key={id} id={id} />
        </Suspense>
      )}
    </>
  );
}

/** Those of the open interview whom the vault knows. */
function useParticipantsHere(): readonly string[] {
  const noteId = useNavigation((s) => (s.place.area === 'interviews' ? s.place.noteId : null));
  const ids = useVault((s) => s.notes.find((note) => note.id === noteId)?.participantIds);
  const participants = useVault((s) => s.participants);
  return useMemo(() => (ids ?? []).filter((id) => participants.some((one) => one.id === id)), [ids, participants]);
}

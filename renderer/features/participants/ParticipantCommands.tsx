import { lazy, Suspense } from 'react';
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
  const only = useOnlyParticipant();
  useCommand(
    'participant:edit',
    () => (only === null ? showLayer('participant') : editParticipant(only)),
    nobodyThere ? 'The vault has no participants yet' : null,
  );
  return (
    <>
      {isChoosing && <ParticipantFinder label="Edit a participant" enter="edit" onChoose={editParticipant} />}
      {id !== null && (
        <Suspense fallback={null}>
          <ParticipantDialog key={id} id={id} />
        </Suspense>
      )}
    </>
  );
}

function useOnlyParticipant(): string | null {
  const noteId = useNavigation((s) => (s.place.area === 'interviews' ? s.place.noteId : null));
  const ids = useVault((s) => s.notes.find((note) => note.id === noteId)?.participantIds);
  const known = useVault((s) => (ids?.length === 1 ? s.participants.find((one) => one.id === ids[0]) : undefined));
  return known?.id ?? null;
}

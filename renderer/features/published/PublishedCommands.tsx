import { showLayer, useLayer } from '../../commands/open-layer.ts';
import { ParticipantFinder } from '../../commands/ParticipantFinder.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { useView } from '../../state/view.ts';

function show(participantId?: string) {
  useView.setState({ focusMode: false });
  useNavigation.getState().go({ area: 'published', ...(participantId !== undefined && { participantId }) });
}

/** The way to what has left, and the question about one person. */
export function PublishedCommands() {
  const nobodyThere = useVault((s) => s.participants.length === 0);
  useCommand('go:published', () => show());
  useCommand(
    'published:person',
    () => showLayer('published'),
    nobodyThere ? 'The vault has no participants yet' : null,
  );
  return useLayer((s) => s.open === 'published') ? (
    <ParticipantFinder label="What have we published about…" enter="show" onChoose={show} />
  ) : null;
}

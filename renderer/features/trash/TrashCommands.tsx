import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useView } from '../../state/view.ts';

/** The way to the trash. What can be done there is offered there. */
export function TrashCommands() {
  useCommand('trash:show', () => {
    useView.setState({ focusMode: false });
    useNavigation.getState().go({ area: 'trash' });
  });
  return null;
}

import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useView } from '../../state/view.ts';

/** The way to the tags. What can be done there is offered there. */
export function TagCommands() {
  useCommand('go:tags', () => {
    useView.setState({ focusMode: false });
    useNavigation.getState().go({ area: 'tags' });
  });
  return null;
}

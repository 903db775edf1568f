import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useView } from '../../state/view.ts';

/** The commands of the findings area that hold everywhere. Mounted by the App while a vault is open. */
export function FindingsCommands() {
  useCommand('go:findings', () => {
    useView.setState({ focusMode: false });
    useNavigation.getState().go({ area: 'findings' });
  });
  return null;
}

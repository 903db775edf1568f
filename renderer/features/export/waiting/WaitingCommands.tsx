import { useEffect } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useView } from '../../../state/view.ts';
import { mirrorWaiting } from '../../../state/waiting.ts';

/** The way to what waits to be sent, wherever the user is. */
export function WaitingCommands() {
  useEffect(mirrorWaiting, []);
  useCommand('go:waiting', () => {
    useView.setState({ focusMode: false });
    useNavigation.getState().go({ area: 'published', waiting: true });
  });
  return null;
}

import { useEffect } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useView } from '../../../state/view.ts';
import { mirrorWaiting } from '../../../state/waiting.ts';
import { stopPublishing, useRunning } from '../pull-request/running.ts';

/** The way to what waits to be sent, and to stop what is being sent, wherever the user is. */
export function WaitingCommands() {
  useEffect(mirrorWaiting, []);
  const isRunning = useRunning((s) => s.run !== null);
  useCommand('export:stop', stopPublishing, isRunning ? null : 'Nothing is being published');
  useCommand('go:waiting', () => {
    useView.setState({ focusMode: false });
    useNavigation.getState().go({ area: 'published', waiting: true });
  });
  return null;
}

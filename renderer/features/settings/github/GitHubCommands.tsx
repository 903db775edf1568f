import { lazy, Suspense } from 'react';
import type { Account } from '../../../../shared/ipc/github.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { openConnect, useGitHub } from '../../../state/github.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useView } from '../../../state/view.ts';

const ConnectDialog = lazy(() => import('./ConnectDialog.tsx').then((m) => ({ default: m.ConnectDialog })));

/** The ways to the accounts, and the dialog that connects one, wherever it is asked for. */
export function GitHubCommands() {
  const connecting = useGitHub((s) => s.connecting);
  useCommand('github:connect', () => openConnect());
  useCommand('github:accounts', () => {
    useView.setState({ focusMode: false });
    useNavigation.getState().go({ area: 'settings', section: 'github' });
  });
  const close = (account: Account | null) => {
    useGitHub.setState({ connecting: null });
    // The dialog gives the focus back first: what follows may be a dialog of its own.
    if (account && connecting?.onConnected) setTimeout(connecting.onConnected, 0, account);
  };
  return connecting ? (
    <Suspense>
      <ConnectDialog connecting={connecting} onClose={close} />
    </Suspense>
  ) : null;
}

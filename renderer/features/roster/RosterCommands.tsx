import { useState } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { useView } from '../../state/view.ts';
import { RosterImportDialog } from './RosterImportDialog.tsx';

/** The roster's commands and its import dialog. Mounted by the App while a vault is open. */
export function RosterCommands() {
  const [importing, setImporting] = useState(false);
  const vault = useVault((s) => s.vault);
  const writable = vault.state === 'open' && vault.vault.readOnly === null;
  useCommand('roster:import', () => setImporting(true), writable ? null : 'The vault cannot be changed now');
  useCommand('roster:show', () => {
    useView.setState({ focusMode: false });
    useNavigation.getState().go({ area: 'roster' });
  });
  return <RosterImportDialog open={importing} onOpenChange={setImporting} />;
}

import { useEffect, useRef } from 'react';
import { listen } from '../api.ts';
import { useNavigation } from '../state/navigation.ts';
import { clearStatus } from '../state/status.ts';
import { useVault } from '../state/vault.ts';
import { clearToasts } from '../ui/Toast.tsx';
import { showLayer } from './open-layer.ts';
import { useCommand } from './use-command.ts';
import { vaultAction } from './vault-actions.ts';

/** Commands about the vault as a whole, with or without one open. */
export function VaultCommands() {
  const vault = useVault((s) => s.vault);
  const open = vault.state === 'open' ? vault.vault : null;
  const none = open ? null : 'Open a vault first';
  useCommand('vault:create', () => void vaultAction('vault:create'));
  useCommand('vault:open', () => void vaultAction('vault:open'));
  useCommand('vault:open-sample', () => void vaultAction('vault:open-sample'), open?.sample ? 'It is open' : null);
  useCommand(
    'vault:remove-sample',
    () => void vaultAction('vault:remove-sample'),
    open?.sample ? null : 'Only while the sample vault is open',
  );
  const missing = vault.state === 'open' ? (vault.missing ?? 0) : 0;
  useCommand(
    'vault:accept-missing',
    () => void vaultAction('vault:accept-missing'),
    missing > 0 ? null : 'No file is missing',
  );
  useCommand('vault:reveal', () => void vaultAction('vault:reveal'), none);
  useCommand('vault:close', () => void vaultAction('vault:close'), vault.state === 'none' ? 'No vault is open' : null);
  useCommand('switcher:open', () => showLayer('switcher'), none);

  useEffect(() => listen('vault:asked', () => void vaultAction('vault:open-asked')), []);

  const vaultId = vault.state === 'open' || vault.state === 'gone' ? vault.vault.vaultId : null;
  const before = useRef(vaultId);
  useEffect(() => {
    if (before.current !== null && before.current !== vaultId) {
      useNavigation.getState().reset();
      clearStatus();
      clearToasts();
    }
    before.current = vaultId;
  }, [vaultId]);
  return null;
}

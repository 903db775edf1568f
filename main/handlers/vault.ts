import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { vaultContract } from '../../shared/ipc/vault.ts';
import type { VaultManager } from '../vault/vault-manager.ts';

/** What the page can do with the vault as a whole. The first questions wait for the vault that is opening at start: `opened`. */
export function createVaultHandlers(
  vaults: VaultManager,
  opened: Promise<unknown> = Promise.resolve(),
): HandlersOf<typeof vaultContract> {
  return {
    'vault:state': async () => {
      await opened;
      return vaults.state();
    },
    'vault:recent': () => vaults.recent(),
    'vault:create': () => vaults.create(),
    'vault:open': () => vaults.open(),
    'vault:open-asked': () => vaults.openAsked(),
    'vault:open-recent': ({ vaultId }) => vaults.openRecent(vaultId),
    'vault:open-sample': () => vaults.openSample(),
    'vault:remove-sample': () => vaults.removeSample(),
    'vault:close': () => vaults.leave(),
    'vault:catalogue': async () => {
      await opened;
      return JSON.stringify(vaults.require().catalogue());
    },
    'vault:accept-missing': () => vaults.require().acceptMissing(),
    'vault:reveal': async () => vaults.reveal(),
  };
}

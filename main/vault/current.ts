import type { VaultState } from '../../shared/ipc/vault.ts';
import type { Vault } from './vault.ts';

/** The vault that is open now, if any. What other services of main know of vault handling. */
export interface CurrentVault {
  state(): VaultState;
  /** Throws AppError 'no-vault' where none is open, 'vault-gone' while its folder is away. */
  require(): Vault;
  /** Called with the vault that is open, with each that opens, and with `null` when it closes. Returns the function that stops. */
  onOpened(listener: (vault: Vault | null) => void): () => void;
}

/** The same for what must go on while the vault's folder is away. */
export interface HeldVault extends CurrentVault {
  /** The vault that is open, its folder there or not. Throws AppError 'no-vault'. */
  held(): Vault;
}

import { VaultConfig } from '../../shared/domain/vault-config.ts';
import { monthsHeard } from '../../shared/privacy/singled-out.ts';
import type { Vault } from '../vault/vault.ts';
import type { Leaving } from './gate/protocol.ts';

/** A part of `fieldbook.yml`, at its defaults where the vault has none. */
export function settingOf<K extends 'export' | 'privacy'>({ info }: Pick<Vault, 'info'>, part: K): VaultConfig[K] {
  return info.config?.[part] ?? (VaultConfig.shape[part].parse(undefined) as VaultConfig[K]);
}

/** What the gate has to know of a vault to tell who is singled out. */
export function privacyOf(vault: Pick<Vault, 'info' | 'catalogue'>): Leaving['privacy'] {
  return { k: settingOf(vault, 'privacy').k, months: monthsHeard(vault.catalogue().notes) };
}

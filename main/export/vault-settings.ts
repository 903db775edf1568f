import { ReadConfig } from '../../shared/domain/vault-config.ts';
import { monthsHeard } from '../../shared/privacy/singled-out.ts';
import type { Vault } from '../vault/vault.ts';
import type { Outgoing } from './gate/protocol.ts';

/** A part of `fieldbook.yml`, at its defaults where the vault has none. */
export function settingOf<K extends 'export' | 'privacy'>({ info }: Pick<Vault, 'info'>, part: K): ReadConfig[K] {
  return info.config?.[part] ?? (ReadConfig.shape[part].parse(undefined) as ReadConfig[K]);
}

/** What the gate has to know of a vault to tell who is singled out. */
export function privacyOf(vault: Pick<Vault, 'info' | 'catalogue'>): Outgoing['privacy'] {
  return { k: settingOf(vault, 'privacy').k, months: monthsHeard(vault.catalogue().notes) };
}

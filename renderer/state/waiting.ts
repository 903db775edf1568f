import { create } from 'zustand';
import type { Waiting } from '../../shared/ipc/export.ts';
import { call, listen } from '../api.ts';
import { useVault, vaultIdOf } from './vault.ts';

interface WaitingStore {
  /** Newest first. */
  waiting: readonly Waiting[];
}

/** What is ready and waits to be sent, as main keeps it for the open vault. */
export const useWaiting = create<WaitingStore>(() => ({ waiting: [] }));

/** Mirrors what waits in the open vault. Returns the function that stops it. */
export function mirrorWaiting(): () => void {
  let asked = 0;
  const read = async () => {
    const mine = ++asked;
    const isOpen = useVault.getState().vault.state === 'open';
    const waiting = isOpen ? await call('export:waiting').catch(() => []) : [];
    if (mine === asked) useWaiting.setState({ waiting });
  };
  const stops = [
    listen('export:waiting-changed', () => void read()),
    useVault.subscribe((now, before) => {
      if (vaultIdOf(now.vault) !== vaultIdOf(before.vault) || now.vault.state !== before.vault.state) void read();
    }),
  ];
  void read();
  return () => {
    for (const stop of stops) stop();
  };
}

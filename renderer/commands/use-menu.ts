import { useEffect } from 'react';
import { type CommandId, commandIds } from '../../shared/commands.ts';
import { call, listen } from '../api.ts';
import { runWhenOffered, useCommands } from './use-command.ts';

const pause = 50; // ms: a change of place swaps many offers at once

/** Runs what is chosen in the native menu, and tells main which commands apply now so that the menu shows the same. */
export function useMenu(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = '';
    const tell = () => {
      const enabled = enabledCommands();
      if (enabled.join() === told) return;
      told = enabled.join();
      void call('app:command-state', { enabled });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, pause);
    };
    later();
    const stops = [
      useCommands.subscribe(later),
      listen('command:run', ({ command }) => {
        if (commandIds.includes(command as CommandId)) runWhenOffered(command as CommandId);
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, []);
}

function enabledCommands(): CommandId[] {
  const { offers } = useCommands.getState();
  return commandIds.filter((id) => offers.get(id)?.at(-1)?.unavailable === null);
}

import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { commandIds, definitionOf, keysOf } from '../../shared/commands.ts';
import { isMac } from '../ui/keys.ts';
import { runCommand } from './use-command.ts';

/**
 * Runs commands by their keys, wherever the focus is. A pane that used the key itself (`preventDefault`) comes first, keys of a
 * pane's own (`scope`) are left to it, and nothing runs behind a modal dialog, while text is composed, or with AltGr.
 */
export function useKeys(): void {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    for (const id of commandIds) {
      if (definitionOf(id).scope) continue;
      for (const keys of keysOf(id, isMac)) {
        bindings[keys] = (event) => {
          event.preventDefault();
          runCommand(id);
        };
      }
    }
    return tinykeys(window, bindings, { ignore: isNotOurs });
  }, []);
}

function isNotOurs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat || event.getModifierState?.('AltGraph')) return true;
  return document.querySelector('[role="dialog"][data-modal]') !== null;
}

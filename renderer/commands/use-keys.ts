import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { type CommandId, commandIds, definitionOf, keysOf } from '../../shared/commands.ts';
import { isMac } from '../ui/keys.ts';
import { runCommand, runWhenOffered } from './use-command.ts';

/**
 * Runs commands by their keys, wherever the focus is, before anything else sees them. Keys that a pane uses too (`scope`) are
 * left to it first and run here where it did not (`preventDefault`). Nothing runs behind a modal dialog, while text is
 * composed, or with AltGr.
 */
export function useKeys(): void {
  useEffect(() => {
    const isOthersFirst = (id: CommandId) => definitionOf(id).scope !== undefined || definitionOf(id).outsideText;
    const scoped = new Set(commandIds.filter(isOthersFirst).flatMap((id) => keysOf(id, isMac)));
    const first: Bindings = {};
    const afterPanes: Bindings = {};
    for (const id of commandIds) {
      if (definitionOf(id).scope) continue;
      for (const keys of keysOf(id, isMac)) {
        (scoped.has(keys) ? afterPanes : first)[keys] = (event) => {
          if (isBehindDialog() || (definitionOf(id).outsideText && isInText(event))) return;
          event.preventDefault();
          event.stopPropagation();
          runWhenOffered(id);
        };
      }
    }
    const stops = [
      tinykeys(window, first, { ignore: isNotOurs, capture: true }),
      tinykeys(window, afterPanes, { ignore: isNotOurs }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}

/**
 * Runs a command that has a `scope` by its keys, wherever the focus is, while the calling pane is on screen: before others that use
 * the same keys elsewhere.
 */
export function usePaneKeys(id: CommandId): void {
  useEffect(() => {
    const run = (event: KeyboardEvent) => {
      if (isBehindDialog()) return;
      event.preventDefault();
      event.stopPropagation();
      runCommand(id);
    };
    const bindings = Object.fromEntries(keysOf(id, isMac).map((keys) => [keys, run]));
    return tinykeys(window, bindings, { ignore: isNotOurs, capture: true });
  }, [id]);
}

type Bindings = Record<string, (event: KeyboardEvent) => void>;

function isNotOurs(event: KeyboardEvent): boolean {
  return event.defaultPrevented || event.isComposing || event.repeat || event.getModifierState?.('AltGraph') === true;
}

/** Whether a key goes to a field or an editor, which undo what is typed in them by themselves. */
function isInText(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (target instanceof HTMLInputElement) return !/^(?:checkbox|radio|button|range|color)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

/** Asked for a command's keys alone: it looks through the whole page, which is felt with every letter of a long note. */
function isBehindDialog(): boolean {
  // One that is fading out is in nobody's way: a fast typist's next key must not get lost.
  return document.querySelector('[role="dialog"][data-modal]:not([data-closed])') !== null;
}

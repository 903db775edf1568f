import { type KeyboardEvent, useRef, useState } from 'react';
import type { CompleteAnswer } from '../../../../shared/search/protocol.ts';
import { link } from '../SearchTalk.tsx';
import { completionWish } from './completion-wish.ts';

interface Offered {
  items: CompleteAnswer['items'];
  place: CompleteAnswer['place'] | null;
  /** Which item Enter takes; `null` where the list only waits for Tab. */
  active: number | null;
}

const nothing: Offered = { items: [], place: null, active: null };

export interface CompletionState extends Offered {
  open: boolean;
  /** Offers what fits at the caret of the input, or stops offering. `asked`: whatever stands there. */
  look(input: string, caret: number, asked?: boolean): void;
  close(): void;
  /** Takes a key that belongs to the list; returns whether it did. */
  key(event: KeyboardEvent<HTMLInputElement>, accept: (index: number) => void): boolean;
  setActive(index: number): void;
}

/** What may be written at the caret, as the vault has it. */
export function useCompletion(): CompletionState {
  const [offered, setOffered] = useState(nothing);
  const turn = useRef(0);
  const { items, active } = offered;
  const open = items.length > 0;

  const close = () => {
    turn.current++;
    if (offered !== nothing) setOffered(nothing);
  };
  const look = (input: string, caret: number, asked = false) => {
    const wish = asked ? 'values' : completionWish(input, caret);
    if (wish === null) return close();
    const own = ++turn.current;
    link.current?.ask('complete', { query: input, caret }, ({ items, place }) => {
      if (own !== turn.current) return; // the caret is elsewhere by now
      const before = input.slice(0, place.end);
      const isThere = items.length === 1 && before.endsWith(items[0]!.insert) && place.end === caret;
      setOffered(items.length === 0 || isThere ? nothing : { items, place, active: wish === 'values' ? 0 : null });
    });
  };
  const key: CompletionState['key'] = (event, accept) => {
    const { selectionStart, value } = event.currentTarget;
    const asks = (event.ctrlKey && event.key === ' ') || (event.altKey && event.key === 'ArrowDown');
    if (asks) {
      look(value, selectionStart ?? value.length, true);
      return true;
    }
    if (!open || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    if (event.key === 'Escape') {
      close();
      event.stopPropagation();
      return true;
    }
    if (event.key === 'Tab') {
      accept(active ?? 0);
      return true;
    }
    if (active === null) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (event.key === 'Enter') accept(active);
    else if (steps === undefined) return false;
    else if (Math.abs(steps) === 1) setActive((active + steps + items.length) % items.length);
    else setActive(Math.min(items.length - 1, Math.max(0, active + steps)));
    event.stopPropagation();
    return true;
  };
  const setActive = (index: number) => setOffered((now) => ({ ...now, active: index }));

  return { ...offered, open, look, close, key, setActive };
}

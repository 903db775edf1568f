import { type KeyboardEvent, useRef, useState } from 'react';
import type { CompleteAnswer } from '../../../../shared/search/protocol.ts';
import { link } from '../SearchTalk.tsx';
import { completionWish } from './completion-wish.ts';

type Item = CompleteAnswer['items'][number];
type Place = CompleteAnswer['place'];
type Accept = (item: Item, place: Place) => void;

interface Offered {
  items: Item[];
  place: Place | null;
  /** The input that the items are for. */
  input: string;
  /** Which item Enter takes; `null` where the list only waits for Tab. */
  active: number | null;
}

const nothing: Offered = { items: [], place: null, input: '', active: null };

export interface CompletionState extends Offered {
  open: boolean;
  /** Offers what fits at the caret of the input, or stops offering. `isAsked`: whatever stands there. */
  look(input: string, caret: number, isAsked?: boolean): void;
  close(): void;
  /** Takes a key that belongs to the list; returns whether it did. */
  key(event: KeyboardEvent<HTMLInputElement>): boolean;
  /** Takes an item. */
  take(index: number): void;
  setActive(index: number): void;
}

/** What may be written at the caret, as the vault has it. */
export function useCompletion(accept: Accept): CompletionState {
  const [offered, setOffered] = useState(nothing);
  const turn = useRef(0);
  const asked = useRef('');
  /** Enter was quicker than the items for what has been typed last. */
  const isAwaited = useRef(false);
  const latest = useRef(accept);
  latest.current = accept;
  const { items, active } = offered;
  const open = items.length > 0;

  const close = () => {
    turn.current++;
    asked.current = '';
    isAwaited.current = false;
    if (offered !== nothing) setOffered(nothing);
  };
  const look = (input: string, caret: number, isAsked = false) => {
    const wish = isAsked ? 'values' : completionWish(input, caret);
    if (wish === null) return close();
    const question = `${caret} ${input}`;
    if (question === asked.current && !isAsked) return;
    asked.current = question;
    const own = ++turn.current;
    isAwaited.current = false;
    link.current?.ask('complete', { query: input, caret }, ({ items, place }) => {
      if (own !== turn.current) return; // the caret is elsewhere by now
      const [best] = items;
      const awaited = isAwaited.current;
      isAwaited.current = false;
      setOffered(best ? { items, place, input, active: wish === 'values' ? 0 : null } : nothing);
      if (awaited && best) latest.current(best, place);
    });
  };
  const key: CompletionState['key'] = (event) => {
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
    if (event.key === 'Tab' || (event.key === 'Enter' && active !== null)) {
      if (offered.input === value) take(active ?? 0);
      else isAwaited.current = true;
      event.stopPropagation();
      return true;
    }
    if (active === null) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (steps === undefined) return false;
    if (Math.abs(steps) === 1) setActive((active + steps + items.length) % items.length);
    else setActive(Math.min(items.length - 1, Math.max(0, active + steps)));
    event.stopPropagation();
    return true;
  };
  const take = (index: number) => {
    const item = items[index];
    if (item && offered.place) latest.current(item, offered.place);
  };
  const setActive = (index: number) => setOffered((now) => ({ ...now, active: index }));

  return { ...offered, open, look, close, key, take, setActive };
}

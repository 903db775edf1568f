import type { Popover } from '@base-ui/react/popover';
import type { ComponentProps, RefObject } from 'react';

type InitialFocus = NonNullable<ComponentProps<typeof Popover.Popup>['initialFocus']>;

const reachable = ['input:not([type=hidden])', 'textarea', 'select', 'button', 'a[href]', '[tabindex]']
  .map((one) => `${one}:not(:disabled):not([tabindex="-1"])`)
  .join();

/**
 * For `initialFocus` of a layer: it has the focus as soon as it is there. By itself it gets it with the next frame, and what
 * somebody types until then, who opened it by a key and goes on, would go to what was focused before. `wanted` is what takes the
 * focus, the first control of the `layer` if left out.
 */
export function focusAtOnce(layer: RefObject<HTMLElement | null>, wanted: InitialFocus = true): InitialFocus {
  return (openedBy) => {
    const asked = typeof wanted === 'function' ? wanted(openedBy) : wanted;
    if (asked === false || asked === undefined) return false;
    const named = asked instanceof HTMLElement ? asked : typeof asked === 'object' ? asked?.current : null;
    // A finger that opened it has no keyboard to type on yet.
    if (openedBy === 'touch') return named ?? true;
    const first = named ?? layer.current?.querySelector<HTMLElement>(reachable) ?? null;
    // What is in the layer may have taken it already.
    if (layer.current?.contains(document.activeElement)) return false;
    // Where the layer will stand is not known yet, and nothing is to scroll there.
    first?.focus({ preventScroll: true });
    return document.activeElement === first ? false : first;
  };
}

import { useEffect, useState } from 'react';

/**
 * For what closes a layer whose opener is gone by then: after the next change on screen, the element has the focus unless something
 * else has. Returns the function to call when the layer closes.
 */
export function useFocusKept(element: () => HTMLElement | null | undefined): () => void {
  const [closed, setClosed] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that a layer closes
  useEffect(() => {
    if (closed === 0) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) element()?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [closed]);
  return () => setClosed((count) => count + 1);
}

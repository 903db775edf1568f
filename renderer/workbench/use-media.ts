import { useEffect, useState } from 'react';

/** A small window, or 200 % zoom in a usual one: one pane at a time. */
export const compactWindow = '(max-width: 719px)';

/** Whether a media query holds, live. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = () => setMatches(list.matches);
    update();
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}

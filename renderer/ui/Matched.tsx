import type { ReactNode } from 'react';
import type { Stretch } from './fuzzy.ts';

/** A text with the stretches that fit the query in bold. */
export function Matched({ text, stretches }: { text: string; stretches: readonly Stretch[] }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [start, end] of stretches) {
    if (start >= text.length) break;
    if (start > from) parts.push(text.slice(from, start));
    parts.push(<b key={start}>{text.slice(start, Math.min(end, text.length))}</b>);
    from = end;
  }
  if (from < text.length) parts.push(text.slice(from));
  return <>{parts}</>;
}

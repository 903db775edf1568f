import { Fragment, type ReactNode } from 'react';
import styles from './Search.module.css';

/** A text with its hits bold and underlined, so that they can stand inside a highlight. Spans are `[start, end)`, in order. */
export function MarkedText({ text, spans }: { text: string; spans: readonly (readonly [number, number])[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start < at) continue;
    parts.push(
      <Fragment key={start}>
        {text.slice(at, start)}
        <b className={styles.hit}>{text.slice(start, end)}</b>
      </Fragment>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

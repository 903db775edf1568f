import { createContext, type KeyboardEvent, type MouseEvent, type ReactNode, useContext } from 'react';
import { openChoices, useReviewState } from '../review/review-store.ts';
import styles from './Hit.module.css';
import type { Piece, TextMark } from './mark-pieces.ts';

const states: Record<TextMark['state'], string> = {
  open: 'Name to decide',
  kept: 'Kept',
  replaced: 'Replaced',
  redacted: 'Redacted',
};

/** Where the text that marks are counted from stands in its surface. */
export const OffsetContext = createContext(0);

/** A hit, or what took its place, where it stands. A click opens its choices. */
function Hit({ mark: { hitId, state, start }, children }: { mark: TextMark; children: ReactNode }) {
  const offset = useContext(OffsetContext);
  const isCurrent = useReviewState((s) => s.current === hitId);
  const open = (event: MouseEvent<HTMLElement> | KeyboardEvent<HTMLElement>) => {
    event.preventDefault();
    event.stopPropagation();
    openChoices(hitId, event.currentTarget, event.type === 'keydown');
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button's box does not break over lines as words do
    <span
      role="button"
      tabIndex={-1}
      aria-haspopup="dialog"
      aria-description={states[state]}
      className={styles.hit}
      data-mark={state}
      data-hit={hitId}
      data-start={offset + start}
      data-current={isCurrent || undefined}
      onClick={(event) => document.getSelection()?.isCollapsed !== false && open(event)}
      onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && open(event)}
    >
      {children}
    </span>
  );
}

/** A text cut at its hits. */
export function Pieces({ of }: { of: readonly Piece[] }) {
  return of.map(({ text, mark }, i) =>
    mark ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces keep their places when a decision changes their words
      <Hit key={i} mark={mark}>
        {text}
      </Hit>
    ) : (
      text
    ),
  );
}

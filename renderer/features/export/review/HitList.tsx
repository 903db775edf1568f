import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import type { Bundle } from '../../../../shared/ipc/export.ts';
import styles from './HitList.module.css';
import { HitRow } from './HitRow.tsx';
import { rowElement } from './places.ts';
import { lookAt, useReviewState } from './review-store.ts';
import type { Review } from './use-review.ts';

const rowHeight = 52;

/** Each hit with what to do about it, in the order of the document. The middle choice shows its result. */
export function HitList({ review }: { review: Review }) {
  const { hits } = review;
  const scroller = useRef<HTMLDivElement>(null);
  const current = useReviewState((s) => s.current);
  const at = hits.findIndex(({ hitId }) => hitId === current);
  const extract = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return at < 0 || shown.includes(at) ? shown : [...shown, at].sort((a, b) => a - b);
    },
    [at],
  );
  const virtual = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => hits[index]?.hitId ?? index,
    rangeExtractor: extract,
    overscan: 6,
    initialRect: { width: 400, height: window.innerHeight / 2 },
  });
  const scrolledTo = useRef<string | null>(null);
  useEffect(() => {
    if (current === scrolledTo.current || at < 0) return;
    scrolledTo.current = current;
    virtual.scrollToIndex(at, { align: 'auto' });
  }, [current, at, virtual]);

  if (hits.length === 0) {
    return (
      <p className={styles.none}>
        No name, e-mail, company, handle or number was found in this export. Read it once more: people can be recognized
        by what they say, too.
      </p>
    );
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -hits.length, End: hits.length }[
      event.key
    ];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = hits[Math.max(0, Math.min(hits.length - 1, at + step))];
    if (!next) return;
    review.look(next.hitId);
    if (scroller.current) rowElement(scroller.current, next.hitId)?.focus({ preventScroll: true });
  };
  return (
    <div ref={scroller} data-hit-list="" className={styles.list} onKeyDownCapture={onKeyDown}>
      <ul className={styles.hits} aria-label="Names found" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const hit = hits[item.index];
          return (
            hit && (
              <HitRow
                key={item.key}
                ref={virtual.measureElement}
                index={item.index}
                of={hits.length}
                top={item.start}
                hit={hit}
                isCurrent={item.index === at}
                onCurrent={() => lookAt(hit.hitId)}
                onShow={() => review.look(hit.hitId)}
                onChoose={(choice) => review.choose(hit.hitId, choice, 'this', false)}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}

/** "2 to decide" or "All decided", with an icon so that color is not the only sign. */
export function PrivacyState({ bundle, open }: { bundle: Bundle | null; open: number }) {
  if (!bundle || bundle.hits.length === 0) return null;
  return (
    <span className={styles.state} data-tone={open > 0 ? 'warn' : 'ok'}>
      {open > 0 ? <ShieldAlert size={14} aria-hidden /> : <ShieldCheck size={14} aria-hidden />}
      {open > 0 ? `${open} to decide` : 'All decided'}
    </span>
  );
}

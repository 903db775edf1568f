import { useContext, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { plural } from '../../../ui/format.ts';
import styles from './Review.module.css';
import { ReviewContext } from './review-context.ts';
import { Thread } from './Thread.tsx';
import type { ReviewThread } from './use-reviews-of.ts';

/** So many threads stand at one place at first. */
const atFirst = 3;

/** What reviewers say of a quote, below it. */
export function QuoteThreads({ highlightId }: { highlightId: string }) {
  const threads = useContext(ReviewContext)?.byQuote.get(highlightId);
  return threads ? <Threads threads={threads} className={styles.beside} /> : null;
}

/** Threads one below the other; of many the newest, the others on request. */
export function Threads({ threads, className }: { threads: readonly ReviewThread[]; className?: string | undefined }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? threads : threads.slice(-atFirst);
  const earlier = threads.length - shown.length;
  return (
    <div className={className}>
      {earlier > 0 && (
        <Button variant="quiet" onClick={() => setWhole(true)}>
          Show {plural(earlier, 'earlier comment')}
        </Button>
      )}
      {shown.map((thread) => (
        <Thread key={`${thread.review.number} ${thread.comments[0]!.thread}`} thread={thread} />
      ))}
    </div>
  );
}

import { MessageSquareWarning } from 'lucide-react';
import { useReviews } from '../../../state/reviews.ts';
import styles from './ReviewSignLabel.module.css';
import { signWords } from './review-words.ts';

/** On the card of a finding: that a review waits for something. Nothing where none does. */
export function ReviewSignLabel({ findingId }: { findingId: string }) {
  const sign = useReviews((s) => s.signs.get(findingId));
  const words = signWords(sign);
  if (!sign || words === null) return null;
  return (
    <span className={styles.sign} data-tone={sign.changes || sign.waiting > 0 ? 'warn' : undefined} title={words}>
      <MessageSquareWarning size={14} aria-hidden />
      <span className={styles.clip}>{words}</span>
    </span>
  );
}

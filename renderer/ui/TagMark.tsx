import { Tag } from 'lucide-react';
import styles from './TeamDot.module.css';

/** What stands before a tag: a dot in its color (hue 1–10 of the tokens), or the sign of a tag where it has none. */
export function TagMark({ hue }: { hue: number | undefined }) {
  if (hue === undefined) return <Tag size={14} aria-hidden />;
  return <i aria-hidden className={styles.dot} data-hue={hue} />;
}

import { CircleSlash } from 'lucide-react';
import styles from './PullRequest.module.css';

/** That the publishing was stopped, and what is left of it. */
export function StoppedNote({ sentence }: { sentence: string }) {
  return (
    <p role="status" className={styles.stopped}>
      <CircleSlash size={14} aria-hidden />
      {sentence}
    </p>
  );
}

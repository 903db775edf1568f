import { useEffect } from 'react';
import { announce } from '../../../state/status.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { isFree } from '../review/free-keys.ts';
import styles from './PullRequest.module.css';
import type { Run } from './publish-state.ts';
import { stopPublishing } from './running.ts';
import { stepWords } from './step-words.ts';

interface Props {
  run: Run;
  /** It is another document, or goes elsewhere than what is on screen. */
  isOther: boolean;
}

/** How far the publishing is, with the way to stop it. Each step is spoken once. */
export function PublishProgress({ run, isOther }: Props) {
  const { done, total, place, title, isStopping } = run;
  const words = stepWords(run);
  useEffect(() => announce(words), [words]);
  useEscapeToStop();
  const label = isOther ? `Publishing “${title}” to ${place}` : `Publishing to ${place}`;
  return (
    <section aria-label="Publishing" className={styles.progress}>
      <div className={styles.how}>
        <p className={styles.what}>
          <span className={styles.step} title={label}>
            {isOther ? `“${title}”: ${words}` : words}…
          </span>
          {total > 0 && (
            <span className={styles.count}>
              {done.toLocaleString('en-US')} of {total.toLocaleString('en-US')}
            </span>
          )}
        </p>
        <ProgressBar label={label} done={done} total={Math.max(total, 1)} valueText={words} />
      </div>
      <Button variant="quiet" disabled={isStopping} keys="Escape" aria-keyshortcuts="Escape" onClick={stopPublishing}>
        {isStopping ? 'Stopping…' : 'Cancel'}
      </Button>
    </section>
  );
}

/** Escape stops it, before the button that has the focus and cannot be pressed just now takes the key for itself. */
function useEscapeToStop() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat || event.shiftKey || !isFree(event)) return;
      event.preventDefault();
      event.stopPropagation();
      stopPublishing();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

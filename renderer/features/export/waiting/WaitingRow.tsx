import { Trash2 } from 'lucide-react';
import type { Waiting } from '../../../../shared/ipc/export.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { shownName } from '../../../ui/shown-name.ts';
import { PublishProgress } from '../pull-request/PublishProgress.tsx';
import { useRunning } from '../pull-request/running.ts';
import type { Sending } from './use-sending.ts';
import styles from './Waiting.module.css';
import { aboutWaiting, lastSentence, placeOfWaiting, titleOfWaiting, waysOfWaiting } from './waiting-words.ts';

interface Props {
  waiting: Waiting;
  sending: Sending;
  /** Left out where the document is on screen already. */
  onReview?: (waiting: Waiting) => void;
}

/** One that waits: what, where to, since when, why it did not go, and what can be done with it. */
export function WaitingRow({ waiting, sending, onReview }: Props) {
  const run = useRunning((s) => s.run);
  const { waitingId } = waiting;
  const title = titleOfWaiting(waiting);
  const sentence = lastSentence(waiting);
  const ways = waysOfWaiting(waiting);
  const isBusy = run !== null;
  return (
    <li>
      <div className={styles.line}>
        <div className={styles.texts}>
          <span className={styles.title} dir="auto" title={title}>
            {title}
          </span>
          {ways !== 'discard' && (
            <>
              <span className={styles.meta}>
                {placeOfWaiting(waiting)} · {shownName(waiting.branch)}
              </span>
              <span className={styles.meta}>{aboutWaiting(waiting)}</span>
            </>
          )}
        </div>
        <div className={styles.buttons}>
          {ways === 'send' && (
            <Button
              aria-label={`Send ${title}`}
              disabled={isBusy}
              title={isBusy ? 'Another export is on its way' : undefined}
              onClick={() => sending.send(waiting)}
            >
              {waiting.exposed ? 'Send…' : 'Send'}
            </Button>
          )}
          {onReview && ways !== 'discard' && (
            <Button
              variant={ways === 'send' ? 'quiet' : 'default'}
              aria-label={`Open ${title}`}
              onClick={() => onReview(waiting)}
            >
              Open
            </Button>
          )}
          <IconButton
            label={`Discard ${title}`}
            icon={<Trash2 size={16} aria-hidden />}
            disabled={run?.bundleId === waitingId}
            onClick={() => sending.askToDiscard(waiting)}
          />
        </div>
      </div>
      {run?.bundleId === waitingId ? (
        <PublishProgress run={run} isOther={false} />
      ) : (
        sentence && <ErrorNote>{sentence}</ErrorNote>
      )}
    </li>
  );
}

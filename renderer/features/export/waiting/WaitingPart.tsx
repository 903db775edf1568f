import { useEffect, useRef } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useWaiting } from '../../../state/waiting.ts';
import { reviewWaiting } from './review-waiting.ts';
import { useSending } from './use-sending.ts';
import styles from './Waiting.module.css';
import { WaitingDialogs } from './WaitingDialogs.tsx';
import { WaitingRow } from './WaitingRow.tsx';
import { hasEnded, waysOfWaiting } from './waiting-words.ts';

/** Everything that is ready and waits to be sent, above what has left. Nothing where nothing waits, unless it was asked for. */
export function WaitingPart({ asked }: { asked: boolean }) {
  const waiting = useWaiting((s) => s.waiting);
  const sending = useSending();
  const part = useRef<HTMLElement>(null);
  const first = waiting.find((one) => waysOfWaiting(one) === 'send');
  useCommand('waiting:send', () => first && sending.send(first), first ? null : 'Nothing waits to be sent');
  useEffect(() => {
    if (asked) part.current?.focus();
  }, [asked]);
  if (waiting.length === 0 && !asked) return null;
  const review = (one: Parameters<typeof reviewWaiting>[0], followUp = false) => {
    sending.close();
    reviewWaiting(one, followUp);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard
    <section ref={part} tabIndex={0} aria-labelledby="waiting-head" className={styles.part}>
      <div className={styles.head}>
        <h2 id="waiting-head">Waiting to be sent</h2>
        {waiting.length > 0 && <span className={styles.count}>{waiting.length.toLocaleString('en-US')}</span>}
      </div>
      {waiting.length === 0 ? (
        <p className={styles.hint}>
          Nothing waits. When GitHub cannot be reached, an export can be kept ready; it is sent when you say so.
        </p>
      ) : (
        <ul className={styles.rows} aria-label="Waiting to be sent">
          {waiting.map((one) => (
            <WaitingRow
              key={one.waitingId}
              waiting={one}
              sending={sending}
              onReview={(which) => review(which, hasEnded(which))}
            />
          ))}
        </ul>
      )}
      <WaitingDialogs sending={sending} onReview={(one) => review(one, true)} />
    </section>
  );
}

/** The same at its place: asked for where the way there was the one to it. */
export function WaitingAtPublished() {
  const place = useNavigation((s) => s.place);
  return <WaitingPart asked={place.area === 'published' && place.waiting === true} />;
}

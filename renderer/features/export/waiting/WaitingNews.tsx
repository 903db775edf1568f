import { Clock } from 'lucide-react';
import type { Bundle, Target } from '../../../../shared/ipc/export.ts';
import { runCommand } from '../../../commands/use-command.ts';
import { useWaiting } from '../../../state/waiting.ts';
import { Button } from '../../../ui/Button.tsx';
import { plural } from '../../../ui/format.ts';
import news from '../pull-request/PullRequest.module.css';
import { reviewWaiting } from './review-waiting.ts';
import { useSending } from './use-sending.ts';
import styles from './Waiting.module.css';
import { WaitingDialogs } from './WaitingDialogs.tsx';
import { WaitingRow } from './WaitingRow.tsx';

interface Props {
  bundle: Bundle | null;
  target: Target | null;
  /** The same document, as one that follows the pull request that has ended. */
  onFollowUp: () => void;
}

/** What waits of the document on screen, and the way to the others. */
export function WaitingNews({ bundle, target, onFollowUp }: Props) {
  const waiting = useWaiting((s) => s.waiting);
  const sending = useSending();
  const isThis = (one: (typeof waiting)[number]) =>
    bundle !== null && target?.targetId === one.targetId && bundle.branch === one.branch;
  const own = waiting.filter(isThis);
  const others = waiting.length - own.length;
  if (waiting.length === 0) return null;
  const isSame = own.some(({ sha256 }) => sha256 === bundle?.sha256);
  return (
    <section aria-label="Waiting" className={news.news}>
      {own.length > 0 && (
        <>
          <p role="status" className={news.changed}>
            <Clock size={16} aria-hidden />
            {isSame ? 'Kept ready on this computer.' : 'An earlier version is kept ready.'} It goes when you say so.
          </p>
          <ul className={styles.rows} aria-label="Kept ready">
            {own.map((one) => (
              <WaitingRow key={one.waitingId} waiting={one} sending={sending} />
            ))}
          </ul>
        </>
      )}
      {others > 0 && (
        <Button variant="quiet" className={news.listed} onClick={() => runCommand('go:waiting')}>
          {plural(others, own.length > 0 ? 'other export' : 'export')} {others === 1 ? 'waits' : 'wait'} to be sent
        </Button>
      )}
      <WaitingDialogs
        sending={sending}
        onReview={(one) => {
          sending.close();
          if (isThis(one)) onFollowUp();
          else reviewWaiting(one, true);
        }}
      />
    </section>
  );
}

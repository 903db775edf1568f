import { ExternalLink, GitMerge, GitPullRequestClosed } from 'lucide-react';
import type { EndedPullRequest } from '../../../../shared/ipc/export.ts';
import { call } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './PullRequest.module.css';

interface Props {
  ended: EndedPullRequest;
  /** It is a follow-up already that is on screen. */
  onFollowUp: () => void;
  onFail: (error: unknown) => void;
}

/** The pull request was merged or closed meanwhile, and the same document can be proposed as one that follows it. */
export function EndedNote({ ended: { pullRequest }, onFollowUp, onFail }: Props) {
  const { number, state, url } = pullRequest;
  const isMerged = state === 'merged';
  return (
    <section aria-label="Pull request ended" className={styles.news}>
      <p role="status" className={styles.changed}>
        {isMerged ? <GitMerge size={16} aria-hidden /> : <GitPullRequestClosed size={16} aria-hidden />}
        Pull request #{number} was {isMerged ? 'merged' : 'closed'} meanwhile. Nothing was sent.
      </p>
      <p>
        {isMerged
          ? 'What was reviewed there stays as it is. This text can go to a pull request of its own, which says that it follows that one.'
          : 'Open it again on GitHub to go on there, or propose this text in a pull request of its own.'}
      </p>
      <div className={styles.buttons}>
        <Button variant="accent" onClick={onFollowUp}>
          Prepare a follow-up
        </Button>
        <Button
          icon={<ExternalLink size={14} aria-hidden />}
          onClick={() => void call('app:open-link', { url }).catch(onFail)}
        >
          Open #{number}
        </Button>
      </div>
    </section>
  );
}

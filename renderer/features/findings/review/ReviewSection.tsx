import {
  ArrowUpRight,
  Check,
  ChevronRight,
  GitMerge,
  GitPullRequest,
  GitPullRequestClosed,
  GitPullRequestDraft,
  Hourglass,
  MessageSquare,
  PencilLine,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react';
import { useContext, useState } from 'react';
import type { PullRequestReview, ReviewDecision } from '../../../../shared/ipc/reviews.ts';
import { runCommand } from '../../../commands/use-command.ts';
import { failureSentence, momentWords } from '../../../state/review-failure.ts';
import { useReviews } from '../../../state/reviews.ts';
import side from '../../../styles/side-pane.module.css';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { openLink } from './open-link.ts';
import { Threads } from './QuoteThreads.tsx';
import styles from './Review.module.css';
import { ReviewContext } from './review-context.ts';
import { askedWords, saidWords, stateWords } from './review-words.ts';
import type { FindingReviews, ReviewThread } from './use-reviews-of.ts';

/** So many reviewers are named. */
const mostNamed = 6;

/** The pull requests of a finding: what became of each, who says what, and what is said of no single quote. */
export function ReviewSection({ reviews }: { reviews: FindingReviews }) {
  const { pullRequests, others, whole } = reviews;
  const isRefreshing = useReviews((s) => s.isRefreshing);
  const progress = useReviews((s) => s.progress);
  if (pullRequests.length === 0) return null;
  const [newest, ...older] = pullRequests as [PullRequestReview, ...PullRequestReview[]];
  return (
    <section className={styles.section} aria-labelledby="finding-review">
      <h2 id="finding-review" className={cx(side.head, styles.heading)}>
        <GitPullRequest size={14} aria-hidden />
        Review
        <span className={styles.spacer} />
        {newest.refreshedAt !== null && !isRefreshing && (
          <span className={styles.when}>Refreshed {momentWords(newest.refreshedAt)}</span>
        )}
        {isRefreshing && (
          <ProgressBar
            quiet
            label="Asking GitHub"
            done={progress?.done ?? 0}
            total={progress?.total ?? 1}
            className={styles.progress}
          />
        )}
        <IconButton
          label="Refresh the reviews"
          icon={<RefreshCw size={14} aria-hidden />}
          aria-disabled={isRefreshing || undefined}
          onClick={() => runCommand('feedback:refresh')}
        />
      </h2>
      {[newest, ...older].map((review) => (
        <PullRequest
          key={`${review.targetId} ${review.number}`}
          review={review}
          others={others.get(review) ?? []}
          whole={whole.get(review) ?? []}
        />
      ))}
    </section>
  );
}

interface PullRequestProps {
  review: PullRequestReview;
  others: readonly ReviewThread[];
  whole: readonly ReviewThread[];
}

function PullRequest({ review, others, whole }: PullRequestProps) {
  const { number, title, url, remote, state, reviews, asked, comments, more, failure, refreshedAt } = review;
  const isOver = state === 'merged' || state === 'closed';
  const waits = asked.length > 0 && !isOver;
  const name = `#${number}${title === '' ? '' : ` ${title}`}`;
  return (
    <div className={styles.pull} data-over={isOver || undefined}>
      <p className={styles.name}>
        <State state={state} />
        {url === null ? (
          <span className={styles.clip}>{name}</span>
        ) : (
          <button type="button" className={styles.open} title={`${name}\n${remote}`} onClick={() => openLink(url)}>
            <span className={styles.clip}>{name}</span>
            <ArrowUpRight size={14} aria-label="on GitHub" />
          </button>
        )}
      </p>
      {(reviews.length > 0 || waits) && (
        <ul className={styles.reviewers} aria-label="Reviewers">
          {reviews.slice(0, mostNamed).map(({ login, state: said, at }) => (
            <li key={login} className={styles.reviewer} data-said={said}>
              <SaidIcon said={said} />
              <span className={styles.clip}>
                <b>{login}</b> {saidWords[said]}
              </span>
              <time dateTime={at} className={styles.when}>
                {momentWords(at)}
              </time>
            </li>
          ))}
          {reviews.length > mostNamed && <li className={styles.quiet}>and {reviews.length - mostNamed} more</li>}
          {waits && (
            <li className={styles.reviewer}>
              <Hourglass size={14} aria-hidden />
              <span>{askedWords(asked)}</span>
            </li>
          )}
        </ul>
      )}
      {failure && (
        <p className={styles.failure} role="status">
          <TriangleAlert size={14} aria-hidden />
          <span>{failureSentence(failure)}</span>
        </p>
      )}
      {refreshedAt === null && !failure && (
        <p className={styles.quiet}>
          GitHub has not been asked about it yet.{' '}
          <button type="button" className={styles.link} onClick={() => runCommand('feedback:refresh')}>
            Refresh
          </button>
        </p>
      )}
      {refreshedAt !== null && comments.length === 0 && reviews.length === 0 && (
        <p className={styles.quiet}>No comments yet.</p>
      )}
      {others.length > 0 && <Threads threads={others} />}
      {whole.length > 0 && <WholeDocument threads={whole} />}
      {more > 0 && <p className={styles.quiet}>{more.toLocaleString('en-US')} earlier comments are on GitHub alone.</p>}
    </div>
  );
}

/** What is said of the document as a whole, folded unless something is new: it is the same beside each finding. */
function WholeDocument({ threads }: { threads: readonly ReviewThread[] }) {
  const fresh = useContext(ReviewContext)?.fresh;
  const [chosen, setOpen] = useState<boolean | null>(null);
  const isOpen = chosen ?? threads.some(({ comments }) => comments.some(({ id }) => fresh?.has(id)));
  const count = threads.reduce((sum, { comments }) => sum + comments.length, 0);
  return (
    <>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronRight size={14} aria-hidden className={isOpen ? styles.turned : undefined} />
        On the whole document <span className={side.count}>{count.toLocaleString('en-US')}</span>
      </button>
      {isOpen && <Threads threads={threads} />}
    </>
  );
}

const stateIcons = { open: GitPullRequest, draft: GitPullRequestDraft, merged: GitMerge, closed: GitPullRequestClosed };

function State({ state }: { state: PullRequestReview['state'] }) {
  if (state === null) return null;
  const Icon = stateIcons[state];
  return (
    <span className={styles.state} data-state={state}>
      <Icon size={14} aria-hidden />
      {stateWords[state]}
    </span>
  );
}

const saidIcons = { approved: Check, 'changes-requested': PencilLine, commented: MessageSquare };

function SaidIcon({ said }: { said: ReviewDecision }) {
  const Icon = saidIcons[said];
  return <Icon size={14} aria-hidden />;
}

import { ArrowUpRight, Check, CircleHelp, Undo2 } from 'lucide-react';
import { useContext, useRef } from 'react';
import { isWaiting } from '../../../../shared/findings/waiting.ts';
import type { ReviewComment } from '../../../../shared/ipc/reviews.ts';
import { momentWords } from '../../../state/review-failure.ts';
import { askAsQuestion, settle } from '../../../state/reviews.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { CommentBody } from './CommentBody.tsx';
import { openLink } from './open-link.ts';
import styles from './Review.module.css';
import { ReviewContext } from './review-context.ts';
import { saidWords } from './review-words.ts';
import type { ReviewThread } from './use-reviews-of.ts';

const asQuestion = 'Make it an open question';
const question = <CircleHelp size={16} aria-hidden />;

/** A comment with the answers to it, and what can be made of it. */
export function Thread({ thread }: { thread: ReviewThread }) {
  const { review, comments } = thread;
  const context = useContext(ReviewContext);
  const frame = useRef<HTMLDivElement>(null);
  const [first] = comments;
  if (!first || !context) return null;
  const { findingId, locked, fresh, onActive } = context;
  const waits = isWaiting(comments, review.state);
  const isAsked = comments.some(({ askedIn }) => askedIn.includes(findingId));
  const last = comments.at(-1)!;
  /** What was pressed goes with it: the focus stays at the comment. */
  const then = (done: Promise<unknown>) => void done.then(() => frame.current?.focus());
  const ask = {
    'aria-disabled': locked !== null || undefined,
    title: locked ?? undefined,
    onClick: () => locked === null && then(askAsQuestion(findingId, first)),
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a legend and its own layout
    <div
      ref={frame}
      role="group"
      tabIndex={-1}
      aria-label={`Comment by ${first.login}`}
      data-thread={first.thread}
      data-waits={waits || undefined}
      className={styles.thread}
      onFocus={() => onActive(thread)}
    >
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} isFresh={fresh.has(comment.id)} isAnswer={comment !== first} />
      ))}
      <div className={styles.actions}>
        {isAsked ? (
          <span className={styles.done}>
            <Check size={14} aria-hidden />
            An open question
          </span>
        ) : (
          waits && (
            <Button variant="quiet" icon={question} {...ask}>
              {asQuestion}
            </Button>
          )
        )}
        <span className={styles.spacer} />
        {!waits && !isAsked && <IconButton label={asQuestion} icon={question} {...ask} />}
        {waits && (
          <IconButton
            label="Needs no answer"
            icon={<Check size={16} aria-hidden />}
            onClick={() => then(settle(review, first.thread, true))}
          />
        )}
        {last.settled && (
          <IconButton
            label="Needs an answer after all"
            icon={<Undo2 size={16} aria-hidden />}
            onClick={() => then(settle(review, first.thread, false))}
          />
        )}
        <IconButton
          label={waits ? 'Answer on GitHub' : 'Open on GitHub'}
          icon={<ArrowUpRight size={16} aria-hidden />}
          onClick={() => openLink(last.url)}
        />
      </div>
    </div>
  );
}

function Comment({ comment, isFresh, isAnswer }: { comment: ReviewComment; isFresh: boolean; isAnswer: boolean }) {
  const { login, at, body, isCut, outdated, says, section, highlightId, findingIds } = comment;
  const where = !isAnswer && highlightId === null && findingIds.length > 0 && section !== null ? section : null;
  return (
    <div className={styles.comment} data-answer={isAnswer || undefined}>
      <p className={styles.by}>
        <b className={styles.login}>{login}</b>
        {says && says !== 'commented' && <span>{saidWords[says]}</span>}
        {isFresh && <span className={styles.new}>New</span>}
        <span className={styles.spacer} />
        <time dateTime={at}>{momentWords(at)}</time>
      </p>
      {(where !== null || outdated) && (
        <p className={styles.quiet}>
          {[where === null ? '' : `On “${where}”`, outdated ? 'On an earlier version' : ''].filter(Boolean).join('. ')}
        </p>
      )}
      <CommentBody body={body} />
      {isCut && <p className={styles.quiet}>The rest is on GitHub.</p>}
    </div>
  );
}

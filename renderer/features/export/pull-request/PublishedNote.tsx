import { CircleCheck, Copy, ExternalLink } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import type { Published, PublishNote, PullRequestRef } from '../../../../shared/ipc/export.ts';
import { call } from '../../../api.ts';
import { runCommand } from '../../../commands/use-command.ts';
import { Button } from '../../../ui/Button.tsx';
import { copyShown } from '../../../ui/copy-shown.ts';
import { FactList, FactRow } from '../../../ui/FactList.tsx';
import { formatList } from '../../../ui/format.ts';
import { shownName } from '../../../ui/shown-name.ts';
import { toast } from '../../../ui/Toast.tsx';
import styles from './PullRequest.module.css';
import { publishedSentence, stateWords } from './published-words.ts';

interface Props {
  published: Published;
  /** The preview shows something else by now. */
  isOutdated: boolean;
  onFail: (error: unknown) => void;
}

/** What happened, where it lies, and the next step. */
export function PublishedNote({ published, isOutdated, onFail }: Props) {
  const link = useRef<HTMLSpanElement>(null);
  const { pullRequest, branch, commit, path, fork, notes } = published;
  return (
    <section aria-label="Published" className={styles.news}>
      <p role="status" className={styles.done}>
        <CircleCheck size={16} aria-hidden />
        {publishedSentence(published)}
      </p>
      {isOutdated && <p>The preview has changed since. Publish again to send that, too.</p>}
      <FactList>
        {pullRequest && (
          <>
            <FactRow name="State">{stateWords[pullRequest.state]}</FactRow>
            <FactRow name="Link">
              <span ref={link}>{pullRequest.url}</span>
            </FactRow>
          </>
        )}
        <FactRow name="Branch" mono>
          {shownName(branch)}
        </FactRow>
        {fork !== null && (
          <FactRow name="Fork" mono>
            {shownName(fork)}
          </FactRow>
        )}
        <FactRow name="Commit" mono>
          {commit.slice(0, 12)}
        </FactRow>
        <FactRow name="File" mono>
          {path}
        </FactRow>
      </FactList>
      <Notes notes={notes} />
      {pullRequest ? (
        <PullRequestButtons pullRequest={pullRequest} link={link} isOutdated={isOutdated} onFail={onFail} />
      ) : (
        <ByHand page={published.pullRequestPage} onFail={onFail} />
      )}
      <Button variant="quiet" className={styles.listed} onClick={() => runCommand('go:published')}>
        Show what has left
      </Button>
    </section>
  );
}

interface ButtonsProps extends Pick<Props, 'isOutdated' | 'onFail'> {
  pullRequest: PullRequestRef;
  /** Shows its address. */
  link: RefObject<HTMLElement | null>;
}

function PullRequestButtons({ pullRequest: { number, url }, link, isOutdated, onFail }: ButtonsProps) {
  const copy = () => {
    if (copyShown(link.current)) toast({ message: `Link to #${number} copied` });
  };
  return (
    <div className={styles.buttons}>
      <Button
        variant={isOutdated ? 'default' : 'accent'}
        icon={<ExternalLink size={14} aria-hidden />}
        onClick={() => void call('app:open-link', { url }).catch(onFail)}
      >
        Open #{number}
      </Button>
      <Button icon={<Copy size={14} aria-hidden />} onClick={copy}>
        Copy link
      </Button>
    </div>
  );
}

/** The branch is there, and the pull request is opened on a page, or somewhere that Fieldbook does not know. */
function ByHand({ page, onFail }: { page: string | null; onFail: (error: unknown) => void }) {
  if (page === null) {
    return (
      <p>
        The remote’s host has no page that Fieldbook knows. Open a pull request from this branch where the repository is
        reviewed.
      </p>
    );
  }
  return (
    <Button
      variant="accent"
      icon={<ExternalLink size={14} aria-hidden />}
      onClick={() => void call('app:open-link', { url: page }).catch(onFail)}
    >
      Open the pull request page
    </Button>
  );
}

/** What was asked for and could not be had. */
function Notes({ notes }: { notes: readonly PublishNote[] }) {
  const named = (what: PublishNote['what']) =>
    notes.flatMap((note) => (note.what === what ? shownName(note.value) : []));
  const [reviewers, labels] = [named('reviewer'), named('label')];
  if (notes.length === 0) return null;
  return (
    <div role="status" className={styles.notes}>
      {reviewers.length > 0 && (
        <p>Not asked to review: {formatList(reviewers)}. The repository does not let them be asked.</p>
      )}
      {labels.length > 0 && <p>Not set: {formatList(labels)}. The repository has no such label.</p>}
    </div>
  );
}

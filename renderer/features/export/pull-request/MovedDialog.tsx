import { GitBranchPlus, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import type { ForeignCommit, MovedBranch } from '../../../../shared/ipc/export.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { momentWords, plural } from '../../../ui/format.ts';
import { shownName } from '../../../ui/shown-name.ts';
import styles from './PullRequest.module.css';

interface Props {
  /** What has happened there; `null`: nothing is asked. */
  moved: MovedBranch | null;
  /** What the target is called. */
  place: string;
  onClose: () => void;
  onAddOnTop: (head: string) => void;
}

/** Others have committed to the branch: who, when, and what of ours they changed, before anything goes on top. */
export function MovedDialog({ moved, place, onClose, onAddOnTop }: Props) {
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={moved !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Others have changed this branch"
      description={moved && whatMoved(moved, place)}
      width={520}
      initialFocus={cancel}
      reading
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="accent"
            icon={<GitBranchPlus size={14} aria-hidden />}
            onClick={() => moved && onAddOnTop(moved.head)}
          >
            Add on top
          </Button>
        </>
      }
    >
      {moved && <WhatTheyDid moved={moved} />}
    </Dialog>
  );
}

function WhatTheyDid({ moved: { commits, total, touched } }: { moved: MovedBranch }) {
  const rest = total - commits.length;
  return (
    <>
      <ul className={styles.commits} aria-label="Their commits">
        {commits.map((commit) => (
          <Commit key={commit.sha} commit={commit} />
        ))}
      </ul>
      {rest > 0 && <p className={styles.more}>{plural(rest, 'earlier commit')} not listed here.</p>}
      {touched.length > 0 ? (
        <div className={styles.touched}>
          <TriangleAlert size={14} aria-hidden />
          <p>
            They changed {touched.length === 1 ? 'a file' : 'files'} that this export writes. Added on top, your text
            takes the place of theirs in {touched.length === 1 ? 'it' : 'them'}; theirs stays in the history.
          </p>
          {touched.map((path) => (
            <span key={path} className={styles.path}>
              {shownName(path)}
            </span>
          ))}
        </div>
      ) : (
        <p className={styles.more}>
          They changed none of the files that this export writes. Added on top, all of it stays.
        </p>
      )}
    </>
  );
}

function Commit({ commit: { author, at, subject, sha, touches } }: { commit: ForeignCommit }) {
  return (
    <li>
      <span className={styles.subject} dir="auto">
        {shownName(subject) || 'No message'}
      </span>
      <span className={styles.who}>
        <bdi>{shownName(author)}</bdi>
        {at !== null && ` · ${momentWords(at)}`} · {sha.slice(0, 7)}
        {touches.length > 0 && ` · changes ${plural(touches.length, 'file')} of this export`}
      </span>
    </li>
  );
}

function whatMoved({ branch, total }: MovedBranch, place: string): string {
  return `“${shownName(branch)}” in ${place} holds ${plural(total, 'commit')} that ${total === 1 ? 'is' : 'are'} not from here. Nothing was sent.`;
}

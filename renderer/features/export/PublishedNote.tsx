import { CircleCheck, ExternalLink } from 'lucide-react';
import type { Published } from '../../../shared/ipc/export.ts';
import { call } from '../../api.ts';
import { runCommand } from '../../commands/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import { FactList, FactRow } from '../../ui/FactList.tsx';
import styles from './ExportView.module.css';

const said = {
  created: 'The branch was pushed.',
  updated: 'A commit was added to the branch.',
  unchanged: 'The branch already holds exactly this text. Nothing was sent.',
};

/** What happened, where it lies, and the next step. */
export function PublishedNote({ published, onFail }: { published: Published; onFail: (error: unknown) => void }) {
  const page = published.pullRequestPage;
  return (
    <section aria-label="Published" className={styles.published}>
      <p role="status" className={styles.done}>
        <CircleCheck size={16} aria-hidden />
        {said[published.outcome]}
      </p>
      <FactList>
        <FactRow name="Branch" mono>
          {published.branch}
        </FactRow>
        <FactRow name="Commit" mono>
          {published.commit.slice(0, 12)}
        </FactRow>
        <FactRow name="File" mono>
          {published.path}
        </FactRow>
      </FactList>
      {page ? (
        <Button
          variant="accent"
          icon={<ExternalLink size={14} aria-hidden />}
          onClick={() => void call('app:open-link', { url: page }).catch(onFail)}
        >
          Open the pull request page
        </Button>
      ) : (
        <p>
          The remote’s host has no page that Fieldbook knows. Open a pull request from this branch where the repository
          is reviewed.
        </p>
      )}
      <Button variant="quiet" className={styles.listed} onClick={() => runCommand('go:published')}>
        Show what has left
      </Button>
    </section>
  );
}

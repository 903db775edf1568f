import { BookMarked, FolderGit2 } from 'lucide-react';
import { runCommand } from '../../../commands/use-command.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './Targets.module.css';

/** Before there is a target: both ways to one, and what each does. */
export function FirstTarget({ hasAccount }: { hasAccount: boolean }) {
  return (
    <div className={styles.ways}>
      <p>A pull request goes to a repository. There are two ways to reach one:</p>
      <div className={styles.way}>
        <Button icon={<BookMarked size={16} aria-hidden />} onClick={() => runCommand('target:repository')}>
          {hasAccount ? 'Choose a repository…' : 'Connect GitHub…'}
        </Button>
        <p>With your account, and without Git: Fieldbook puts the branch and opens the pull request.</p>
      </div>
      <div className={styles.way}>
        <Button icon={<FolderGit2 size={16} aria-hidden />} onClick={() => runCommand('target:clone')}>
          Choose a local clone…
        </Button>
        <p>With Git and a folder on this computer: it pushes a branch. You open the pull request on the host’s page.</p>
      </div>
    </div>
  );
}

import { BookMarked, ChevronsUpDown, FolderGit2, Trash2 } from 'lucide-react';
import type { Bundle, Target } from '../../../../shared/ipc/export.ts';
import { runCommand } from '../../../commands/use-command.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { Fact, TextFact } from '../Fact.tsx';
import styles from '../Sections.module.css';
import { FirstTarget } from './FirstTarget.tsx';
import { RepositoryDialog } from './repository/RepositoryDialog.tsx';
import { TargetFacts } from './TargetFacts.tsx';
import { nameOfTarget } from './target-words.ts';
import { useChooseTarget } from './use-choose-target.ts';
import type { Targets } from './use-targets.ts';

interface Props {
  bundle: Bundle | null;
  targets: Targets;
  onFail: (error: unknown) => void;
}

/** Where it goes: the repository and the way to it, and the branch, file and commit message that it becomes there. */
export function TargetSection({ bundle, targets, onFail }: Props) {
  const { target } = targets;
  const choosing = useChooseTarget(targets, onFail);
  const { accounts, asking } = choosing;
  return (
    <section ref={choosing.section} className={styles.section} aria-labelledby="export-target">
      <h2 id="export-target" className={styles.head}>
        Target
      </h2>
      {targets.targets.length === 0 ? (
        <FirstTarget hasAccount={accounts.length > 0} />
      ) : (
        <div className={styles.prop}>
          <span className={styles.label} id="export-repository">
            Repository
          </span>
          <Menu
            align="start"
            trigger={
              <button type="button" className={styles.select} aria-labelledby="export-repository export-chosen">
                {target && <TargetIcon target={target} />}
                <span id="export-chosen" className={styles.chosen}>
                  {target ? nameOfTarget(target) : 'Choose a repository'}
                </span>
                <ChevronsUpDown size={14} aria-hidden />
              </button>
            }
            items={[
              ...targets.targets.map((one) => ({
                label: nameOfTarget(one),
                icon: <TargetIcon target={one} size={16} />,
                onSelect: () => targets.choose(one.targetId),
              })),
              'separator' as const,
              {
                label: accounts.length > 0 ? 'Choose a repository on GitHub…' : 'Connect GitHub…',
                icon: <BookMarked size={16} aria-hidden />,
                onSelect: () => runCommand('target:repository'),
              },
              {
                label: 'Choose a local clone…',
                icon: <FolderGit2 size={16} aria-hidden />,
                onSelect: () => runCommand('target:clone'),
              },
              ...(target
                ? [
                    {
                      label: `Forget ${target.name}`,
                      icon: <Trash2 size={16} aria-hidden />,
                      onSelect: () => runCommand('target:forget'),
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
      {target && <TargetFacts target={target} targets={targets} accounts={accounts} onFail={onFail} />}
      {bundle && (
        <dl className={styles.facts}>
          <Fact label="Branch" surface="branch" bundle={bundle} value={bundle.branch} mono />
          <Fact label="File" surface="path" bundle={bundle} value={bundle.files[0]?.path ?? ''} mono />
          <TextFact label="Commit" surface="commit" bundle={bundle} value={bundle.commitMessage} />
          {bundle.pullRequest && (
            <TextFact
              label="Pull request"
              surface="pull-request"
              bundle={bundle}
              value={`${bundle.pullRequest.title}\n\n${bundle.pullRequest.body}`}
            />
          )}
        </dl>
      )}
      {asking !== null && (
        <RepositoryDialog
          accounts={accounts}
          host={asking}
          targets={targets.targets}
          onClose={choosing.close}
          onChosen={choosing.take}
          onConnect={choosing.connectAgain}
        />
      )}
    </section>
  );
}

/** By which way it is reached, as a picture. */
function TargetIcon({ target, size = 14 }: { target: Target; size?: number }) {
  return target.via === 'github' ? <BookMarked size={size} aria-hidden /> : <FolderGit2 size={size} aria-hidden />;
}

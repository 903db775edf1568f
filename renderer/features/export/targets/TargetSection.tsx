import { ChevronsUpDown, FolderGit2 } from 'lucide-react';
import type { Bundle, Target, Visibility } from '../../../../shared/ipc/export.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Fact, TextFact } from '../Fact.tsx';
import styles from '../Sections.module.css';
import { nameOfTarget } from './target-words.ts';
import { VisibilityMenu } from './VisibilityMenu.tsx';
import { visibilityWords } from './visibility-words.ts';

interface Props {
  bundle: Bundle | null;
  targets: readonly Target[];
  target: Target | null;
  onTarget: (targetId: string) => void;
  onAdd: () => void;
  onVisibility: (targetId: string, visibility: Visibility) => void;
  onRemove: (targetId: string) => void;
}

/** Where it goes: the clone, and the branch, file and commit message that it becomes there. */
export function TargetSection({ bundle, targets, target, onTarget, onAdd, onVisibility, onRemove }: Props) {
  const choose = { label: 'Choose a local clone…', icon: <FolderGit2 size={16} aria-hidden />, onSelect: onAdd };
  return (
    <section className={styles.section} aria-labelledby="export-target">
      <h2 id="export-target" className={styles.head}>
        Target
      </h2>
      <div className={styles.prop}>
        <span className={styles.label} id="export-repository">
          Repository
        </span>
        {targets.length === 0 ? (
          <Button icon={choose.icon} onClick={onAdd}>
            Choose a local clone…
          </Button>
        ) : (
          <Menu
            align="start"
            trigger={
              <button type="button" className={styles.select} aria-labelledby="export-repository export-chosen">
                <span id="export-chosen" className={styles.chosen}>
                  {target ? nameOfTarget(target) : 'Choose a clone'}
                </span>
                <ChevronsUpDown size={14} aria-hidden />
              </button>
            }
            items={[
              ...targets.map((t) => ({ label: nameOfTarget(t), onSelect: () => onTarget(t.targetId) })),
              'separator' as const,
              choose,
              ...(target ? [{ label: `Forget ${target.name}`, onSelect: () => onRemove(target.targetId) }] : []),
            ]}
          />
        )}
      </div>
      {target && (
        <>
          <div className={styles.prop}>
            <span className={styles.label} id="export-visibility">
              Visibility
            </span>
            <VisibilityMenu
              labelId="export-visibility"
              value={target.visibility}
              onChange={(visibility) => onVisibility(target.targetId, visibility)}
            />
          </div>
          <p className={styles.beside}>{visibilityWords[target.visibility].means}</p>
        </>
      )}
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
    </section>
  );
}

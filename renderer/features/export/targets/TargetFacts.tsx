import { useState } from 'react';
import type { Target } from '../../../../shared/ipc/export.ts';
import type { Account } from '../../../../shared/ipc/github.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import styles from '../Sections.module.css';
import { BasePicker } from './BasePicker.tsx';
import own from './Targets.module.css';
import type { Targets } from './use-targets.ts';
import { VisibilityIcon } from './VisibilityIcon.tsx';
import { VisibilityMenu } from './VisibilityMenu.tsx';
import { isToldByHost, visibilityWords } from './visibility-words.ts';
import { waysOf } from './ways.ts';

interface Props {
  target: Target;
  targets: Targets;
  accounts: readonly Account[];
  onFail: (error: unknown) => void;
}

/** The way to the chosen repository, who can read it, and the branch that a pull request is to be merged into. */
export function TargetFacts({ target, targets, accounts, onFail }: Props) {
  const { targetId, via, visibility, base, baseChosen } = target;
  const { account, named, hasChoice } = waysOf(target, accounts);
  const [isBaseOpen, setBaseOpen] = useState(false);
  const setVia = (next: Target['via']) => void targets.setVia(target, next, named).catch(onFail);
  useCommand('target:base', () => setBaseOpen(true));
  useCommand(
    'target:via',
    () => setVia(via === 'clone' ? 'github' : 'clone'),
    hasChoice ? null : 'There is only one way to this repository',
  );
  return (
    <>
      {hasChoice && (
        <>
          <div className={styles.prop}>
            <span className={styles.label}>Through</span>
            <Segmented
              label="Through"
              value={via}
              onChange={setVia}
              options={[
                { value: 'clone', label: 'Local clone' },
                { value: 'github', label: account?.login ?? 'GitHub account' },
              ]}
            />
          </div>
          <p className={styles.beside}>{wayWords(via, account)}</p>
        </>
      )}
      <div className={styles.prop}>
        <span className={styles.label} id="export-visibility">
          Visibility
        </span>
        {isToldByHost(target) ? (
          <span className={own.told}>
            <VisibilityIcon of={visibility} />
            {visibilityWords[visibility].label}
          </span>
        ) : (
          <VisibilityMenu
            labelId="export-visibility"
            value={visibility}
            onChange={(next) => void targets.setVisibility(targetId, next).catch(onFail)}
          />
        )}
      </div>
      <p className={styles.beside}>{visibilityWords[visibility].means}</p>
      <div className={styles.prop}>
        <span className={styles.label}>Base</span>
        <BasePicker
          of={account && named}
          value={base}
          isChosen={baseChosen}
          onChange={(next) => next !== base && void targets.setBase(targetId, next).catch(onFail)}
          open={isBaseOpen}
          onOpenChange={setBaseOpen}
        />
      </div>
    </>
  );
}

function wayWords(via: Target['via'], account: Account | null): string {
  if (account === null) return via === 'clone' ? 'Git pushes the branch.' : 'No account of its host is connected.';
  return via === 'clone'
    ? `Git pushes the branch; ${account.login} opens the pull request.`
    : `${account.login} puts the branch and opens the pull request, without the clone.`;
}

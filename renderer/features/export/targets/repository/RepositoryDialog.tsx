import { type KeyboardEvent, useMemo, useState } from 'react';
import type { Target } from '../../../../../shared/ipc/export.ts';
import type { Account } from '../../../../../shared/ipc/github.ts';
import { call } from '../../../../api.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { plural } from '../../../../ui/format.ts';
import { githubSaid, type Said } from '../../../../ui/github-sentences.ts';
import { SearchField } from '../../../../ui/SearchField.tsx';
import { usePickerField } from '../../../../ui/use-picker-field.ts';
import { BasePicker } from '../BasePicker.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { NothingListed, Problem } from './ListStates.tsx';
import styles from './Repository.module.css';
import { RepositoryList } from './RepositoryList.tsx';
import { type RepositoryRow, repositoryGroups, whyNot } from './repository-rows.ts';
import { useRepositories } from './use-repositories.ts';

interface Props {
  /** At least one. */
  accounts: readonly Account[];
  /** Host of the account to begin with. */
  host: string;
  /** What was used before. */
  targets: readonly Target[];
  onClose: () => void;
  /** It is a target now, or was one before. */
  onChosen: (target: Target) => void;
  /** Another token is needed. */
  onConnect: (server: string) => void;
}

const page = 6; // rows of PageUp and PageDown

/** Finds a repository as somebody types, with its base branch, all by keyboard: arrows mark, Enter takes, Escape leaves. */
export function RepositoryDialog({ accounts, host: first, targets, onClose, onChosen, onConnect }: Props) {
  const [host, setHost] = useState(first);
  const account = accounts.find((one) => one.host === host);
  const { word, type, typed, marked, setMarked, listId, fieldProps } = usePickerField();
  const repositories = useRepositories(host, word);
  const { found, isLoading, problem } = repositories;
  const groups = useMemo(() => repositoryGroups(found, targets, host, word), [found, targets, host, word]);
  const rows = groups.flatMap((group) => group.rows);
  const at = rows.length === 0 ? -1 : Math.min(marked, rows.length - 1);
  const row = rows[at] ?? null;
  const [chosenBase, setBase] = useState<{ key: string; base: string } | null>(null);
  const base = baseOf(row, chosenBase);
  const [isAdding, setAdding] = useState(false);
  const [failed, setFailed] = useState<Said | null>(null);

  const mark = (next: number) => {
    setFailed(null);
    setMarked(Math.min(rows.length - 1, Math.max(0, next)));
    if (next >= rows.length - 1) repositories.more();
  };
  /** Without a base that was chosen for it, the one before counts, or the repository's own. */
  const choose = async (wanted: RepositoryRow | null) => {
    if (!wanted || isAdding || whyNot(wanted) !== null) return;
    setAdding(true);
    setFailed(null);
    try {
      const { owner, name } = wanted;
      onChosen(
        await call('export:add-github', {
          host,
          owner,
          repository: name,
          base: chosenBase?.key === wanted.key ? chosenBase.base : '',
        }),
      );
    } catch (error) {
      setFailed(githubSaid(error, host));
      setAdding(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    if (steps !== undefined) {
      event.preventDefault();
      mark(at + steps);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void choose(row);
    }
  };
  const reason = row === null ? 'Mark a repository first' : whyNot(row);
  const shown = failed ?? problem;
  const trouble = shown && (
    <Problem
      said={shown}
      onAgain={failed ? () => void choose(row) : repositories.again}
      onConnect={() => onConnect(account?.server ?? '')}
    />
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Choose a repository"
      width={600}
      className={styles.dialog}
      footer={
        <>
          {row && base !== null && (
            <div className={styles.base}>
              <span className={styles.baseLabel}>Base</span>
              <BasePicker
                of={{ host, owner: row.owner, repository: row.name }}
                value={base}
                onChange={(next) => setBase({ key: row.key, base: next })}
              />
            </div>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="accent"
            disabled={reason !== null || isAdding}
            title={reason ?? undefined}
            onClick={() => void choose(row)}
          >
            {isAdding ? 'Adding…' : 'Use repository'}
          </Button>
        </>
      }
    >
      <div className={styles.line}>
        <SearchField
          label="Find a repository"
          placeholder="Name of a repository or its owner"
          value={typed}
          {...fieldPropsWithoutValue(fieldProps(rows.length, at))}
          onChange={(text) => {
            setFailed(null);
            type(text);
          }}
          onKeyDown={onKeyDown}
        />
        {accounts.length > 1 && (
          <AccountMenu
            accounts={accounts}
            host={host}
            onHost={(next) => {
              setHost(next);
              type('');
            }}
          />
        )}
      </div>
      {rows.length > 0 && trouble}
      {rows.length > 0 ? (
        <RepositoryList
          id={listId}
          groups={groups}
          marked={at}
          isBusy={isLoading}
          onMark={mark}
          onChoose={(one) => void choose(one)}
          onEnd={repositories.more}
        />
      ) : (
        <NothingListed account={account} isLoading={isLoading} trouble={trouble} typed={word} />
      )}
      <p role="status" className={styles.count}>
        {countWords(rows.length, repositories)}
      </p>
      {repositories.isHidden && (
        <p className={styles.hidden}>An organization shows its own only after a single sign-on for the token.</p>
      )}
    </Dialog>
  );
}

/** The branch that goes with a row: the one chosen for it, else the one used before, else the repository's own. */
function baseOf(row: RepositoryRow | null, chosen: { key: string; base: string } | null): string | null {
  if (row === null) return null;
  if (chosen?.key === row.key) return chosen.base;
  return row.target?.base ?? row.repository?.defaultBranch ?? null;
}

function countWords(
  rows: number,
  { hasMore, isCut, isLoading, problem }: { hasMore: boolean; isCut: boolean; isLoading: boolean; problem: unknown },
): string {
  if (isLoading) return 'Asking GitHub…';
  if (rows === 0 || problem !== null) return '';
  if (isCut) return `${plural(rows, 'repository', 'repositories')} listed. Type to find the others.`;
  return `${plural(rows, 'repository', 'repositories')}${hasMore ? ', more as you scroll' : ''}`;
}

/** The search field has its own way to tell what is typed. */
function fieldPropsWithoutValue({
  value: _,
  onChange: __,
  ...rest
}: ReturnType<ReturnType<typeof usePickerField>['fieldProps']>) {
  return rest;
}

import { Plus, Share } from 'lucide-react';
import { runCommand, useUnavailable } from '../../../commands/use-command.ts';
import { setFindingsLook, useFindingsLook } from '../../../state/findings.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { PaneHeader } from '../../../ui/PaneHeader.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Board } from '../board/Board.tsx';
import { ColumnsMenu } from '../board/ColumnsMenu.tsx';
import { BiggestUnknown } from './BiggestUnknown.tsx';
import { FilterButton, FilterChips } from './FindingsFilter.tsx';
import { FindingsList } from './FindingsList.tsx';
import styles from './FindingsView.module.css';

const views = [
  { value: 'board', label: 'Board' },
  { value: 'list', label: 'List' },
] as const;

const groupWords = { status: 'By status', team: 'By team', goal: 'By goal' } as const;

/** The findings of the vault: what narrows them, the biggest unknown, and the findings on a board or as a list. */
export function FindingsView() {
  const { view } = useFindingsLook();
  const cannot = useUnavailable('finding:new');
  const cannotShare = useUnavailable('export:digest');
  const count = useVault((s) => s.findings.length);
  return (
    <div className={styles.view}>
      <PaneHeader
        title="Findings"
        count={count > 0 ? count.toLocaleString('en-US') : null}
        lead={
          <span className={styles.chips}>
            <FilterChips />
          </span>
        }
      >
        <FilterButton />
        {view === 'list' ? <Grouping /> : <ColumnsMenu />}
        <Segmented label="View" options={views} value={view} onChange={(next) => setFindingsLook({ view: next })} />
        <Button
          variant="quiet"
          icon={<Share size={14} aria-hidden />}
          disabled={cannotShare !== null}
          title={cannotShare ?? undefined}
          onClick={() => runCommand('export:digest')}
        >
          Share…
        </Button>
        <Button
          variant="accent"
          className={styles.new}
          icon={<Plus size={14} aria-hidden />}
          disabled={cannot !== null}
          title={cannot ?? undefined}
          onClick={() => runCommand('finding:new')}
        >
          New finding
        </Button>
      </PaneHeader>
      <BiggestUnknown />
      {view === 'list' ? <FindingsList /> : <Board />}
    </div>
  );
}

function Grouping() {
  const { groups } = useFindingsLook();
  return (
    <Menu
      trigger={<Button variant="quiet">{groupWords[groups]}</Button>}
      items={(['status', 'team', 'goal'] as const).map((by) => ({
        label: groupWords[by],
        onSelect: () => setFindingsLook({ groups: by }),
      }))}
    />
  );
}

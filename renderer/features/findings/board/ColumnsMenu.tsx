import type { CommandId } from '../../../../shared/commands.ts';
import type { FindingsLook } from '../../../../shared/ipc/app.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { setFindingsLook, useFindingsLook } from '../../../state/findings.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';

const words: Record<FindingsLook['columns'], string> = {
  findings: 'By finding',
  status: 'By status',
  team: 'By team',
  goal: 'By goal',
};
const all = Object.keys(words) as FindingsLook['columns'][];
const commands = {
  findings: 'board:by-finding',
  status: 'board:by-status',
  team: 'board:by-team',
  goal: 'board:by-goal',
} as const satisfies Record<FindingsLook['columns'], CommandId>;

/** What a column of the board stands for. */
export function ColumnsMenu() {
  const { columns } = useFindingsLook();
  useCommand(commands.findings, () => setFindingsLook({ columns: 'findings' }));
  useCommand(commands.status, () => setFindingsLook({ columns: 'status' }));
  useCommand(commands.team, () => setFindingsLook({ columns: 'team' }));
  useCommand(commands.goal, () => setFindingsLook({ columns: 'goal' }));
  return (
    <Menu
      trigger={<Button variant="quiet">{words[columns]}</Button>}
      items={all.map((one) => ({ label: words[one], onSelect: () => setFindingsLook({ columns: one }) }))}
    />
  );
}

import type { FindingsLook } from '../../../shared/ipc/app.ts';
import { useCommand } from '../../commands/use-command.ts';
import { findingsLook, setFindingsLook } from '../../state/findings.ts';
import { useNavigation } from '../../state/navigation.ts';
import { newFinding } from '../../state/new-finding.ts';
import { useVault } from '../../state/vault.ts';
import { useView } from '../../state/view.ts';
import { editGoal } from './goal/edit-goal.ts';
import { GoalDialog } from './goal/GoalDialog.tsx';
import { NewFindingDialog } from './new/NewFindingDialog.tsx';
import { ReviewCommands } from './review/ReviewCommands.tsx';

/** The commands of the findings area that hold everywhere, and its dialogs. Mounted by the App while a vault is open. */
export function FindingsCommands() {
  const writable = useVault((s) => s.vault.state === 'open' && s.vault.vault.readOnly === null);
  const cannot = writable ? null : 'The vault cannot be changed now';
  useCommand('go:findings', () => {
    useView.setState({ focusMode: false });
    useNavigation.getState().go({ area: 'findings' });
  });
  const show = (view: FindingsLook['view']) => () => {
    setFindingsLook({ view });
    useNavigation.getState().go({ area: 'findings' });
  };
  useCommand('view:findings-board', show('board'));
  useCommand('view:findings-list', show('list'));
  useCommand(
    'finding:new',
    () => {
      const { teamIds, goalIds } = findingsLook().filter;
      newFinding({ evidence: [], teamIds, goalIds });
    },
    cannot,
  );
  useCommand('goal:new', () => editGoal('new'), cannot);
  return (
    <>
      <NewFindingDialog />
      <GoalDialog />
      <ReviewCommands />
    </>
  );
}

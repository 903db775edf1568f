import { Target } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { GoalSummary } from '../../../../shared/domain/goal.ts';
import { heldFor } from '../../../../shared/domain/held-interviews.ts';
import { runCommand, useUnavailable } from '../../../commands/use-command.ts';
import { setFindingsLook, useFindingsLook } from '../../../state/findings.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { plural } from '../../../ui/format.ts';
import { Menu, type MenuItem } from '../../../ui/Menu.tsx';
import { editGoal } from '../goal/edit-goal.ts';
import { shownGoals } from '../goal/goal-progress.ts';
import styles from './FindingsView.module.css';

/** The line under the head: the team's biggest unknown of the quarter, and how far one has got with it. */
export function BiggestUnknown() {
  const { filter } = useFindingsLook();
  const goals = useVault((s) => s.goals);
  const loaded = useVault((s) => s.loaded);
  const shown = useMemo(() => shownGoals(goals, filter), [goals, filter]);
  const [chosen, choose] = useState<string | null>(null);
  const cannot = useUnavailable('goal:new');
  if (!loaded) return null;
  const goal = shown.find(({ id }) => id === chosen) ?? shown[0];
  if (!goal) {
    return (
      <div className={styles.goal}>
        <Target size={16} aria-hidden />
        <span className={styles.quiet}>No biggest unknown is set{filter.teamIds.length > 0 && ' for this team'}</span>
        <span className={styles.spacer} />
        <Button variant="quiet" disabled={cannot !== null} onClick={() => runCommand('goal:new')}>
          Set a research goal…
        </Button>
      </div>
    );
  }
  return <GoalLine key={goal.id} goal={goal} others={shown.filter((one) => one !== goal)} onChoose={choose} />;
}

interface GoalLineProps {
  goal: GoalSummary;
  others: GoalSummary[];
  onChoose(id: string): void;
}

function GoalLine({ goal, others, onChoose }: GoalLineProps) {
  const { filter } = useFindingsLook();
  const notes = useVault((s) => s.notes);
  const held = useMemo(() => heldFor(goal.id, notes), [goal.id, notes]);
  const cannot = useUnavailable('goal:new');
  const narrowed = filter.goalIds.includes(goal.id);
  const items: (MenuItem | 'separator')[] = [
    { label: 'Edit the goal…', onSelect: () => editGoal(goal.id), unavailable: goal.readOnly ? 'Read only' : cannot },
    { label: 'Open the goal', onSelect: () => useNavigation.getState().go({ area: 'goal', goalId: goal.id }) },
    {
      label: narrowed ? 'Show the findings of all goals' : 'Show its findings only',
      onSelect: () => setFindingsLook({ filter: { ...filter, goalIds: narrowed ? [] : [goal.id] } }),
    },
    { label: 'New research goal…', onSelect: () => runCommand('goal:new'), unavailable: cannot },
    ...(others.length > 0 ? ['separator' as const] : []),
    ...others.map((other) => ({ label: other.question, onSelect: () => onChoose(other.id) })),
  ];
  const target = goal.targetInterviews;
  return (
    <div className={styles.goal}>
      <Target size={16} aria-hidden />
      <span className={styles.what}>{goal.isBiggestUnknown ? 'Biggest unknown' : 'Research goal'}</span>
      <b className={styles.question} title={goal.question}>
        {goal.question || 'A goal without a question'}
      </b>
      {goal.quarter && <span className={styles.quiet}>{goal.quarter}</span>}
      <span className={styles.spacer} />
      <span className={styles.progress}>
        {target ? `${held} of ${plural(target, 'interview')}` : plural(held, 'interview')}
      </span>
      {target !== null && target > 0 && (
        <meter
          className={styles.meter}
          min={0}
          max={target}
          value={Math.min(held, target)}
          aria-label="Interviews held"
        />
      )}
      <Menu
        trigger={<Button variant="quiet">{others.length > 0 ? `${others.length} more` : 'Goal'}</Button>}
        items={items}
      />
    </div>
  );
}

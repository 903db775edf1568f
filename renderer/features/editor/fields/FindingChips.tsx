import { Gavel, Plus, Target } from 'lucide-react';
import { useState } from 'react';
import { findingStatuses } from '../../../../shared/domain/finding.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { useVault } from '../../../state/vault.ts';
import { AddChip, Chip } from '../../../ui/Chip.tsx';
import { humanize } from '../../../ui/format.ts';
import { Picker } from '../../../ui/Picker.tsx';
import type { PickerOption } from '../../../ui/picker-options.ts';
import { useFields, useLocked, useNote } from '../note-context.ts';
import { ChipLine } from './ChipLine.tsx';
import { FieldProblems } from './FieldProblems.tsx';
import styles from './fields.module.css';
import { OwnerPicker } from './OwnerPicker.tsx';
import { valueOptions } from './options.tsx';
import { TeamChips } from './TeamChips.tsx';
import { TextPopover } from './TextPopover.tsx';
import { ValueButton } from './ValueButton.tsx';

type Which = 'status' | 'team' | 'goal' | 'owner' | 'verdict';
const none: string[] = [];
const statuses = valueOptions(findingStatuses);

/** The lines under a claim: how far it is, for whom, which goals it answers, whose it is, and what was decided. */
export function FindingChips() {
  const session = useNote();
  const fields = useFields('finding', (f) => f);
  const goals = useVault((s) => s.goals);
  const locked = useLocked();
  const [open, setOpen] = useState<Which | null>(null);
  useCommand('finding:status', () => setOpen('status'), locked);
  useCommand('note:add-team', () => setOpen('team'), locked);
  useCommand('finding:goal', () => setOpen('goal'), locked);
  useCommand('finding:owner', () => setOpen('owner'), locked);
  useCommand('finding:verdict', () => setOpen('verdict'), locked);
  const opens = (which: Which) => ({
    open: open === which,
    onOpenChange: (now: boolean) => setOpen(now ? which : null),
  });

  const { status = 'draft', teams = none, goals: goalIds = none, owner, verdict = '' } = fields;
  const setGoals = (ids: string[]) => session.setFields({ goals: ids });
  const goalOptions: PickerOption[] = goals.map(({ id, question, quarter }) => ({
    id,
    label: question || 'Untitled goal',
    hint: quarter,
    mark: <Target size={14} aria-hidden />,
  }));
  return (
    <div className={styles.lines}>
      <ChipLine label="Status and teams">
        <Picker
          label="Status"
          single
          options={statuses}
          value={[status]}
          onChange={([next]) => next && session.setFields({ status: next })}
          trigger={<ValueButton>{humanize(status)}</ValueButton>}
          {...opens('status')}
        />
        <TeamChips teams={teams} {...opens('team')} />
      </ChipLine>
      <ChipLine label="Goals, owner, and verdict">
        {goalIds.map((id) => (
          <Chip
            key={id}
            icon={<Target size={14} aria-label="Research goal" />}
            removeLabel="Remove this goal"
            title={goals.find((goal) => goal.id === id)?.question ?? 'This vault holds no such goal'}
            className={styles.long}
            {...(locked === null && { onRemove: () => setGoals(goalIds.filter((other) => other !== id)) })}
          >
            {goals.find((goal) => goal.id === id)?.question ?? id}
          </Chip>
        ))}
        <Picker
          label="Goal"
          trigger={
            <AddChip icon={<Plus size={14} aria-hidden />} disabled={locked !== null} aria-label="Add goal">
              Goal
            </AddChip>
          }
          options={goalOptions}
          value={goalIds}
          onChange={setGoals}
          empty="No such research goal"
          {...opens('goal')}
        />
        <OwnerPicker owner={owner} {...opens('owner')} />
        <TextPopover
          label="Verdict"
          field="verdict"
          value={verdict}
          placeholder="What was decided"
          trigger={
            <ValueButton icon={<Gavel size={14} aria-hidden />} title={verdict || undefined}>
              <span className={styles.clip}>{verdict || 'No verdict'}</span>
            </ValueButton>
          }
          {...opens('verdict')}
        />
      </ChipLine>
      <FieldProblems />
    </div>
  );
}

import { CalendarRange, CircleCheck, Flag, Gauge } from 'lucide-react';
import { useState } from 'react';
import { goalStatuses } from '../../../../shared/domain/goal.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { humanize, plural } from '../../../ui/format.ts';
import { Picker } from '../../../ui/Picker.tsx';
import { useFields, useLocked, useNote } from '../note-context.ts';
import { ChipLine } from './ChipLine.tsx';
import { FieldProblems } from './FieldProblems.tsx';
import styles from './fields.module.css';
import { OwnerPicker } from './OwnerPicker.tsx';
import { valueOptions } from './options.tsx';
import { TeamChips } from './TeamChips.tsx';
import { TextPopover } from './TextPopover.tsx';
import { ValueButton } from './ValueButton.tsx';

type Which = 'team' | 'owner' | 'answer' | 'target';
const none: string[] = [];
const statuses = valueOptions(goalStatuses);

/** The lines under the question of a research goal. */
export function GoalChips() {
  const session = useNote();
  const { status = 'proposed', ...fields } = useFields('goal', (f) => f);
  const { teams = none, owner, quarter, biggestUnknown = false, targetInterviews, answer = '' } = fields;
  const locked = useLocked();
  const [open, setOpen] = useState<Which | null>(null);
  useCommand('note:add-team', () => setOpen('team'), locked);
  const opens = (which: Which) => ({
    open: open === which,
    onOpenChange: (now: boolean) => setOpen(now ? which : null),
  });
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
        />
        <TeamChips teams={teams} {...opens('team')} />
      </ChipLine>
      <ChipLine label="Quarter, owner, and answer">
        {quarter && (
          <span className={styles.plain}>
            <CalendarRange size={14} aria-hidden />
            {quarter}
          </span>
        )}
        <ValueButton
          icon={<Flag size={14} aria-hidden />}
          aria-pressed={biggestUnknown}
          onClick={() => session.setFields({ biggestUnknown: !biggestUnknown })}
        >
          {biggestUnknown ? 'Biggest unknown' : 'Not the biggest unknown'}
        </ValueButton>
        <OwnerPicker owner={owner} {...opens('owner')} />
        <TextPopover
          label="Interviews wanted"
          field="targetInterviews"
          number
          value={targetInterviews === undefined ? '' : String(targetInterviews)}
          trigger={
            <ValueButton icon={<Gauge size={14} aria-hidden />}>
              {targetInterviews === undefined ? 'No target' : plural(targetInterviews, 'interview')}
            </ValueButton>
          }
          {...opens('target')}
        />
        <TextPopover
          label="Answer"
          field="answer"
          value={answer}
          placeholder="What was learned"
          trigger={
            <ValueButton icon={<CircleCheck size={14} aria-hidden />} title={answer || undefined}>
              <span className={styles.clip}>{answer || 'No answer'}</span>
            </ValueButton>
          }
          {...opens('answer')}
        />
      </ChipLine>
      <FieldProblems />
    </div>
  );
}

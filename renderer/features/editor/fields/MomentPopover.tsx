import type { ReactElement } from 'react';
import { Popover } from '../../../ui/Popover.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useFields, useNote } from '../note-context.ts';
import { changeBasis } from './change.ts';
import styles from './fields.module.css';
import { momentParts, withMoment } from './moment.ts';

/** Date, time and length of the interview. What is chosen holds at once. */
export function MomentPopover({ trigger }: { trigger: ReactElement<Record<string, unknown>> }) {
  const session = useNote();
  const occurredAt = useFields('interview', (f) => f.occurredAt ?? '');
  const length = useFields('interview', (f) => f.durationMinutes);
  const { date, time } = momentParts(occurredAt);
  const change = (nextDate: string, nextTime: string) => {
    if (nextDate !== '') changeBasis(session, { occurredAt: withMoment(occurredAt, nextDate, nextTime) });
  };
  return (
    <Popover label="When" trigger={trigger}>
      <div className={styles.moment}>
        <div className={styles.pair}>
          <TextField label="Date" type="date" value={date} onChange={(e) => change(e.target.value, time)} />
          <TextField label="Time" type="time" value={time} onChange={(e) => change(date, e.target.value)} />
        </div>
        <TextField
          label="Length in minutes"
          type="number"
          min={0}
          max={1440}
          value={length === undefined ? '' : String(length)}
          onChange={(e) => {
            const minutes = Number(e.target.value);
            const isLength = e.target.value !== '' && Number.isFinite(minutes) && minutes >= 0;
            session.setFields({ durationMinutes: isLength ? minutes : undefined });
          }}
        />
      </div>
    </Popover>
  );
}

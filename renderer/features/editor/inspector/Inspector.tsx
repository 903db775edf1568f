import { Check, Lock } from 'lucide-react';
import type { ComponentProps, ReactElement } from 'react';
import { consents, interviewKinds, interviewStatuses } from '../../../../shared/domain/interview.ts';
import { editParticipant } from '../../../state/edited-participant.ts';
import { useVault } from '../../../state/vault.ts';
import side from '../../../styles/side-pane.module.css';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatList, formatMoment, humanize } from '../../../ui/format.ts';
import { PaneHeader } from '../../../ui/PaneHeader.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import type { PickerOption } from '../../../ui/picker-options.ts';
import { personName } from '../../../ui/roster-look.ts';
import { changeBasis } from '../fields/change.ts';
import { MomentPopover } from '../fields/MomentPopover.tsx';
import { personOptions, useTagOptions, valueOptions } from '../fields/options.tsx';
import { useFields, useLocked, useNote, useNoteView } from '../note-context.ts';
import { HighlightList } from './HighlightList.tsx';
import styles from './Inspector.module.css';

const none: string[] = [];
const options = {
  kind: valueOptions(interviewKinds),
  status: valueOptions(interviewStatuses),
  consent: valueOptions(consents),
};

/** What the front matter of the note says, each value to be changed in place, its problem beside it; and its highlights. */
export function Inspector() {
  const session = useNote();
  const fields = useFields('interview', (f) => f);
  const problems = useNoteView((v) => v.problems);
  const roster = useVault((s) => s.roster);
  const participants = useVault((s) => s.participants);
  const tagOptions = useTagOptions();
  const { interviewers = none, attendees = none, tags = none, participants: participantIds = none } = fields;
  const known = participants.filter((p) => participantIds.includes(p.id));
  const companies = [...new Set(known.flatMap((p) => p.company || []))];
  const people = personOptions(roster, false);
  const names = (ids: readonly string[]) => formatList(ids.map((id) => personName(roster, id)));
  const shown = new Set([
    'occurredAt',
    'durationMinutes',
    'kind',
    'status',
    'interviewers',
    'attendees',
    'consent',
    'tags',
  ]);
  const others = problems.filter((p) => !shown.has(p.field));
  const choices = (label: string, field: 'kind' | 'status' | 'consent', values: readonly PickerOption[]) => ({
    label,
    options: values,
    single: true,
    value: fields[field] ? [fields[field]] : none,
    onChange: ([value]: string[]) => value && session.setFields({ [field]: value }),
  });

  return (
    <section data-pane="inspector" aria-label="Inspector" className={side.pane}>
      <PaneHeader title="Inspector" />
      <div className={styles.body}>
        {others.length > 0 && (
          <div className={styles.section}>
            {others.map((problem) => (
              <div key={problem.field + problem.message} className={styles.problem}>
                <ErrorNote>{problem.message}</ErrorNote>
              </div>
            ))}
          </div>
        )}
        <dl className={styles.section}>
          <Prop name="When" field="occurredAt">
            <MomentPopover trigger={<Value>{fields.occurredAt ? formatMoment(fields.occurredAt) : null}</Value>} />
          </Prop>
          <Prop name="Length" field="durationMinutes">
            <MomentPopover
              trigger={<Value>{fields.durationMinutes === undefined ? null : `${fields.durationMinutes} min`}</Value>}
            />
          </Prop>
          <Prop name="Kind" field="kind">
            <Picker
              {...choices('Kind', 'kind', options.kind)}
              trigger={<Value>{fields.kind && humanize(fields.kind)}</Value>}
            />
          </Prop>
          <Prop name="Status" field="status">
            <Picker
              {...choices('Status', 'status', options.status)}
              trigger={<Value>{fields.status && humanize(fields.status)}</Value>}
            />
          </Prop>
          <Prop name="Interviewer" field="interviewers">
            <Picker
              label="Interviewer"
              options={people}
              value={interviewers}
              onChange={(ids) => changeBasis(session, { interviewers: ids })}
              trigger={<Value>{interviewers.length > 0 && names(interviewers)}</Value>}
              empty="No such person in the roster"
            />
          </Prop>
          <Prop name="Attended" field="attendees">
            <Picker
              label="Attended"
              options={people}
              value={attendees}
              onChange={(ids) => session.setFields({ attendees: ids })}
              trigger={<Value>{attendees.length > 0 && names(attendees)}</Value>}
              empty="No such person in the roster"
            />
          </Prop>
          {known.length > 0 && (
            <Prop name="Participants">
              <span className={styles.people}>
                {known.map(({ id, name }) => (
                  <button
                    key={id}
                    type="button"
                    className={styles.value}
                    title="Edit this participant"
                    onClick={() => editParticipant(id)}
                  >
                    <span className={styles.clip}>{name}</span>
                  </button>
                ))}
              </span>
            </Prop>
          )}
          {companies.length > 0 && (
            <Prop name="Company">
              <span className={styles.fixed} title="Never leaves the vault undecided">
                <Lock size={12} aria-label="Kept in the vault" />
                <span className={styles.clip}>{formatList(companies)}</span>
              </span>
            </Prop>
          )}
          <Prop name="Consent" field="consent">
            <Picker
              {...choices('Consent', 'consent', options.consent)}
              trigger={
                <Value
                  tone={fields.consent === 'granted' ? 'ok' : fields.consent === 'not_asked' ? 'quiet' : undefined}
                >
                  {fields.consent && (
                    <>
                      {fields.consent === 'granted' && <Check size={14} aria-hidden />}
                      {humanize(fields.consent)}
                    </>
                  )}
                </Value>
              }
            />
          </Prop>
          <Prop name="Tags" field="tags">
            <Picker
              label="Tags"
              options={tagOptions}
              value={tags}
              onChange={(all) => session.setFields({ tags: all })}
              onCreate={(tag) => session.setFields({ tags: [...tags, tag] })}
              createLabel="New tag"
              trigger={<Value>{tags.length > 0 && tags.join(', ')}</Value>}
              empty="Type a tag to add it"
            />
          </Prop>
        </dl>
        <HighlightList />
      </div>
    </section>
  );
}

function Prop({ name, field, children }: { name: string; field?: string; children: ReactElement }) {
  const problems = useNoteView((v) => v.problems);
  const own = problems.filter((p) => p.field === field);
  return (
    <>
      <div className={styles.prop}>
        <dt>{name}</dt>
        <dd>{children}</dd>
      </div>
      {own.map((problem) => (
        <div key={problem.message} className={styles.problem}>
          <dt className={styles.hidden}>Problem</dt>
          <dd>
            <ErrorNote>{problem.message}</ErrorNote>
          </dd>
        </div>
      ))}
    </>
  );
}

interface ValueProps extends ComponentProps<'button'> {
  tone?: 'ok' | 'quiet' | undefined;
}

/** A value that opens what changes it; a dash where there is none. */
function Value({ tone, children, ...rest }: ValueProps) {
  const locked = useLocked();
  const isEmpty = children === null || children === undefined || children === false;
  return (
    <button type="button" disabled={locked !== null} {...rest} className={styles.value} data-tone={tone}>
      {isEmpty ? <span className={styles.none}>None</span> : <span className={styles.clip}>{children}</span>}
    </button>
  );
}

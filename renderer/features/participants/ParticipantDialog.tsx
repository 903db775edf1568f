import { Lock } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SuggestField } from '../../ui/SuggestField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ValuesField } from '../../ui/ValuesField.tsx';
import styles from './ParticipantDialog.module.css';
import { inUse, type ParticipantForm } from './participant-form.ts';
import { SharedBy } from './SharedBy.tsx';
import { useParticipant } from './use-participant.ts';

/** Sizes that are suggested beside those in use. */
const sizes = ['1-10', '11-50', '51-200', '201-1000', '1001+'];
const most = 500;
type Text = 'name' | 'phone' | 'company' | 'crm';
type Listed = 'nicknames' | 'emails' | 'handles';
type Suggested = 'role' | 'segment' | 'plan' | 'companySize';

/** Who a participant is, which stays in their file, and what may be told of them. Enter saves; Escape asks where something was entered. */
export function ParticipantDialog({ id }: { id: string }) {
  const { file, form, edit, isChanged, notice, busy, save, close } = useParticipant(id);
  const used = useValuesInUse();
  const [isLeaving, setLeaving] = useState(false);
  const formId = useId();
  if (!file) return null;
  const readOnly = file.readOnly !== null;
  const missing = form.name.trim() === '';

  const leave = () => (isChanged && !readOnly ? setLeaving(true) : close());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing && !readOnly) void save();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // What was just typed into a field of several values is in the form by the next task.
    const { currentTarget } = event;
    setTimeout(() => currentTarget.requestSubmit());
  };
  const input = (key: Text | Suggested) => ({
    value: form[key],
    maxLength: most,
    readOnly,
  });
  const text = (key: Text, label: string, more: object = {}) => (
    <TextField
      label={label}
      autoComplete="off"
      spellCheck={false}
      {...input(key)}
      {...more}
      onChange={(event) => edit({ [key]: event.target.value })}
    />
  );
  const values = (key: Listed, label: string, placeholder: string) => (
    <ValuesField
      label={label}
      values={form[key]}
      placeholder={readOnly ? '' : placeholder}
      maxLength={most}
      readOnly={readOnly}
      onChange={(next) => edit({ [key]: next })}
    />
  );
  const suggest = (key: Suggested, label: string, placeholder: string, others: readonly string[] = []) => (
    <SuggestField
      label={label}
      placeholder={readOnly ? '' : placeholder}
      {...input(key)}
      suggestions={[...new Set([...used[key], ...others])]}
      onChange={(value) => edit({ [key]: value })}
    />
  );

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && leave()}
      title={file.participant.name}
      width={600}
      footer={
        isLeaving ? (
          <Leaving onStay={() => setLeaving(false)} onDiscard={close} />
        ) : (
          <>
            <Button
              variant="quiet"
              className={styles.first}
              onClick={() => {
                close();
                useView.setState({ focusMode: false });
                useNavigation.getState().go({ area: 'published', participantId: id });
              }}
            >
              What was published
            </Button>
            <Button onClick={leave}>{readOnly ? 'Close' : 'Cancel'}</Button>
            {!readOnly && (
              <Button variant="accent" type="submit" form={formId} disabled={busy || missing} keys="$mod+Enter">
                Save
              </Button>
            )}
          </>
        )
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} onKeyDown={onKeyDown}>
        {readOnly && <p className={styles.notice}>This file can only be read here.</p>}
        {notice &&
          (notice.isError ? (
            <ErrorNote>{notice.sentence}</ErrorNote>
          ) : (
            <p role="status" className={styles.notice}>
              {notice.sentence}
            </p>
          ))}
        <fieldset className={styles.group}>
          <legend className={styles.legend}>
            Who it is
            <span className={styles.stays}>
              <Lock size={12} aria-hidden />
              Stays in this file
            </span>
          </legend>
          {text('name', 'Name', { error: missing ? 'Give them a name.' : null })}
          {values('nicknames', 'Nicknames', 'What else they are called')}
          {values('emails', 'E-mails', 'name@company.com')}
          {values('handles', 'Handles', '@name')}
          {text('company', 'Company')}
          {text('phone', 'Phone')}
          {text('crm', 'CRM link', { placeholder: readOnly ? '' : 'https://', className: styles.wide })}
        </fieldset>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>
            What may be told
            <span className={styles.stays}>Beside a stand-in, in what you publish</span>
          </legend>
          {suggest('role', 'Role', 'Head of growth')}
          {suggest('segment', 'Segment', 'Mid-market fintech')}
          {suggest('companySize', 'Company size', '11-50', sizes)}
          {suggest('plan', 'Plan', 'Scale')}
          <SharedBy id={id} form={form} />
          <div className={styles.last}>
            <Technical value={form.technical} disabled={readOnly} onChange={(technical) => edit({ technical })} />
            <Checkbox
              checked={form.doNotContact}
              disabled={readOnly}
              onChange={(doNotContact) => edit({ doNotContact })}
            >
              Do not contact
            </Checkbox>
          </div>
        </fieldset>
        {file.problems.length > 0 && (
          <ul className={styles.problems} aria-label="What cannot be read">
            {file.problems.map(({ field, message }) => (
              <li key={field + message}>{`${field}: ${message}`}</li>
            ))}
          </ul>
        )}
      </form>
    </Dialog>
  );
}

/** Once for the dialog, not at each key: a vault may have many participants. */
function useValuesInUse(): Record<Suggested, string[]> {
  const participants = useVault((s) => s.participants);
  return useMemo(
    () => ({
      role: inUse(participants, 'role'),
      segment: inUse(participants, 'segment'),
      plan: inUse(participants, 'plan'),
      companySize: inUse(participants, 'companySize'),
    }),
    [participants],
  );
}

const answers = [
  { value: 'yes', label: 'Technical' },
  { value: 'no', label: 'Not technical' },
  { value: 'unknown', label: 'Not noted' },
] as const;

interface TechnicalProps {
  value: ParticipantForm['technical'];
  disabled: boolean;
  onChange: (value: ParticipantForm['technical']) => void;
}

function Technical({ value, disabled, onChange }: TechnicalProps) {
  return (
    <Segmented
      label="Technical"
      options={answers}
      value={value === null ? 'unknown' : value ? 'yes' : 'no'}
      disabled={disabled}
      onChange={(next) => onChange(next === 'unknown' ? null : next === 'yes')}
    />
  );
}

function Leaving({ onStay, onDiscard }: { onStay: () => void; onDiscard: () => void }) {
  return (
    <>
      <p role="alert" className={styles.first}>
        What you entered is not saved.
      </p>
      <Button danger onClick={onDiscard}>
        Discard
      </Button>
      <Button variant="accent" autoFocus onClick={onStay}>
        Keep editing
      </Button>
    </>
  );
}

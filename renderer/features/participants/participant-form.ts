import type { Participant, ParticipantChange } from '../../../shared/domain/participant.ts';

/** What the dialog holds of a participant; an empty text is no value. */
export interface ParticipantForm
  extends Record<'name' | 'phone' | 'company' | 'crm' | 'role' | 'segment' | 'plan' | 'companySize', string> {
  nicknames: string[];
  emails: string[];
  handles: string[];
  technical: boolean | null;
  doNotContact: boolean;
}

/** A participant as the dialog shows them. */
export function formOf(participant: Participant): ParticipantForm {
  const { name, nicknames, emails, handles, doNotContact } = participant;
  const { phone = '', company = '', crm = '', role = '', segment = '', plan = '', companySize = '' } = participant;
  return {
    ...{ name, nicknames, emails, handles, phone, company, crm, role, segment, plan, companySize },
    technical: participant.technical ?? null,
    doNotContact,
  };
}

/** What is to be written: only the values that are others than those that were read. */
export function changeOf(read: ParticipantForm, form: ParticipantForm): ParticipantChange {
  const changed = keysOf(form).filter((key) => !same(tidy(form[key]), tidy(read[key])));
  return Object.fromEntries(changed.map((key) => [key, emptyAsNull(key, tidy(form[key]))]));
}

/**
 * What was entered on top of a file that has changed meanwhile: values that were not edited are those of the file now. `both`: those
 * that were changed in both, and stay as they were entered.
 */
export function rebased(read: ParticipantForm, form: ParticipantForm, now: ParticipantForm) {
  const edited = Object.keys(changeOf(read, form)) as (keyof ParticipantForm)[];
  const foreign = new Set(Object.keys(changeOf(read, now)));
  const own = Object.fromEntries(edited.map((key) => [key, form[key]])) as Partial<ParticipantForm>;
  return { form: { ...now, ...own }, both: edited.filter((key) => foreign.has(key)) };
}

/** Values in use for a property, the most frequent first. */
export function inUse(
  participants: readonly Participant[],
  key: 'role' | 'segment' | 'plan' | 'companySize',
): string[] {
  const counts = new Map<string, number>();
  for (const participant of participants) {
    const value = participant[key]?.trim();
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([value]) => value);
}

function keysOf(form: ParticipantForm): (keyof ParticipantForm)[] {
  return Object.keys(form) as (keyof ParticipantForm)[];
}

function tidy<T extends ParticipantForm[keyof ParticipantForm]>(value: T): T {
  return (typeof value === 'string' ? value.trim() : value) as T;
}

/** The name is never taken away: an empty one is refused before. */
function emptyAsNull(key: keyof ParticipantForm, value: ParticipantForm[keyof ParticipantForm]) {
  return value === '' && key !== 'name' ? null : value;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

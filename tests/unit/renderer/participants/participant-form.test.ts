import { describe, expect, test } from 'vitest';
import {
  changeOf,
  formOf,
  inUse,
  type ParticipantForm,
  rebased,
} from '../../../../renderer/features/participants/participant-form.ts';
import { type Participant, ParticipantChange } from '../../../../shared/domain/participant.ts';

const noor: Participant = {
  ...{ id: 'p_7f3k9q2m1x0c', name: 'Noor Haddad', nicknames: ['Nono'], emails: [], handles: [] },
  ...{ role: 'Head of growth', doNotContact: false },
};
const read = formOf(noor);
const entered = (part: Partial<ParticipantForm>) => ({ ...read, ...part });

describe('what is written of what was entered', () => {
  test.each<[string, Partial<ParticipantForm>, ParticipantChange]>([
    ['nothing', {}, {}],
    ['spaces alone', { role: ' Head of growth ', segment: ' ' }, {}],
    ['a value that was not there', { companySize: ' 11-50 ' }, { companySize: '11-50' }],
    ['a value taken away', { role: '' }, { role: null }],
    ['a list', { nicknames: [] }, { nicknames: [] }],
    ['what is known of them', { technical: false, doNotContact: true }, { technical: false, doNotContact: true }],
  ])('%s', (_, part, change) => {
    expect(changeOf(read, entered(part))).toEqual(change);
    expect(ParticipantChange.parse(change)).toEqual(change);
  });
});

test('a file that changed meanwhile keeps its values where nothing was entered, and what was entered elsewhere', () => {
  const now = formOf({ ...noor, role: 'Founder', segment: 'fintech', phone: '+34 600' });
  const { form, both } = rebased(read, entered({ role: 'Analyst', nicknames: ['Nono', 'Noorie'] }), now);
  expect(form).toEqual({ ...now, role: 'Analyst', nicknames: ['Nono', 'Noorie'] });
  expect(both).toEqual(['role']);
  expect(changeOf(now, form)).toEqual({ role: 'Analyst', nicknames: ['Nono', 'Noorie'] });
});

test('values in use are suggested, the most frequent first', () => {
  const all = ['PM', 'Engineer', ' PM ', undefined, ''].map((role) => ({ ...noor, role }));
  expect(inUse(all, 'role')).toEqual(['PM', 'Engineer']);
});

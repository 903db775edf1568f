import { expect, test } from 'vitest';
import {
  amountOf,
  type Omissions,
  peopleOf,
  remedyOf,
  withOut,
  without,
} from '../../../../renderer/features/export/singled-out/omissions.ts';
import type { SingledOut } from '../../../../shared/ipc/export.ts';

const found = (participantId: string, more: Partial<SingledOut> = {}): SingledOut => ({
  ...{ participantId, shown: ['role', 'segment', 'date'], people: 1, k: 3 },
  ...{ removable: ['role', 'segment', 'date'], remedy: ['date'], ...more },
});
const states = (list: ReturnType<typeof peopleOf>) =>
  list.map(({ participantId, attributes }) => [
    participantId,
    attributes.map((one) => `${one.attribute} ${one.state}`),
  ]);

test('what is left out adds up, and is put back one by one', () => {
  const first: Omissions = new Map([['a', ['date']]]);
  const both = withOut(
    first,
    new Map([
      ['a', ['role', 'date']],
      ['b', ['segment']],
    ]),
  );
  expect([...both]).toEqual([
    ['a', ['date', 'role']],
    ['b', ['segment']],
  ]);
  expect([...without(both, 'a', 'date')]).toEqual([
    ['a', ['role']],
    ['b', ['segment']],
  ]);
  expect([...without(both, 'b', 'segment')]).toEqual([['a', ['date', 'role']]]);
  expect([...first]).toEqual([['a', ['date']]]);
});

test('all that is needed is left out at once, but of those whom it does not help', () => {
  const remedy = remedyOf([found('a'), found('b', { remedy: ['date', 'role'] }), found('c', { remedy: [] })]);
  expect([...remedy.keys()]).toEqual(['a', 'b']);
  expect(amountOf(remedy)).toEqual(['2 dates', '1 role']);
  expect(amountOf(new Map())).toEqual([]);
});

test('each attribute says whether it stands, is enough to leave out, stands for a name, or is left out', () => {
  const one = found('a', { removable: ['segment', 'date'] });
  expect(states(peopleOf([one], new Map(), []))).toEqual([['a', ['role fixed', 'segment shown', 'date suggested']]]);
  // Before the preview has followed, and after.
  const out: Omissions = new Map([['a', ['date']]]);
  expect(states(peopleOf([one], out, []))).toEqual([['a', ['role fixed', 'segment shown', 'date out']]]);
  expect(states(peopleOf([], out, []))).toEqual([['a', ['date out']]]);
});

test('people stay in their places while something is left out of them', () => {
  const out: Omissions = new Map([['b', ['date']]]);
  expect(peopleOf([found('c'), found('a')], out, ['a', 'b']).map(({ participantId }) => participantId)).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect(peopleOf([found('c')], new Map(), ['a', 'b', 'c']).map(({ participantId }) => participantId)).toEqual(['c']);
});

import { beforeEach, expect, test, vi } from 'vitest';
import {
  addPending,
  choiceIn,
  chooseIn,
  resetBoard,
  settle,
  useBoard,
} from '../../../../renderer/features/findings/board/board-store.ts';
import { withPending } from '../../../../renderer/features/findings/board/pending.ts';
import { noChoice, toggle } from '../../../../renderer/ui/list-choice.ts';
import { evidence, finding } from './board.ts';

beforeEach(resetBoard);

const before = finding();
const shown = () => withPending(before, useBoard.getState().pending).evidence;

test('what could not be written goes back, also where another finding of the same step was', () => {
  const other = finding({ id: '01JDA0R7Y5N3W9Q2H8E6C4KQ7F' });
  const done = addPending([
    { findingId: before.id, put: [evidence('a')] },
    { findingId: other.id, remove: [] },
  ]);
  expect(shown()).toEqual([evidence('a')]);
  done((id) => id !== before.id);
  expect(shown()).toEqual([]);
});

test('what is written stays on the board until the vault tells of it', () => {
  const done = addPending([{ findingId: before.id, put: [evidence('a')] }]);
  done(() => true);
  settle([before]);
  expect(shown()).toEqual([evidence('a')]);
  settle([finding({ evidence: [evidence('a')] })]);
  expect(useBoard.getState().pending).toEqual([]);
});

test('what somebody else changed back is not shown for ever', () => {
  vi.useFakeTimers();
  addPending([{ findingId: before.id, put: [evidence('a')] }])(() => true);
  vi.advanceTimersByTime(10_000);
  expect(shown()).toEqual([]);
  vi.useRealTimers();
});

test('going to another column lets go of what is chosen, and remembers where the keyboard was', () => {
  chooseIn('a', toggle(noChoice, 'card'));
  chooseIn('b', noChoice);
  expect(choiceIn('a')).toMatchObject({ active: 'card', chosen: new Set() });
  expect(useBoard.getState().current).toBe('b');
});

import { expect, test } from 'vitest';
import { createNoteHistory, noSteps } from '../../../../renderer/features/editor/session/note-history.ts';

const moments = (...texts: string[]) => texts.map((text) => () => text);

test('what was done in the other view is undone and redone step by step', () => {
  const history = createNoteHistory();
  history.absorb({ undo: moments('a', 'ab'), redo: [] });
  expect(history.back('abc', noSteps)).toBe('ab');
  expect(history.back('ab', noSteps)).toBe('a');
  expect(history.back('a', noSteps)).toBeNull();
  expect(history.forward('a', noSteps)).toBe('ab');
  expect(history.forward('ab', noSteps)).toBe('abc');
  expect(history.forward('abc', noSteps)).toBeNull();
});

test('steps that the view had undone by itself come after the way back', () => {
  const history = createNoteHistory();
  history.absorb({ undo: moments('a'), redo: [] });
  expect(history.back('ab', { undo: [], redo: moments('abc', 'abcd') })).toBe('a');
  expect(['a', 'ab', 'abc'].map((now) => history.forward(now, noSteps))).toEqual(['ab', 'abc', 'abcd']);
});

test('an edit leaves nothing to redo; a text replaced as a whole comes back in one step', () => {
  const history = createNoteHistory();
  history.absorb({ undo: moments('a'), redo: moments('abc') });
  history.edited();
  expect(history.forward('ab', noSteps)).toBeNull();
  history.replaced('ab');
  expect(history.back('another text', noSteps)).toBe('ab');
  expect(history.back('ab', noSteps)).toBe('a');
});

test('steps that change nothing are passed over', () => {
  const history = createNoteHistory();
  history.absorb({ undo: moments('a', 'ab', 'ab'), redo: [] });
  expect(history.back('ab', noSteps)).toBe('a');
});

import { beforeEach, expect, test } from 'vitest';
import { openNote } from '../../../../renderer/features/search/open-note.ts';
import type { ResultOption } from '../../../../renderer/features/search/result-options.ts';
import { resetResults, useResults } from '../../../../renderer/features/search/results-store.ts';
import { useNavigation } from '../../../../renderer/state/navigation.ts';
import { useVault } from '../../../../renderer/state/vault.ts';
import { note } from '../notes/note.ts';

const option: ResultOption = {
  key: 'a',
  note: { noteId: 'a', title: 'Checkout', titleMatches: [], date: '2026-11-01', teamIds: [], pmIds: [] },
  passage: { text: 'The scrubbing', matches: [[4, 13]], hit: 'scrubbing', occurrence: 2 },
};

beforeEach(() => {
  resetResults();
  useNavigation.getState().go({ area: 'search' });
  useResults.setState({ answered: 'scrub' });
});

test('an interview opens at its passage, and knows the search that led there', () => {
  useVault.setState({ notes: [note({ id: 'a' })] });
  openNote(option);
  expect(useNavigation.getState().place).toMatchObject({
    noteId: 'a',
    reveal: { hit: 'scrubbing', occurrence: 2, query: 'scrub' },
  });
});

test('one that is gone by now leaves the search where it is, which says so', () => {
  useVault.setState({ notes: [] });
  openNote(option);
  expect(useNavigation.getState().place.area).toBe('search');
  expect(useResults.getState().gone).toBe('Checkout');
});

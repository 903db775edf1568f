import { beforeEach, expect, test, vi } from 'vitest';
import { forgetField, setField, stepField, useField } from '../../../../renderer/features/search/field/field-store.ts';
import { resetSearch, setQuery, useSearch } from '../../../../renderer/state/search.ts';

beforeEach(() => {
  resetSearch();
  forgetField();
});

test('the field and the query follow each other', () => {
  setField({ chips: ['team:a'], input: 'scrub' });
  expect(useSearch.getState().query).toBe('team:a scrub');
  setQuery('scrub tag:x');
  expect(useField.getState()).toEqual({ chips: ['tag:x'], input: 'scrub ' });
});

test('what is being typed stays text though it would be a filter', () => {
  setField({ chips: [], input: 'team:a' });
  expect(useField.getState()).toEqual({ chips: [], input: 'team:a' });
});

test('typing, a chip and a facet are taken back step by step, and made again', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(10_000);
  setField({ chips: [], input: 's' });
  setField({ chips: [], input: 'sc' });
  setField({ chips: ['team:a'], input: 'sc' });
  setQuery('team:a tag:x sc');
  const steps = ['back', 'back', 'back', 'back', 'forward', 'forward'] as const;
  expect(steps.map((step) => stepField(step) && useSearch.getState().query)).toEqual([
    'team:a sc',
    'sc',
    '',
    null,
    'sc',
    'team:a sc',
  ]);
  setField({ chips: [], input: 'other' });
  expect(stepField('forward')).toBeNull();
  now.mockRestore();
});

import { create } from 'zustand';
import { setQuery, useSearch } from '../../../state/search.ts';
import { type Field, fieldOf, queryOf } from './field-state.ts';

/** How the field shows the query. Whoever else changes the query finds its filters made chips. */
export const useField = create<Field>(() => fieldOf(useSearch.getState().query));

useSearch.subscribe(({ query }) => {
  if (query !== queryOf(useField.getState())) useField.setState(fieldOf(query));
});

/** Takes an edit of the field to the query. */
export function setField({ chips, input }: Field): void {
  useField.setState({ chips, input });
  setQuery(queryOf({ chips, input }));
}

import { create } from 'zustand';
import { setQuery, useSearch } from '../../../state/search.ts';
import { type Field, fieldOf, queryOf } from './field-state.ts';

/** How the field shows the query. Whoever else changes the query finds its filters made chips. */
export const useField = create<Field>(() => fieldOf(useSearch.getState().query));

/** What is typed without a rest is undone in one step; milliseconds. */
const oneStep = 800;
const mostSteps = 100;
let past: Field[] = [];
let future: Field[] = [];
let editedAt = 0;

useSearch.subscribe(({ query }) => {
  if (query === queryOf(useField.getState())) return;
  remember(true);
  useField.setState(fieldOf(query));
});

/** Takes an edit of the field to the query. */
export function setField({ chips, input }: Field): void {
  const before = useField.getState();
  if (before.input !== input || before.chips !== chips) remember(before.chips.length !== chips.length);
  show({ chips, input });
}

/** Takes the last edit of the query back, or makes it again. Returns the field then, `null` where there is nothing more. */
export function stepField(direction: 'back' | 'forward'): Field | null {
  const [from, to] = direction === 'back' ? [past, future] : [future, past];
  const field = from.pop();
  if (!field) return null;
  to.push(useField.getState());
  editedAt = 0;
  show(field);
  return field;
}

/** Another vault: what was searched for in the last one cannot be had back. */
export function forgetField(): void {
  past = [];
  future = [];
}

function show({ chips, input }: Field): void {
  useField.setState({ chips, input });
  setQuery(queryOf({ chips, input }));
}

function remember(isStep: boolean): void {
  const now = performance.now();
  if (isStep || now - editedAt > oneStep) past = [...past.slice(-mostSteps), useField.getState()];
  editedAt = isStep ? 0 : now;
  future = [];
}

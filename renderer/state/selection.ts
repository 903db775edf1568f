import { create } from 'zustand';

interface Selection {
  /** Ids of the interviews chosen in the list, in no order. Empty or one where nobody chose several. */
  ids: ReadonlySet<string>;
}

/** What is selected in the interview list: what export and trash act on. */
export const useSelection = create<Selection>(() => ({ ids: new Set() }));

/** Replaces the selection. */
export function select(ids: Iterable<string>): void {
  useSelection.setState({ ids: new Set(ids) });
}

import { create } from 'zustand';
import type { IndexState } from '../../../shared/ipc/search.ts';
import type { PreviewAnswer, SearchAnswer } from '../../../shared/search/protocol.ts';
import type { Place } from '../../state/navigation.ts';
import type { ResultOption } from './result-options.ts';

interface Results {
  answer: SearchAnswer | null;
  /** The query that `answer` answers. */
  answered: string;
  /** The text around an option, which may no longer be the one selected. */
  preview: (PreviewAnswer & { of: ResultOption }) | null;
  /** Key of the selected option. */
  selected: string | null;
  /** Which option was selected when the search was left, and how far below the top of the list it was, in pixels. */
  selectedAt: { key: string; top: number } | null;
  /** Title of a note that was gone when it was to be opened. */
  gone: string | null;
  /** The search process has not answered for more than a second. */
  away: boolean;
  index: IndexState;
  /** Grows when the search field is to take the focus. */
  focusCalls: number;
  /** The last of these calls that the field has followed. */
  focused: number;
  /** The pane that had the focus when the search was opened. */
  cameFrom: string | null;
  /** The last place whose query was taken over. */
  place: Place | null;
}

const fresh = { answer: null, answered: '', preview: null, selected: null, selectedAt: null, gone: null, away: false };

/** What was found: kept while one looks into a note and comes back. */
export const useResults = create<Results>(() => ({
  ...fresh,
  index: { state: 'idle' },
  focusCalls: 0,
  focused: 0,
  cameFrom: null,
  place: null,
}));

/** Forgets what was found in a vault that is no longer open. */
export function resetResults(): void {
  useResults.setState(fresh);
}

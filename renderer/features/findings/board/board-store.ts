import { create } from 'zustand';
import type { FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import { type ListChoice, letGo, noChoice } from '../../../ui/list-choice.ts';
import type { DropTarget } from './drag-model.ts';
import { leftPending, type Pending } from './pending.ts';

/** Cards on their way to another column. */
interface Carry {
  keys: readonly string[];
  from: string;
  by: 'pointer' | 'keyboard';
  target: DropTarget | null;
}

interface BoardState {
  /** The column the keyboard is in. */
  current: string | null;
  /** Where the keyboard is in each column, and what is chosen in the current one. */
  choices: Readonly<Record<string, ListChoice>>;
  /** Findings whose evidence is shown in full. */
  inFull: ReadonlySet<string>;
  pending: readonly Pending[];
  carry: Carry | null;
  /** The list to move cards to is open; `stance`: as what kind of evidence (`null`: as they are). */
  picking: { stance: Stance | null } | null;
  /** The finding whose claim is being written. */
  writing: string | null;
  /** The column that is to take the focus as soon as it is on screen. */
  focusCall: string | null;
}

const fresh: BoardState = {
  current: null,
  choices: {},
  inFull: new Set(),
  pending: [],
  carry: null,
  picking: null,
  writing: null,
  focusCall: null,
};

/** What is going on on the board; forgotten when it is left. */
export const useBoard = create<BoardState>(() => fresh);

/** Begins anew: another vault, or other columns. */
export function resetBoard(): void {
  useBoard.setState(fresh);
}

/** Goes to a column, with what is chosen in it; what is chosen in the column before is let go. */
export function chooseIn(columnId: string, choice: ListChoice): void {
  useBoard.setState(({ current, choices }) => {
    const left = current !== null && current !== columnId ? choices[current] : undefined;
    return {
      current: columnId,
      choices: { ...choices, ...(left && { [current as string]: letGo(left) }), [columnId]: choice },
    };
  });
}

/** Where the keyboard is in a column, and what is chosen there. */
export function choiceIn(columnId: string): ListChoice {
  return useBoard.getState().choices[columnId] ?? noChoice;
}

/** Gives a column the focus, as soon as it is on screen. */
export function focusColumn(columnId: string): void {
  useBoard.setState({ focusCall: columnId });
}

let lastId = 0;
/** ms a written change is shown for at most while the catalogue says otherwise: somebody else may have changed it back. */
const patience = 3000;

/** Shows changes before they are written. Call what it returns with whether those of a finding were. */
export function addPending(
  changes: readonly Omit<Pending, 'id'>[],
): (isWritten: (findingId: string) => boolean) => void {
  const added = changes.map((change) => ({ ...change, id: ++lastId }));
  const ids = new Set(added.map(({ id }) => id));
  useBoard.setState((s) => ({ pending: [...s.pending, ...added] }));
  return (isWritten) => {
    useBoard.setState((s) => ({
      pending: s.pending
        .filter((one) => !ids.has(one.id) || isWritten(one.findingId))
        .map((one) => (ids.has(one.id) ? { ...one, written: true } : one)),
    }));
    setTimeout(() => useBoard.setState((s) => ({ pending: s.pending.filter((one) => !ids.has(one.id)) })), patience);
  };
}

/** Forgets what is written, once the catalogue tells of it. */
export function settle(findings: readonly FindingSummary[]): void {
  const { pending } = useBoard.getState();
  const left = leftPending(pending, findings);
  if (left !== pending) useBoard.setState({ pending: left });
}

/** A text that the note once had, made only when it is asked for. */
export type Moment = () => string;

/** The steps that a view of the note can take by itself. */
export interface Steps {
  /** Oldest first. */
  undo: readonly Moment[];
  /** The next one first. */
  redo: readonly Moment[];
}

export const noSteps: Steps = { undo: [], redo: [] };

/** So many texts are kept in each direction. */
const most = 500;

/**
 * The undo steps of a note beyond those of the view it is shown in: what was done in its other view, and texts that were replaced
 * as a whole. A view takes its own steps first and asks here when it has none left; what is shown then is `current`, and `steps`
 * are the view's own, which end with it.
 */
export interface NoteHistory {
  /** The view ends; its steps become the note's. */
  absorb(steps: Steps): void;
  /** The text on screen is about to be replaced as a whole. */
  replaced(current: string): void;
  /** Something was edited: there is nothing to redo. */
  edited(): void;
  /** The text to go back to, or `null`. */
  back(current: string, steps: Steps): string | null;
  forward(current: string, steps: Steps): string | null;
  /** All texts that it goes back or forward to become others: something was changed in all of them alike. */
  rewrite(change: (text: string) => string): void;
  clear(): void;
}

export function createNoteHistory(): NoteHistory {
  let past: Moment[] = [];
  let future: Moment[] = [];
  return {
    absorb({ undo, redo }) {
      past = [...past, ...undo].slice(-most);
      future = [...redo, ...future].slice(0, most);
    },
    replaced(current) {
      past = [...past, () => current].slice(-most);
      future = [];
    },
    edited() {
      future = [];
    },
    back(current, { redo }) {
      const target = takeOther(past, 'pop', current);
      if (target !== null) future = [() => current, ...redo, ...future].slice(0, most);
      return target;
    },
    forward(current, { undo }) {
      const target = takeOther(future, 'shift', current);
      if (target !== null) past = [...past, ...undo, () => current].slice(-most);
      return target;
    },
    rewrite(change) {
      const rewritten = (moment: Moment) => () => change(moment());
      past = past.map(rewritten);
      future = future.map(rewritten);
    },
    clear() {
      past = [];
      future = [];
    },
  };
}

/** The next text that is another than the one on screen: a step that changes nothing would look broken. */
function takeOther(moments: Moment[], end: 'pop' | 'shift', current: string): string | null {
  for (let moment = moments[end](); moment; moment = moments[end]()) {
    const text = moment();
    if (text !== current) return text;
  }
  return null;
}

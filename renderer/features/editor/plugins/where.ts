import { type Place, useNavigation } from '../../../state/navigation.ts';

/** How far a note was read, and where the caret was if it had the focus: an offset into its text (`ShownDocument.caret`). */
export interface Where {
  scrollTop: number;
  caret: number | null;
}

/** By the visit, so that going back leads to where one was, and opening the note anew to its beginning. */
const wheres = new WeakMap<Place, Where>();

/** Where the present visit was left; `null` on the first look. */
export function whereLeft(): Where | null {
  return wheres.get(useNavigation.getState().place) ?? null;
}

export function keepWhere(place: Place, where: Where): void {
  wheres.set(place, where);
}

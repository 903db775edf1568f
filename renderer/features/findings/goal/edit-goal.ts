import { create } from 'zustand';

/** Which research goal the dialog is open for: an id, `new`, or `null` where it is closed. */
export const useEditedGoal = create<{ goalId: string | null }>(() => ({ goalId: null }));

/** Opens the dialog of a research goal; `new` begins another. */
export function editGoal(goalId: string): void {
  useEditedGoal.setState({ goalId });
}

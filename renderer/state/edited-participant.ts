import { create } from 'zustand';

/** Whose dialog is open. Their file, not the note, is what it changes. */
export const useEditedParticipant = create<{ id: string | null }>(() => ({ id: null }));

/** Opens the dialog of a participant, from wherever they are named. */
export function editParticipant(id: string): void {
  useEditedParticipant.setState({ id });
}

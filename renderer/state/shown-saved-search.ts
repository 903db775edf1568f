import { create } from 'zustand';

/** Id of the saved search that is on screen, its query as it was saved; `null` where there is none. */
export const useShownSavedSearch = create<{ id: string | null }>(() => ({ id: null }));

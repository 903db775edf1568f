import { create } from 'zustand';

interface View {
  /** Focus mode: the editor alone. Not remembered. */
  focusMode: boolean;
}

/** How the window is arranged now, beyond what preferences remember. */
export const useView = create<View>(() => ({ focusMode: false }));

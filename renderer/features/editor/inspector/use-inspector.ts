import { useEffect } from 'react';
import { create } from 'zustand';
import { setPreferences, usePreferences } from '../../../state/preferences.ts';
import { useView } from '../../../state/view.ts';

const narrow = window.matchMedia('(max-width: 1039px)');

/** In a narrow window and in focus mode the inspector lies over the text, so it is open only while it is asked for. Not remembered. */
const useOverlay = create<{ isNarrow: boolean; isOpen: boolean }>(() => ({ isNarrow: narrow.matches, isOpen: false }));
narrow.addEventListener('change', () => useOverlay.setState({ isNarrow: narrow.matches, isOpen: false }));

export interface InspectorState {
  isOpen: boolean;
  /** It lies over the text and closes with Escape. */
  isOverlay: boolean;
}

/** Whether the inspector is shown, and how. */
export function useInspector(): InspectorState {
  const { isNarrow, isOpen } = useOverlay();
  const preferred = usePreferences((s) => s.inspectorOpen);
  const isOverlay = useView((s) => s.focusMode) || isNarrow;
  return { isOpen: isOverlay ? isOpen : preferred, isOverlay };
}

/** Shows or hides the inspector. */
export function toggleInspector(): void {
  if (narrow.matches || useView.getState().focusMode) useOverlay.setState(({ isOpen }) => ({ isOpen: !isOpen }));
  else void setPreferences({ inspectorOpen: !usePreferences.getState().inspectorOpen });
}

/** Escape closes the inspector while it lies over the text. */
export function useEscape(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      useOverlay.setState({ isOpen: false });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
}

import { create } from 'zustand';

export type Layer = 'palette' | 'switcher' | 'shortcuts' | 'about' | 'privacy' | 'published' | 'participant';

/** Which of the layers above the page is open; one at most. */
export const useLayer = create<{ open: Layer | null }>(() => ({ open: null }));

/** Opens a layer in place of any other, or closes the one that is open. */
export function showLayer(layer: Layer | null): void {
  useLayer.setState({ open: layer });
}

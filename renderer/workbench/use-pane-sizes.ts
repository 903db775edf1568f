import { useEffect, useMemo, useRef } from 'react';
import { type LayoutChangedMeta, usePanelRef } from 'react-resizable-panels';
import { setPreferences, usePreferences } from '../state/preferences.ts';
import { useMedia } from './use-media.ts';

const wide = { sidebar: 220, list: 300 };
const narrow = { sidebar: 200, list: 280 };
const narrowBelow = '(max-width: 1039px)';
/** Where the widths stand in the preferences. */
const key = 'window';

/**
 * Widths of sidebar and list in px: as last dragged, else by the width of the window. Hand `save` to the groups; it keeps what
 * the user set, not what a resized window made of it.
 */
export function usePaneSizes() {
  const sidebarRef = usePanelRef();
  const listRef = usePanelRef();
  const stored = usePreferences((s) => s.panes[key]);
  const isNarrow = useMedia(narrowBelow);
  const sizes = useMemo(() => ({ ...(isNarrow ? narrow : wide), ...stored }), [isNarrow, stored]);

  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the window's width moves panes that nobody dragged
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    sidebarRef.current?.resize(sizes.sidebar);
    listRef.current?.resize(sizes.list);
  }, [isNarrow]);

  const keep = () => {
    const sidebar = sidebarRef.current?.getSize().inPixels;
    const list = listRef.current?.getSize().inPixels;
    const panes = usePreferences.getState().panes;
    const now = {
      ...panes[key],
      ...(sidebar && { sidebar: Math.round(sidebar) }),
      ...(list && { list: Math.round(list) }),
    };
    void setPreferences({ panes: { ...panes, [key]: now } });
  };
  // An arrow key tells of its change before the panes have their new widths.
  const save = (_layout: unknown, meta: LayoutChangedMeta) => {
    if (meta.isUserInteraction) requestAnimationFrame(keep);
  };
  return { sizes, save, sidebarRef, listRef };
}

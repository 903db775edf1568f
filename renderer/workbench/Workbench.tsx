import { lazy, Suspense } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { NoteList } from '../features/notes/NoteList.tsx';
import { NotesSidebar } from '../features/notes/NotesSidebar.tsx';
import { SearchCommands } from '../features/search/SearchCommands.tsx';
import { useNavigation } from '../state/navigation.ts';
import { usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';
import { Banners } from './Banners.tsx';
import { MainPane } from './MainPane.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useLastNote } from './use-last-note.ts';
import { usePaneSizes } from './use-pane-sizes.ts';
import styles from './Workbench.module.css';
import { WorkbenchCommands } from './WorkbenchCommands.tsx';

const LateCommands = lazy(() => import('./LateCommands.tsx').then((m) => ({ default: m.LateCommands })));

/** The window with a vault: sidebar, interview list, and what is open, each its own width. */
export function Workbench() {
  const area = useNavigation((s) => s.place.area);
  const focusMode = useView((s) => s.focusMode);
  const sidebar = usePreferences((s) => s.sidebarOpen) && !focusMode;
  const list = area === 'interviews' && !focusMode;
  useLastNote();
  const { sizes, save, sidebarRef, listRef } = usePaneSizes();
  return (
    <>
      <Group id="window" role="main" className={styles.window} onLayoutChanged={save}>
        {sidebar && (
          <>
            <Panel
              id="sidebar"
              panelRef={sidebarRef}
              defaultSize={sizes.sidebar}
              minSize={180}
              maxSize={320}
              groupResizeBehavior="preserve-pixel-size"
            >
              <NotesSidebar />
            </Panel>
            <Separator className={styles.separator} aria-label="Width of the sidebar" />
          </>
        )}
        <Panel id="rest" minSize={320}>
          <div className={styles.rest} data-edge={!sidebar || undefined}>
            <Banners />
            <Group id="panes" className={styles.panes} onLayoutChanged={save}>
              {list && (
                <>
                  <Panel
                    id="list"
                    panelRef={listRef}
                    defaultSize={sizes.list}
                    minSize={240}
                    maxSize={420}
                    groupResizeBehavior="preserve-pixel-size"
                  >
                    <NoteList />
                  </Panel>
                  <Separator className={styles.separator} aria-label="Width of the interview list" />
                </>
              )}
              <Panel id="main" minSize={240}>
                <MainPane />
              </Panel>
            </Group>
            <StatusBar />
          </div>
        </Panel>
      </Group>
      <WorkbenchCommands />
      <Suspense>
        <LateCommands />
      </Suspense>
      <SearchCommands />
    </>
  );
}

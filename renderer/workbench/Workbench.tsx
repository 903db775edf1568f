import { lazy, Suspense } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { NoteList } from '../features/notes/NoteList.tsx';
import { NotesSidebar } from '../features/notes/NotesSidebar.tsx';
import { SearchCommands } from '../features/search/SearchCommands.tsx';
import { useNavigation } from '../state/navigation.ts';
import { usePreferences } from '../state/preferences.ts';
import { usePainted } from '../state/ready.ts';
import { useView } from '../state/view.ts';
import { Banners } from './Banners.tsx';
import { CompactBar } from './CompactBar.tsx';
import { MainPane } from './MainPane.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useLastNote } from './use-last-note.ts';
import { compactWindow, useMedia } from './use-media.ts';
import { usePaneSizes } from './use-pane-sizes.ts';
import styles from './Workbench.module.css';
import { WorkbenchCommands } from './WorkbenchCommands.tsx';

const SavedSearches = lazy(() =>
  import('../features/saved-searches/SavedSearches.tsx').then((m) => ({ default: m.SavedSearches })),
);
const LateCommands = lazy(() => import('./LateCommands.tsx').then((m) => ({ default: m.LateCommands })));

/** The window with a vault: sidebar, interview list, and what is open, each its own width. */
export function Workbench() {
  const interviews = useNavigation((s) => s.place.area === 'interviews');
  const nothingOpen = useNavigation((s) => s.place.area === 'interviews' && s.place.noteId === null);
  const focusMode = useView((s) => s.focusMode);
  const compact = useMedia(compactWindow);
  const painted = usePainted();
  const sidebar = usePreferences((s) => s.sidebarOpen) && !focusMode && !compact;
  const list = interviews && !focusMode && (!compact || nothingOpen);
  const main = !(compact && list);
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
              <NotesSidebar
                searches={
                  painted && (
                    <Suspense>
                      <SavedSearches />
                    </Suspense>
                  )
                }
              />
            </Panel>
            <Separator className={styles.separator} aria-label="Width of the sidebar" />
          </>
        )}
        <Panel id="rest" minSize={240}>
          <div className={styles.rest} data-edge={!sidebar || undefined}>
            {interviews && !list && <h1 className={styles.hidden}>Interview</h1>}
            {compact && <CompactBar />}
            <Banners quiet={focusMode} />
            <Group id="panes" className={styles.panes} onLayoutChanged={save}>
              {list && (
                <Panel
                  id="list"
                  panelRef={listRef}
                  defaultSize={main ? sizes.list : '100%'}
                  minSize={240}
                  maxSize={main ? 420 : '100%'}
                  groupResizeBehavior={main ? 'preserve-pixel-size' : 'preserve-relative-size'}
                >
                  <NoteList />
                </Panel>
              )}
              {list && main && <Separator className={styles.separator} aria-label="Width of the interview list" />}
              {main && (
                <Panel id="main" minSize={240}>
                  <MainPane />
                </Panel>
              )}
            </Group>
            <StatusBar />
          </div>
        </Panel>
      </Group>
      <WorkbenchCommands />
      {painted && (
        <Suspense>
          <LateCommands />
        </Suspense>
      )}
      <SearchCommands />
    </>
  );
}

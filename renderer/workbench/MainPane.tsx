import { lazy, Suspense } from 'react';
import { runCommand, useUnavailable } from '../commands/use-command.ts';
import { EditorPane } from '../features/editor/EditorPane.tsx';
import { SearchActions } from '../features/saved-searches/SearchActions.tsx';
import { SearchPane } from '../features/search/SearchPane.tsx';
import { useNavigation } from '../state/navigation.ts';
import { useVault } from '../state/vault.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PaneHeader } from '../ui/PaneHeader.tsx';
import styles from './Workbench.module.css';

const EvidencePane = lazy(() =>
  import('../features/findings/page/EvidencePane.tsx').then((m) => ({ default: m.EvidencePane })),
);
const ExportView = lazy(() => import('../features/export/ExportView.tsx').then((m) => ({ default: m.ExportView })));
const ShareView = lazy(() => import('../features/export/ShareView.tsx').then((m) => ({ default: m.ShareView })));
const DocumentView = lazy(() =>
  import('../features/export/document/DocumentView.tsx').then((m) => ({ default: m.DocumentView })),
);
const WaitingAtPublished = lazy(() =>
  import('../features/export/waiting/WaitingPart.tsx').then((m) => ({ default: m.WaitingAtPublished })),
);
const FindingsView = lazy(() =>
  import('../features/findings/list/FindingsView.tsx').then((m) => ({ default: m.FindingsView })),
);
const PublishedView = lazy(() =>
  import('../features/published/PublishedView.tsx').then((m) => ({ default: m.PublishedView })),
);
const RosterView = lazy(() => import('../features/roster/RosterView.tsx').then((m) => ({ default: m.RosterView })));
const TagsView = lazy(() => import('../features/tags/TagsView.tsx').then((m) => ({ default: m.TagsView })));
const TrashView = lazy(() => import('../features/trash/TrashView.tsx').then((m) => ({ default: m.TrashView })));
const SettingsView = lazy(() =>
  import('../features/settings/SettingsView.tsx').then((m) => ({ default: m.SettingsView })),
);

/** What is open right of the list: a note, or another place. Each is loaded when it is first needed. */
export function MainPane() {
  const place = useNavigation((s) => s.place);
  return (
    <div data-pane="main" className={styles.pane}>
      <Suspense>
        {place.area === 'search' && <SearchPane actions={<SearchActions />} />}
        {place.area === 'findings' && <FindingsView />}
        {place.area === 'finding' && (
          <EditorPane
            kind="finding"
            id={place.findingId}
            focus={place.focus ?? 'body'}
            side={
              <Suspense>
                <EvidencePane findingId={place.findingId} />
              </Suspense>
            }
          />
        )}
        {place.area === 'goal' && <EditorPane kind="goal" id={place.goalId} focus={place.focus ?? 'body'} />}
        {place.area === 'published' && (
          <PublishedView participantId={place.participantId} waiting={<WaitingAtPublished />} />
        )}
        {place.area === 'export' && <ExportView selection={place.selection} title={place.title} again={place.again} />}
        {place.area === 'document' && <DocumentView draft={place.draft} again={place.again} />}
        {place.area === 'share' && <ShareView draft={place.draft} />}
        {place.area === 'tags' && <TagsView />}
        {place.area === 'roster' && <RosterView />}
        {place.area === 'trash' && <TrashView />}
        {place.area === 'settings' && <SettingsView section={place.section ?? 'general'} />}
        {place.area === 'interviews' &&
          (place.noteId === null ? (
            <NothingOpen />
          ) : (
            <EditorPane kind="interview" id={place.noteId} reveal={place.reveal} focus={place.focus} />
          ))}
      </Suspense>
    </div>
  );
}

function NothingOpen() {
  const empty = useVault((s) => s.loaded && s.notes.length === 0);
  const unavailable = useUnavailable('note:new');
  return (
    <>
      <PaneHeader bare />
      {empty ? (
        <EmptyState
          title="No interviews yet"
          action={
            unavailable === null && (
              <Button variant="accent" keys="$mod+n" onClick={() => runCommand('note:new')}>
                New interview
              </Button>
            )
          }
        >
          Start one before the call. Every note is a Markdown file in your folder.
        </EmptyState>
      ) : (
        <EmptyState title="No interview open">Choose one from the list, or start a new one.</EmptyState>
      )}
    </>
  );
}

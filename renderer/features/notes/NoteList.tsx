import { GitPullRequest, PencilLine, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { keysOf } from '../../../shared/commands.ts';
import { call } from '../../api.ts';
import { runCommand, useCommand, useUnavailable } from '../../commands/use-command.ts';
import { noFilter, useNavigation } from '../../state/navigation.ts';
import { markReady } from '../../state/ready.ts';
import { select, useSelection } from '../../state/selection.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { sentenceOf } from '../../ui/errors.ts';
import { plural } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { isMac } from '../../ui/keys.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { SelectionBar } from '../../ui/SelectionBar.tsx';
import { toast } from '../../ui/Toast.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx';
import { FilterChips } from './FilterChips.tsx';
import { FilterPopover } from './FilterPopover.tsx';
import { filterNotes, isFiltered } from './filter-notes.ts';
import { groupNotes } from './group-notes.ts';
import { neighborOf, rangeBetween } from './list-selection.ts';
import styles from './NoteList.module.css';
import { NoteRow } from './NoteRow.tsx';
import { trashNotes } from './trash-notes.ts';
import { useToday } from './use-today.ts';

const openDelay = 120; // ms: holding an arrow key opens only the note it stops at

/** The interviews, newest first. What is chosen here is what export and trash act on. */
export function NoteList() {
  const notes = useVault((s) => s.notes);
  const loaded = useVault((s) => s.loaded);
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  const place = useNavigation((s) => s.place);
  const go = useNavigation((s) => s.go);
  const selected = useSelection((s) => s.ids);
  const openId = place.area === 'interviews' ? place.noteId : null;
  const wantsFocus = place.area === 'interviews' && place.focus === 'list';
  const now = useToday();

  const shown = useMemo(() => filterNotes(notes, filter), [notes, filter]);
  const rows = useMemo(() => groupNotes(shown, now), [shown, now]);
  const ids = useMemo(() => shown.map((note) => note.id), [shown]);
  const [activeId, setActiveId] = useState(openId);
  const anchor = useRef(openId);
  const list = useRef<VirtualListHandle>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (loaded) markReady('list');
  }, [loaded]);
  // The place is the truth: what opens elsewhere (search, switcher, a new note) is chosen here too.
  useEffect(() => {
    setActiveId(openId);
    anchor.current = openId;
    select(openId === null ? [] : [openId]);
  }, [openId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit that asks for the list gives it the focus
  useEffect(() => {
    if (wantsFocus && loaded) list.current?.focus();
  }, [wantsFocus, place, loaded]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const open = (id: string, focus: 'list' | 'body') => {
    clearTimeout(timer.current);
    go({ area: 'interviews', noteId: id, focus });
  };
  const activate = (id: string, event: KeyboardEvent | MouseEvent) => {
    setActiveId(id);
    const toggles = event.type === 'click' && (isMac ? event.metaKey : event.ctrlKey);
    if (event.shiftKey) return select(rangeBetween(ids, anchor.current, id));
    anchor.current = id;
    if (toggles) return select(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]);
    select([id]);
    clearTimeout(timer.current);
    if (event.type === 'click') open(id, 'list');
    else timer.current = setTimeout(() => open(id, 'list'), openDelay);
  };

  const chosen = ids.filter((id) => selected.has(id));
  const trash = () => {
    const gone = new Set(chosen);
    const next = neighborOf(ids, activeId, gone);
    if (openId !== null && gone.has(openId)) go({ area: 'interviews', noteId: next, focus: 'list' });
    else setActiveId(next);
    void trashNotes(chosen);
  };
  const nothing = chosen.length === 0 ? 'Choose an interview first' : null;
  const readOnly = useVault((s) => s.vault.state === 'open' && s.vault.vault.readOnly !== null);
  useCommand('note:trash', trash, nothing ?? (readOnly ? 'The vault is open for reading only' : null));
  useCommand('note:reveal', () => chosen[0] && reveal(chosen[0]), nothing);

  const keyDown = (event: KeyboardEvent) => {
    const mod = isMac ? event.metaKey : event.ctrlKey;
    if (mod && event.key === 'a') {
      event.preventDefault();
      select(ids);
    } else if (matchesTrash(event)) {
      event.preventDefault();
      runCommand('note:trash');
    } else if (event.key === 'Escape' && selected.size > 1) {
      event.preventDefault();
      select(activeId === null ? [] : [activeId]);
    } else if (event.key === ' ' && activeId !== null) {
      event.preventDefault();
      select(selected.has(activeId) ? [...selected].filter((id) => id !== activeId) : [...selected, activeId]);
    }
  };

  const cannotCreate = useUnavailable('note:new');
  const cannotExport = useUnavailable('export:pull-request');
  const active = activeId !== null && ids.includes(activeId) ? activeId : null;
  return (
    <section data-pane="list" aria-label="Interviews" className={styles.pane}>
      <PaneHeader title="Interviews" count={loaded && shown.length > 0 ? shown.length.toLocaleString('en-US') : null}>
        {notes.length > 0 && <FilterPopover />}
        <IconButton
          label="New interview"
          keys="$mod+n"
          icon={<PencilLine size={16} aria-hidden />}
          aria-disabled={cannotCreate !== null}
          onClick={() => runCommand('note:new')}
        />
      </PaneHeader>
      <FilterChips />
      {loaded && shown.length === 0 && isFiltered(filter) ? (
        <EmptyState
          title="No interviews match"
          action={<Button onClick={() => setFilter(noFilter)}>Clear filter</Button>}
          className={styles.blank ?? ''}
        >
          Nothing has these teams, PMs, and dates together.
        </EmptyState>
      ) : shown.length > 0 ? (
        <VirtualList
          label="Interviews"
          rows={rows}
          handle={list}
          activeKey={active}
          onActive={activate}
          onOpen={(id) => open(id, 'body')}
          selectedKeys={selected}
          multiple
          onKeyDown={keyDown}
          render={(row) =>
            row.heading ? <div className={styles.heading}>{row.label}</div> : <NoteRow note={row.note} now={now} />
          }
        />
      ) : null}
      {chosen.length > 1 && (
        <SelectionBar what={plural(chosen.length, 'interview')}>
          <IconButton
            label="Export as a pull request"
            keys={keysOf('export:pull-request', isMac)[0] ?? ''}
            icon={<GitPullRequest size={16} aria-hidden />}
            aria-disabled={cannotExport !== null}
            onClick={() => runCommand('export:pull-request')}
          />
          <IconButton
            label="Move to trash"
            keys={keysOf('note:trash', isMac)[0] ?? ''}
            icon={<Trash2 size={16} aria-hidden />}
            onClick={() => runCommand('note:trash')}
          />
        </SelectionBar>
      )}
    </section>
  );
}

function reveal(id: string) {
  call('notes:reveal', { id }).catch((error: unknown) => {
    const sentence = sentenceOf(error);
    if (sentence) toast({ message: sentence, error: true });
  });
}

function matchesTrash(event: KeyboardEvent): boolean {
  return isMac ? event.metaKey && event.key === 'Backspace' : event.key === 'Delete' && !event.ctrlKey && !event.altKey;
}

import { RotateCcw, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { calendarDate } from '../../../shared/domain/calendar-date.ts';
import type { TrashedNote } from '../../../shared/ipc/trash.ts';
import { runCommand, useCommand } from '../../commands/use-command.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatDate, formatDay, plural } from '../../ui/format.ts';
import { isMac } from '../../ui/keys.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import styles from './Trash.module.css';
import { TrashPreview } from './TrashPreview.tsx';
import { loadTrash, restoreNote, useTrash } from './trash-store.ts';

/** Interviews, findings, and research goals in the trash: look at one, take it back, or delete it for good. */
export function TrashView() {
  const { notes, others, selected, error } = useTrash();
  const revision = useVault((s) => s.revision);
  const locked = useVault((s) => s.vault.state !== 'open' || s.vault.vault.readOnly !== null);
  const [deleting, setDeleting] = useState<readonly TrashedNote[] | null>(null);
  const list = useRef<VirtualListHandle>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what goes to the trash or comes out of it changes the catalogue
  useEffect(() => void loadTrash(), [revision]);
  const isThere = notes !== null && notes.length > 0;
  useEffect(() => {
    if (isThere) list.current?.focus();
  }, [isThere]);

  const chosen = notes?.find((note) => note.trashedId === selected) ?? null;
  const why = locked ? 'The vault cannot be changed now' : null;
  useCommand('trash:restore', () => void (chosen && restoreNote(chosen)), why ?? (chosen ? null : 'Choose one first'));
  useCommand('trash:delete', () => chosen && setDeleting([chosen]), why ?? (chosen ? null : 'Choose one first'));
  useCommand('trash:empty', () => notes && setDeleting(notes), why ?? (isThere ? null : 'The trash is empty'));

  const keyDown = (event: KeyboardEvent) => {
    const isDelete = isMac ? event.metaKey && event.key === 'Backspace' : event.key === 'Delete';
    if (!isDelete) return;
    event.preventDefault();
    runCommand('trash:delete');
  };
  return (
    <section aria-label="Trash" className={styles.view}>
      <PaneHeader title="Trash" count={isThere ? notes.length.toLocaleString('en-US') : null}>
        {isThere && (
          <Button variant="quiet" danger disabled={why !== null} onClick={() => runCommand('trash:empty')}>
            Empty trash…
          </Button>
        )}
      </PaneHeader>
      {error && <ErrorNote>{error}</ErrorNote>}
      {notes !== null && !isThere && !error && (
        <EmptyState title="The trash is empty">
          Interviews, findings, and research goals that you move here stay until you delete them for good.
          {othersWords(others)}
        </EmptyState>
      )}
      {isThere && (
        <div className={styles.columns}>
          <div className={styles.list}>
            <VirtualList
              label="What is in the trash"
              rows={notes.map((note) => ({ key: note.trashedId, height: 56, note }))}
              handle={list}
              activeKey={selected}
              onActive={(key) => useTrash.setState({ selected: key })}
              onOpen={() => runCommand('trash:restore')}
              onKeyDown={keyDown}
              render={({ note }) => <TrashRow note={note} />}
            />
            {others > 0 && <p className={styles.others}>{othersWords(others)}</p>}
          </div>
          {chosen && (
            <section className={styles.preview} aria-label="Preview">
              <header className={styles.bar}>
                <span className={styles.path} title={chosen.path}>
                  {chosen.path}
                </span>
                <Button
                  danger
                  variant="quiet"
                  icon={<Trash2 size={16} aria-hidden />}
                  disabled={why !== null}
                  title={why ?? undefined}
                  onClick={() => runCommand('trash:delete')}
                >
                  Delete for good…
                </Button>
                <Button
                  variant="accent"
                  keys="Enter"
                  icon={<RotateCcw size={16} aria-hidden />}
                  disabled={why !== null}
                  title={why ?? undefined}
                  onClick={() => runCommand('trash:restore')}
                >
                  Restore
                </Button>
              </header>
              <TrashPreview key={chosen.trashedId} note={chosen} />
            </section>
          )}
        </div>
      )}
      {deleting && <DeleteDialog notes={deleting} close={() => setDeleting(null)} />}
    </section>
  );
}

function TrashRow({ note }: { note: TrashedNote }) {
  return (
    <div className={styles.row}>
      <span className={styles.title} title={note.title}>
        {note.title}
      </span>
      <span className={styles.meta}>
        {note.unreadable ? 'Cannot be read now' : note.date ? formatDate(note.date) : note.path}
        <span className={styles.spacer} />
        Moved {formatDay(calendarDate(new Date(note.trashedAt)))}
      </span>
    </div>
  );
}

function othersWords(others: number): string {
  if (others === 0) return '';
  return ` ${plural(others, 'other item')} in the folder “.trash” ${others === 1 ? 'was' : 'were'} not put there by Fieldbook and ${others === 1 ? 'stays' : 'stay'}.`;
}

import { FileText } from 'lucide-react';
import type { ClipboardEvent } from 'react';
import { htmlPageToMarkdown } from '../../../shared/domain/roster-page-html.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import styles from './Roster.module.css';
import { RosterReview } from './RosterReview.tsx';
import { isDate, useRosterImport } from './use-roster-import.ts';

interface RosterImportDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Imports teams and PMs from a handbook page: choose or paste, review against the vault, write with undo. */
export function RosterImportDialog({ open, onOpenChange }: RosterImportDialogProps) {
  return open ? <Steps close={() => onOpenChange(false)} /> : null;
}

function Steps({ close }: { close: () => void }) {
  const roster = useVault((s) => s.roster);
  const { state, ...page } = useRosterImport(close);
  const dateError = isDate(page.from) ? null : 'Enter a date as year-month-day.';
  const date = (
    <TextField
      label="Holds from"
      type="date"
      className={styles.date}
      value={page.from}
      error={dateError}
      onChange={(event) => void page.date(event.currentTarget.value)}
    />
  );
  if (state.step === 'review') {
    const nothing = state.preview.changes.length === 0;
    return (
      <Dialog
        open
        onOpenChange={close}
        width={640}
        title={page.name ? `Import from ${page.name}` : 'Review the import'}
        footer={
          <>
            <Button variant="quiet" onClick={page.back}>
              Back
            </Button>
            <span className={styles.spacer} />
            {nothing ? (
              <Button variant="accent" onClick={close}>
                Done
              </Button>
            ) : (
              <Button variant="accent" disabled={page.busy || dateError !== null} onClick={() => void page.finish()}>
                Import
              </Button>
            )}
          </>
        }
      >
        <div className={styles.when}>
          {date}
          <p>What is new holds from this day; what the page no longer says ends the day before.</p>
        </div>
        {page.error && <ErrorNote>{page.error}</ErrorNote>}
        <RosterReview preview={state.preview} roster={roster} from={page.from} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      width={640}
      title="Import teams and PMs from a page"
      description="A handbook page that lists each PM with their teams. You see the result before anything is written."
      footer={
        <>
          <Button variant="quiet" onClick={close}>
            Cancel
          </Button>
          <Button variant="accent" disabled={page.busy || page.text.trim() === ''} onClick={() => void page.read()}>
            Review
          </Button>
        </>
      }
    >
      <div className={styles.source}>
        <Button icon={<FileText size={16} aria-hidden />} disabled={page.busy} onClick={() => void page.choose()}>
          Choose a file…
        </Button>
        <TextArea
          label="Or paste the page’s text"
          rows={10}
          spellCheck={false}
          value={page.text}
          onChange={(event) => page.write(event.currentTarget.value)}
          onPaste={(event) => pasteList(event, page.write)}
        />
        {page.error && <ErrorNote>{page.error}</ErrorNote>}
      </div>
    </Dialog>
  );
}

/** A page copied in the browser keeps its lists and links as Markdown; anything else is pasted as usual. */
function pasteList(event: ClipboardEvent<HTMLTextAreaElement>, write: (text: string) => void) {
  const html = event.clipboardData.getData('text/html');
  const area = event.currentTarget;
  if (!/<li[\s>]/i.test(html) || html.length > 2_000_000) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = area;
  write(value.slice(0, selectionStart) + htmlPageToMarkdown(html) + value.slice(selectionEnd));
}

import { useRef, useState } from 'react';
import type { Conversion, Encoding } from '../../../shared/ipc/conversion.ts';
import { call } from '../../api.ts';
import { putBack } from '../../state/put-back.ts';
import type { ShownNote } from '../../state/shown-note.ts';
import { announce } from '../../state/status.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { sentenceOf } from '../../ui/errors.ts';
import { plural } from '../../ui/format.ts';
import { toast } from '../../ui/Toast.tsx';
import styles from './Conversion.module.css';

const names: Record<Encoding, string> = {
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252, as older Windows programs write',
  'utf-8-mixed': 'UTF-8 with some characters of Windows-1252',
};

interface Props {
  note: ShownNote;
  id: string;
  preview: Conversion;
  close(): void;
}

/** What a file will read once it is UTF-8, before anything is written. */
export function ConversionDialog({ note, id, preview, close }: Props) {
  const [busy, setBusy] = useState(false);
  const main = useRef<HTMLButtonElement>(null);
  const { lines, lineCount, unreadable, encoding } = preview;
  const more = lineCount - lines.length;
  const run = async () => {
    setBusy(true);
    if (await convert(note, id, preview.hash)) close();
    setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title="Convert to UTF-8?"
      width={640}
      initialFocus={main}
      description={`The file looks like ${names[encoding]}. It is written anew as UTF-8, so that you can edit it; the file as it is now is kept in its history.`}
      footer={
        <>
          <Button variant="quiet" onClick={close}>
            Cancel
          </Button>
          <Button ref={main} variant="accent" disabled={busy} onClick={() => void run()}>
            Convert
          </Button>
        </>
      }
    >
      <h3 className={styles.heading}>These lines will read</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by the keyboard, too */}
      <ol className={styles.lines} tabIndex={0} aria-label="Lines as they will read">
        {lines.map((line) => (
          <li key={line.number}>
            <span className={styles.number}>{line.number}</span>
            <span className={styles.text}>{line.text}</span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className={styles.note}>And {plural(more, 'more line')}.</p>}
      {unreadable > 0 && (
        <p className={styles.note}>{plural(unreadable, 'character')} cannot be read and will be shown as �.</p>
      )}
    </Dialog>
  );
}

/** Resolves to whether it worked; what fails is said. */
async function convert(note: ShownNote, id: string, hash: string): Promise<boolean> {
  try {
    const { saved, replaced } = await call('conversion:convert', { id, hash });
    note.reopen(saved.id);
    announce('Converted to UTF-8');
    toast({
      message: 'Converted to UTF-8',
      action: { label: 'Undo', run: () => void putBack(saved.id, replaced) },
    });
    return true;
  } catch (error) {
    toast({ message: sentenceOf(error) ?? 'Not converted', error: true });
    return false;
  }
}

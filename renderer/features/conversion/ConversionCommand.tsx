import { useState } from 'react';
import type { Conversion } from '../../../shared/ipc/conversion.ts';
import { call } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { type ShownNote, useShownNote } from '../../state/shown-note.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { toast } from '../../ui/Toast.tsx';
import { ConversionDialog } from './ConversionDialog.tsx';

interface Asked {
  note: ShownNote;
  id: string;
  preview: Conversion;
}

/** Offers to make UTF-8 of the open interview's file, and shows what becomes of it first. */
export function ConversionCommand() {
  const note = useShownNote((s) => s.note);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = async () => {
    if (!note) return;
    const id = note.id();
    try {
      setAsked({ note, id, preview: await call('conversion:preview', { id }) });
    } catch (error) {
      toast({ message: sentenceOf(error) ?? 'The file cannot be converted', error: true });
    }
  };
  const isOther = note?.readOnly() === 'encoding';
  useCommand(
    'note:convert',
    () => void ask(),
    note ? (isOther ? null : 'This file is UTF-8 already') : 'Open an interview first',
  );
  return asked && <ConversionDialog {...asked} close={() => setAsked(null)} />;
}

import { useEffect, useState } from 'react';
import type { ParticipantChange } from '../../../shared/domain/participant.ts';
import type { ParticipantFile } from '../../../shared/ipc/notes.ts';
import { AppError } from '../../../shared/result.ts';
import { call } from '../../api.ts';
import { useEditedParticipant } from '../../state/edited-participant.ts';
import { announce } from '../../state/status.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { toast } from '../../ui/Toast.tsx';
import { changeOf, formOf, type ParticipantForm, rebased } from './participant-form.ts';

export interface EditedParticipant {
  /** As its file was read; `null` until then. */
  file: ParticipantFile | null;
  form: ParticipantForm;
  edit(part: Partial<ParticipantForm>): void;
  isChanged: boolean;
  /** Why it was not saved, or what is different now, as a sentence. */
  notice: { sentence: string; isError: boolean } | null;
  busy: boolean;
  save(): Promise<void>;
  close(): void;
}

const unread = formOf({ id: '', name: '', nicknames: [], emails: [], handles: [], doNotContact: false });
const properties: Record<keyof ParticipantForm, string> = {
  ...{
    name: 'name',
    nicknames: 'nicknames',
    emails: 'e-mails',
    handles: 'handles',
    phone: 'phone',
    company: 'company',
  },
  ...{ crm: 'CRM link', role: 'role', segment: 'segment', plan: 'plan', companySize: 'company size' },
  ...{ technical: 'technical', doNotContact: 'do not contact' },
};

/** The file of a participant while it is edited. Only the values that were changed are written, onto the file as it is then. */
export function useParticipant(id: string): EditedParticipant {
  const [file, setFile] = useState<ParticipantFile | null>(null);
  const [form, setForm] = useState<ParticipantForm>(unread);
  const [notice, setNotice] = useState<EditedParticipant['notice']>(null);
  const [busy, setBusy] = useState(false);
  const close = () => useEditedParticipant.setState((now) => (now.id === id ? { id: null } : now));

  useEffect(() => {
    let stopped = false;
    const read = async () => {
      try {
        const found = await call('participants:read', { id });
        if (stopped) return;
        setFile(found);
        setForm(formOf(found.participant));
      } catch (error) {
        if (stopped) return;
        toast({ message: sentenceOf(error) ?? 'The participant could not be read.', error: true });
        useEditedParticipant.setState({ id: null });
      }
    };
    void read();
    return () => {
      stopped = true;
    };
  }, [id]);

  const read = file ? formOf(file.participant) : unread;
  const change = changeOf(read, form);
  const isChanged = Object.keys(change).length > 0;

  const save = async () => {
    if (!file || busy) return;
    if (!isChanged) return close();
    setBusy(true);
    try {
      const saved = await call('participants:update', { id, baseHash: file.hash, change });
      close();
      told(saved, changeOf(form, read));
    } catch (error) {
      const isElsewhere = error instanceof AppError && error.code === 'conflict';
      setNotice(isElsewhere ? await takeOver() : { sentence: sentence(error), isError: true });
      setBusy(false);
    }
  };

  /** Somebody else changed the file: their values under those that were entered here. */
  const takeOver = async (): Promise<EditedParticipant['notice']> => {
    try {
      const now = await call('participants:read', { id });
      const merged = rebased(read, form, formOf(now.participant));
      setFile(now);
      setForm(merged.form);
      const both = merged.both.map((key) => properties[key]).join(', ');
      return {
        sentence: `The file was changed by another program meanwhile. What it says now is shown, with your changes in it${both === '' ? '' : `; both changed: ${both}`}. Save again to keep yours.`,
        isError: false,
      };
    } catch (error) {
      return { sentence: sentence(error), isError: true };
    }
  };

  return {
    ...{ file, form, isChanged, notice, busy, save, close },
    edit(part) {
      setForm((before) => ({ ...before, ...part }));
      setNotice((before) => (before?.isError ? null : before));
    },
  };
}

/** Says that it is saved, and offers to write the values of before again. */
function told({ participant, hash }: ParticipantFile, back: ParticipantChange) {
  const undo = async () => {
    try {
      await call('participants:update', { id: participant.id, baseHash: hash, change: back });
      announce('Participant as before');
    } catch (error) {
      toast({ message: sentence(error), error: true });
    }
  };
  toast({ message: `Saved “${participant.name}”`, action: { label: 'Undo', run: () => void undo() } });
}

function sentence(error: unknown): string {
  if (error instanceof AppError && error.code === 'damaged') {
    return 'The file’s properties are written in a form that cannot be changed one by one. Edit the file in a text editor.';
  }
  if (error instanceof AppError && error.code === 'conflict') {
    return 'The file was changed by another program meanwhile, so it was left as it is.';
  }
  return sentenceOf(error) ?? 'Not saved.';
}

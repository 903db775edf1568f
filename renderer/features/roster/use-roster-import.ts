import { useState } from 'react';
import type { RosterImport } from '../../../shared/ipc/roster.ts';
import { AppError } from '../../../shared/result.ts';
import { call } from '../../api.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { plural, today } from '../../ui/format.ts';
import { toast } from '../../ui/Toast.tsx';

type Step = { step: 'source' } | { step: 'review'; preview: RosterImport };

/** Only the last import can be undone, so the toast of the one before goes. */
let takeAwayLast = () => {};

/** The steps of an import: a page, its review, the writing. `error` is the sentence for what stands in the way. */
export function useRosterImport(close: () => void) {
  const [text, setText] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [from, setFrom] = useState(() => today());
  const [state, setState] = useState<Step>({ step: 'source' });
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    setBusy(true);
    try {
      await work();
    } catch (failure) {
      setError(pageSentence(failure));
    } finally {
      setBusy(false);
    }
  };
  const review = (page: string, date: string) =>
    attempt(async () =>
      setState({ step: 'review', preview: await call('roster:preview', { text: page, from: date }) }),
    );

  return {
    text,
    name,
    from,
    state,
    error,
    busy,
    write: (page: string) => {
      setText(page);
      setName(null);
      setError(null);
    },
    choose: () =>
      attempt(async () => {
        const page = await call('roster:choose-page');
        setText(page.text);
        setName(page.name);
        setState({ step: 'review', preview: await call('roster:preview', { text: page.text, from }) });
      }),
    read: () => review(text, from),
    date: async (date: string) => {
      setFrom(date);
      if (state.step === 'review' && isDate(date)) await review(text, date);
    },
    back: () => {
      setState({ step: 'source' });
      setError(null);
    },
    finish: () =>
      attempt(async () => {
        const { written, undoId } = await call('roster:import', { text, from });
        close();
        takeAwayLast();
        takeAwayLast = toast({
          message: `Imported the page: ${plural(written, 'roster file')} written`,
          action: { label: 'Undo', run: () => void undo(undoId) },
        });
      }),
  };
}

async function undo(undoId: string) {
  try {
    await call('roster:undo-import', { undoId });
    toast({ message: 'Import undone' });
  } catch (failure) {
    const message = sentenceOf(failure);
    if (message) toast({ message, error: true });
  }
}

/** A calendar date that exists, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function pageSentence(failure: unknown): string | null {
  const code = failure instanceof AppError ? failure.code : null;
  if (code === 'no-teams') {
    return 'No team was found. The page needs a name in bold (or as a heading) and below it a list of that person’s teams; teams without a PM go under “Teams with no PM”.';
  }
  if (code === 'too-large')
    return 'The page is too long to be a roster. Paste the part that lists PMs and their teams.';
  if (code === 'damaged') return 'The file is not text. Choose a Markdown or text file, or paste the page’s text.';
  if (code === 'not-found' || code === 'permission' || code === 'io') {
    return 'The file could not be read. Choose another, or paste the page’s text.';
  }
  return sentenceOf(failure);
}

import { FilePlus2, NotebookPen } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useNavigation } from '../state/navigation.ts';
import { wishTitle } from '../state/new-note.ts';
import { useVault } from '../state/vault.ts';
import { formatDay } from '../ui/format.ts';
import { Finder, type FinderGroup, type FinderItem } from './Finder.tsx';
import { rank, type Stretch } from './fuzzy.ts';
import { type NoteWords, noteWords } from './note-words.ts';
import { showLayer, useLayer } from './open-layer.ts';
import { recentNotes } from './recent-notes.ts';
import { runCommand, whyUnavailable } from './use-command.ts';

const limit = 50;

/** Goes to an interview by typing a part of its title, a participant, or a company. Lists the recent ones first. */
export function QuickSwitcher() {
  const open = useLayer((s) => s.open === 'switcher');
  return open ? <OpenSwitcher /> : null;
}

function OpenSwitcher() {
  const [open, setOpen] = useState(true);
  const [query, setQuery] = useState('');
  const settled = query.trim();
  const notes = useVault((s) => s.notes);
  const participants = useVault((s) => s.participants);
  const roster = useVault((s) => s.roster);
  const words = useMemo(() => noteWords(notes, { participants, roster }), [notes, participants, roster]);
  const groups = useMemo(() => switcherGroups(settled, words), [settled, words]);
  return (
    <Finder
      open={open}
      onClose={() => setOpen(false)}
      onClosed={() => showLayer(null)}
      label="Go to interview"
      placeholder="Title, participant, or company"
      query={query}
      onQuery={setQuery}
      groups={groups}
      enter="open"
      empty="No interviews yet. Type a title to create one."
    />
  );
}

function switcherGroups(query: string, words: readonly NoteWords[]): FinderGroup[] {
  if (query === '') {
    const { place, past } = useNavigation.getState();
    const items = recentNotes(words, place, past).map((w) => item(w, []));
    return items.length > 0 ? [{ value: 'Recent', items }] : [];
  }
  const found = rank(query, words, (w) => w.folded, limit);
  if (found.length > 0) return [{ value: 'Interviews', items: found.map((f) => item(f.candidate, f.stretches)) }];
  const reason = whyUnavailable('note:new');
  const create: FinderItem = {
    id: 'create',
    text: `Create interview “${query}”`,
    mark: <FilePlus2 size={16} aria-hidden />,
    ...(reason !== null && { unavailable: reason }),
    run: () => {
      wishTitle(query);
      runCommand('note:new');
    },
  };
  return [{ value: 'No interview matches', items: [create] }];
}

function item({ note, title, about }: NoteWords, stretches: readonly Stretch[]): FinderItem {
  return {
    id: note.id,
    text: title,
    stretches,
    mark: <NotebookPen size={16} aria-hidden />,
    end: about,
    date: formatDay(note.date),
    run: () => useNavigation.getState().go({ area: 'interviews', noteId: note.id, focus: 'body' }),
  };
}

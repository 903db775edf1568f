import { FilePlus2, NotebookPen } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useNavigation } from '../state/navigation.ts';
import { wishTitle } from '../state/new-note.ts';
import { useVault } from '../state/vault.ts';
import { formatDay } from '../ui/format.ts';
import { rank, type Stretch } from '../ui/fuzzy.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { About } from './About.tsx';
import { Finder, type FinderGroup, type FinderItem } from './Finder.tsx';
import { type NoteWords, noteWords, prepareNoteWords } from './note-words.ts';
import { showLayer, useLayer } from './open-layer.ts';
import { mostBonus, recencyBonus, recentNotes, visitedIds } from './recent-notes.ts';
import { runCommand, whyUnavailable } from './use-command.ts';

const limit = 20; // a screenful: each row costs a key some time
const createKeys = '$mod+Enter';

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
  useEffect(() => prepareNoteWords(notes, { participants, roster }), [notes, participants, roster]);
  const groups = useMemo(() => {
    if (settled !== '') return foundGroups(settled, noteWords(notes, { participants, roster }));
    const { place, past } = useNavigation.getState();
    const recent = noteWords(recentNotes(notes, place, past), { participants, roster });
    return recent.length > 0 ? [{ value: 'Recent', items: recent.map((words) => item(words, [])) }] : [];
  }, [settled, notes, participants, roster]);
  const create = groups.at(-1)?.items.find(({ id }) => id === 'create');
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
      {...(create && !create.unavailable && { other: { keys: createKeys, item: create } })}
      footer={
        <span>
          <Kbd keys={createKeys} /> create
        </span>
      }
    />
  );
}

function foundGroups(query: string, words: readonly NoteWords[]): FinderGroup[] {
  const { place, past } = useNavigation.getState();
  const visited = new Map(visitedIds(place, past).map((id, i) => [id, i]));
  const now = Date.now();
  const found = rank(query, words, (w) => w.fields, {
    limit,
    bonus: { of: (w) => recencyBonus(w, visited, now), most: mostBonus },
  });
  const items = found.map((f) => item(f.candidate, f.stretches));
  const none = found.length === 0;
  return [
    ...(none ? [] : [{ value: 'Interviews', items }]),
    { value: none ? 'No interview matches' : 'New', items: [createItem(query)] },
  ];
}

function createItem(query: string): FinderItem {
  const reason = whyUnavailable('note:new');
  return {
    id: 'create',
    text: `Create interview “${query}”`,
    mark: <FilePlus2 size={16} aria-hidden />,
    ...(reason !== null && { unavailable: reason }),
    run: () => {
      wishTitle(query);
      runCommand('note:new');
    },
  };
}

function item(words: NoteWords, stretches: readonly Stretch[][]): FinderItem {
  const { note, title } = words;
  return {
    id: note.id,
    text: title,
    stretches: stretches[0] ?? [],
    mark: <NotebookPen size={16} aria-hidden />,
    end: <About words={words} stretches={stretches} />,
    date: formatDay(note.date),
    run: () => useNavigation.getState().go({ area: 'interviews', noteId: note.id, focus: 'body' }),
  };
}

import { Lock } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Finder } from '../../commands/Finder.tsx';
import { showLayer, useLayer } from '../../commands/open-layer.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { useView } from '../../state/view.ts';
import { fieldOf, rank } from '../../ui/fuzzy.ts';
import { Matched } from '../../ui/Matched.tsx';

function show(participantId?: string) {
  useView.setState({ focusMode: false });
  useNavigation.getState().go({ area: 'published', ...(participantId !== undefined && { participantId }) });
}

/** The way to what has left, and the question about one person. */
export function PublishedCommands() {
  const nobodyThere = useVault((s) => s.participants.length === 0);
  useCommand('go:published', () => show());
  useCommand(
    'published:person',
    () => showLayer('published'),
    nobodyThere ? 'The vault has no participants yet' : null,
  );
  return useLayer((s) => s.open === 'published') ? <PersonFinder /> : null;
}

/** A screenful: whoever is further down is found by typing. */
const mostFound = 30;

function PersonFinder() {
  const [open, setOpen] = useState(true);
  const [query, setQuery] = useState('');
  const participants = useVault((s) => s.participants);
  const candidates = useMemo(
    () =>
      participants
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((person) => ({ person, fields: [fieldOf(person.name), fieldOf(person.company ?? '', 10)] })),
    [participants],
  );
  const items = rank(query, candidates, ({ fields }) => fields, { limit: mostFound }).map(
    ({ candidate: { person }, stretches }) => ({
      id: person.id,
      text: person.name,
      stretches: stretches[0] ?? [],
      mark: <Lock size={16} aria-hidden />,
      ...(person.company && { end: <Matched text={person.company} stretches={stretches[1] ?? []} /> }),
      run: () => show(person.id),
    }),
  );
  return (
    <Finder
      open={open}
      onClose={() => setOpen(false)}
      onClosed={() => showLayer(null)}
      label="What have we published about…"
      placeholder="Name or company of a participant"
      query={query}
      onQuery={setQuery}
      groups={items.length > 0 ? [{ value: 'Participants', items }] : []}
      enter="show"
      empty="No such participant. Try fewer letters."
    />
  );
}

import { Lock } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useVault } from '../state/vault.ts';
import { fieldOf, rank } from '../ui/fuzzy.ts';
import { Matched } from '../ui/Matched.tsx';
import { Finder } from './Finder.tsx';
import { showLayer } from './open-layer.ts';

/** A screenful: whoever is further down is found by typing. */
const mostFound = 30;

interface Props {
  label: string;
  /** What Enter does, in a word. */
  enter: string;
  onChoose: (id: string) => void;
}

/** Finds a participant by name, nickname, or company. Mounted while its layer is open. */
export function ParticipantFinder({ label, enter, onChoose }: Props) {
  const [open, setOpen] = useState(true);
  const [query, setQuery] = useState('');
  const participants = useVault((s) => s.participants);
  const candidates = useMemo(
    () =>
      participants
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((person) => {
          const nicknames = person.nicknames.map((nickname) => fieldOf(nickname, 5));
          return { person, fields: [fieldOf(person.name), fieldOf(person.company ?? '', 10), ...nicknames] };
        }),
    [participants],
  );
  const items = rank(query, candidates, ({ fields }) => fields, { limit: mostFound }).map(
    ({ candidate: { person }, stretches }) => ({
      id: person.id,
      text: person.name,
      stretches: stretches[0] ?? [],
      mark: <Lock size={16} aria-hidden />,
      ...(person.company && { end: <Matched text={person.company} stretches={stretches[1] ?? []} /> }),
      run: () => onChoose(person.id),
    }),
  );
  return (
    <Finder
      open={open}
      onClose={() => setOpen(false)}
      onClosed={() => showLayer(null)}
      label={label}
      placeholder="Name or company of a participant"
      query={query}
      onQuery={setQuery}
      groups={items.length > 0 ? [{ value: 'Participants', items }] : []}
      enter={enter}
      empty="No such participant. Try fewer letters."
    />
  );
}

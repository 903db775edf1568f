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
  /** Who stands first as long as nothing is typed. */
  first?: readonly string[];
}

const nobody: readonly string[] = [];

/** Finds a participant by name, nickname, or company. Mounted while its layer is open. */
export function ParticipantFinder({ label, enter, onChoose, first = nobody }: Props) {
  const [open, setOpen] = useState(true);
  const [query, setQuery] = useState('');
  const participants = useVault((s) => s.participants);
  const candidates = useMemo(
    () =>
      participants
        .toSorted((a, b) => Number(first.includes(b.id)) - Number(first.includes(a.id)) || a.name.localeCompare(b.name))
        .map((person) => {
          const nicknames = person.nicknames.map((nickname) => fieldOf(nickname, 5));
          return { person, fields: [fieldOf(person.name), fieldOf(person.company ?? '', 10), ...nicknames] };
        }),
    [participants, first],
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

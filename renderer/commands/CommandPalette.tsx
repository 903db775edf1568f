import { useMemo, useState } from 'react';
import { Kbd } from '../ui/Kbd.tsx';
import { Finder } from './Finder.tsx';
import { showLayer, useLayer } from './open-layer.ts';
import { paletteGroups } from './palette-groups.tsx';

/** Every command, team and interview in one list; what cannot be done now says why. */
export function CommandPalette() {
  const open = useLayer((s) => s.open === 'palette');
  return open ? <OpenPalette /> : null;
}

function OpenPalette() {
  const [open, setOpen] = useState(true);
  const [query, setQuery] = useState('');
  const groups = useMemo(() => paletteGroups(query), [query]);
  return (
    <Finder
      open={open}
      onClose={() => setOpen(false)}
      label="Command palette"
      placeholder="Find a command, team, or interview"
      query={query}
      onQuery={setQuery}
      groups={groups}
      enter="run"
      empty="Nothing matches. Try fewer letters."
      footer={
        <>
          <span>
            <Kbd keys=">" /> commands
          </span>
          <span>
            <Kbd keys="@" /> people
          </span>
          <span>
            <Kbd keys="#" /> tags
          </span>
        </>
      }
      onClosed={() => showLayer(null)}
    />
  );
}

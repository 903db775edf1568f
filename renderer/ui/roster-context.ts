import { createContext, useContext } from 'react';
import type { Participant } from '../../shared/domain/participant.ts';
import type { Roster } from '../../shared/domain/roster.ts';
import { emptyRoster } from '../../shared/domain/roster-rules.ts';

interface People {
  roster: Roster;
  participants: readonly Participant[];
}

/** The roster and participants that dots and names are drawn from. Provided once, by the App. */
export const PeopleContext = createContext<People>({ roster: emptyRoster, participants: [] });

/** The people of the open vault, for primitives that show one by id. */
export function usePeople(): People {
  return useContext(PeopleContext);
}

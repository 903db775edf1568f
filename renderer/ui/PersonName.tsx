import { usePeople } from './roster-context.ts';
import { personName } from './roster-look.ts';

/** Name of a person of the roster or of a participant, by id; the id itself where nobody has it. Never initials. */
export function PersonName({ id }: { id: string }) {
  const { roster, participants } = usePeople();
  return id.startsWith('p_') ? (participants.find((p) => p.id === id)?.name ?? id) : personName(roster, id);
}

import { useVault } from '../state/vault.ts';
import { personName } from './roster-look.ts';

/** Name of a person of the roster or of a participant, by id; the id itself where nobody has it. Never initials. */
export function PersonName({ id }: { id: string }) {
  const name = useVault((s) =>
    id.startsWith('p_') ? (s.participants.find((p) => p.id === id)?.name ?? id) : personName(s.roster, id),
  );
  return <>{name}</>;
}

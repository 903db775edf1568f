import type { Participant } from '../../../../shared/domain/participant.ts';
import { useVault } from '../../../state/vault.ts';

const maps = new WeakMap<readonly Participant[], ReadonlyMap<string, Participant>>();

/** The participants of the open vault by id. */
export function useParticipants(): ReadonlyMap<string, Participant> {
  const participants = useVault((s) => s.participants);
  let map = maps.get(participants);
  if (!map) {
    map = new Map(participants.map((participant) => [participant.id, participant]));
    maps.set(participants, map);
  }
  return map;
}

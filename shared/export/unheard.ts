import type { Participant } from '../domain/participant.ts';
import type { InterviewBase, UnheardGroup } from './finding-document.ts';

export interface HeardRequest {
  /** Everybody the vault knows. */
  participants: readonly Pick<Participant, 'id' | 'role' | 'segment'>[];
  /** Ids of those who speak, or may be the one who does. */
  heard: ReadonlySet<string>;
  /** The interviews that were held, with the names of their teams. */
  interviews: readonly { teams: readonly string[]; isUsed: boolean }[];
}

/** The segments, roles, and teams that the vault knows and of which nobody is heard, largest first. Case does not tell groups apart. */
export function unheardGroups({ participants, heard, interviews }: HeardRequest): InterviewBase['unheard'] {
  const people = (value: (one: HeardRequest['participants'][number]) => string | undefined) =>
    silent(participants.map((one) => ({ name: value(one) ?? '', isHeard: heard.has(one.id) })));
  return {
    segments: people(({ segment }) => segment),
    roles: people(({ role }) => role),
    teams: silent(interviews.flatMap(({ teams, isUsed }) => teams.map((name) => ({ name, isHeard: isUsed })))),
  };
}

function silent(members: readonly { name: string; isHeard: boolean }[]): UnheardGroup[] {
  const groups = new Map<string, UnheardGroup & { isHeard: boolean }>();
  for (const { name, isHeard } of members) {
    const key = name.normalize('NFC').trim().toLowerCase();
    if (key === '') continue;
    const group = groups.get(key) ?? { name: name.trim(), size: 0, isHeard: false };
    groups.set(key, { ...group, size: group.size + 1, isHeard: group.isHeard || isHeard });
  }
  return [...groups.values()]
    .filter((group) => !group.isHeard)
    .map(({ name, size }) => ({ name, size }))
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
}

import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import type { Roster } from '../../shared/domain/roster.ts';
import type { SearchDocument } from '../../shared/search/protocol.ts';

/** The names that notes are found by besides their own words. */
export interface Names {
  /** Of a note's teams, PMs, interviewers, attendees and participants, with the participants' companies; each once. */
  of(note: NoteSummary): string[];
}

export function namesFrom(roster: Roster, participants: readonly Participant[]): Names {
  const teams = new Map(roster.teams.map((team) => [team.id, [team.name, ...team.aliases]]));
  const people = new Map(roster.people.map((person) => [person.id, [person.name]]));
  const guests = new Map(participants.map((p) => [p.id, p.company === undefined ? [p.name] : [p.name, p.company]]));
  return {
    of(note) {
      const names = [
        ...note.teamIds.flatMap((id) => teams.get(id) ?? [id]),
        ...[...note.pmIds, ...note.interviewerIds, ...note.attendeeIds].flatMap((id) => people.get(id) ?? [id]),
        ...note.participantIds.flatMap((id) => guests.get(id) ?? []),
      ];
      return [...new Set(names)];
    },
  };
}

/** A note as it goes to the search engine. `source` is the whole file. */
export function documentOf(note: NoteSummary, names: string[], source: string): SearchDocument {
  const { id, title, date, teamIds, pmIds, tags } = note;
  return { id, title, date, teamIds, pmIds, tags, names, source };
}

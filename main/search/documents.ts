import { conflictedCopyOf } from '../../shared/domain/conflicted-copy.ts';
import type { GoalSummary } from '../../shared/domain/goal.ts';
import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import type { Roster } from '../../shared/domain/roster.ts';
import type { NoteFile } from '../../shared/ipc/notes.ts';
import type { NoteFlag, SearchDirectory } from '../../shared/search/feed.ts';
import type { NoteFacts } from '../../shared/search/stored-note.ts';
import { hashOf } from '../vault/read-file.ts';

/** The names that notes are found by besides their own words. */
export interface Names {
  /** Of a note's teams, PMs, interviewers, attendees and participants, with the participants' companies; each once. */
  of(note: NoteSummary): string[];
}

export function namesFrom(roster: Roster, participants: readonly Participant[]): Names {
  const teams = new Map(roster.teams.map((team) => [team.id, [team.name, ...team.aliases]]));
  const people = new Map(roster.people.map((person) => [person.id, [person.name]]));
  const guests = new Map(
    participants.map(({ id, name, nicknames, company }) => [id, [name, ...nicknames, ...(company ? [company] : [])]]),
  );
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

/** A question longer than this is found by its beginning. */
const longestQuestion = 300;

/** Who and what is what, for the values of operators. */
export function directoryOf(
  roster: Roster,
  participants: readonly Participant[],
  goals: readonly GoalSummary[],
): SearchDirectory {
  return {
    goals: goals.map(({ id, question }) => ({
      id,
      names: question === '' ? [] : [question.slice(0, longestQuestion)],
    })),
    teams: roster.teams.map(({ id, name, aliases }) => ({ id, names: [name, ...aliases] })),
    people: roster.people.map(({ id, name }) => ({ id, names: [name] })),
    participants: participants.map(({ id, name, nicknames, company, segment }) => ({
      id,
      names: [name, ...nicknames],
      ...(company !== undefined && { company }),
      ...(segment !== undefined && { segment }),
    })),
  };
}

/** What the search engine knows of a note besides its text. `fileHash`: SHA-256 of its file. */
export function factsOf(note: NoteSummary, names: string[], fileHash: string): NoteFacts & { version: string } {
  const { id, title, date, kind, status, teamIds, pmIds, interviewerIds, participantIds, tags, goals } = note;
  const about = { title, date, kind, status, teamIds, pmIds, interviewerIds, participantIds, tags, goals };
  const facts = { id, ...about, flags: flagsOf(note), names };
  return { ...facts, version: hashOf(JSON.stringify([facts, fileHash])).slice(0, 32) };
}

/** A note as it goes to the search engine, with the text and the SHA-256 of its whole file. */
export function documentOf(note: NoteSummary, names: string[], file: Pick<NoteFile, 'text' | 'hash'>) {
  return { ...factsOf(note, names, file.hash), source: file.text };
}

/** What stands for a file that cannot be read: the note is found by its title and names. */
export const noFile = { text: '', hash: '' };

function flagsOf(note: NoteSummary): NoteFlag[] {
  const flags: NoteFlag[] = [];
  if (!note.titled) flags.push('untitled');
  if (note.readOnly !== null) flags.push('read-only');
  if (note.readOnly === 'too-large') flags.push('too-large');
  if (conflictedCopyOf(note.path) !== null) flags.push('conflicted');
  if (note.recorded) flags.push('recording');
  return flags;
}

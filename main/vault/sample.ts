import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { calendarDate, quarterOf } from '../../shared/domain/calendar-date.ts';
import { participantId, type RandomBytes, ulid } from '../../shared/domain/ids.ts';
import type { Highlight } from '../../shared/domain/interview.ts';
import { Participant } from '../../shared/domain/participant.ts';
import type { Person, Roster } from '../../shared/domain/roster.ts';
import { writeFinding, writeGoal } from '../../shared/markdown/finding-text.ts';
import { scanNote } from '../../shared/markdown/scan-note.ts';
import { createDurably } from './durable-write.ts';
import { writeParticipant, writePerson, writeTag, writeTeam } from './record-files.ts';
import { type SampleFinding, sampleFindings, sampleGoal, sampleTags } from './sample/findings.ts';
import { analyticsNotes } from './sample/notes-analytics.ts';
import { dataNotes } from './sample/notes-data.ts';
import { errorNotes } from './sample/notes-errors.ts';
import { flagNotes } from './sample/notes-flags.ts';
import { replayNotes } from './sample/notes-replay.ts';
import { voiceNotes } from './sample/notes-voice.ts';
import { webNotes } from './sample/notes-web.ts';
import { type ParticipantKey, sampleParticipants, samplePeople, sampleTeams } from './sample/people.ts';
import { type SampleNote, sampleNoteId, writeSampleNote } from './sample/sample-note.ts';
import { newConfigFile } from './vault-config-file.ts';
import { findingPath, goalPath, interviewPath, tagPath } from './vault-layout.ts';

export const sampleVaultName = 'Sample vault';
const day = 86_400_000;

const sampleNotes: readonly SampleNote[] = [
  ...analyticsNotes,
  ...webNotes,
  ...replayNotes,
  ...flagNotes,
  ...dataNotes,
  ...errorNotes,
  ...voiceNotes,
];

/**
 * Writes the sample vault into an empty folder: `fieldbook.yml`, a roster, participants, 24 interviews over the 90 days before
 * `now` (one is still to come), a research goal, three findings and two described tags. Everybody in it is invented. The same `now` and `random` give the same bytes in one time zone.
 */
export async function writeSampleVault(
  folder: string,
  { now, random }: { now: () => number; random: RandomBytes },
): Promise<void> {
  for (const [path, text] of sampleFiles(now(), random)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await createDurably(join(folder, path), Buffer.from(text));
  }
}

/** The sample's files by vault-relative path. */
export function sampleFiles(now: number, random: RandomBytes): Map<string, string> {
  const files = new Map([['fieldbook.yml', newConfigFile(sampleVaultName, now, random)]]);
  const roster = sampleRoster(now);
  for (const team of roster.teams) files.set(`roster/teams/${team.id}.yml`, writeTeam(team, null));
  for (const person of roster.people) files.set(`roster/people/${person.id}.yml`, writePerson(person, null));
  const participantIds = {} as Record<ParticipantKey, string>;
  for (const [key, { note, ...participant }] of Object.entries(sampleParticipants)) {
    const id = participantId(random);
    participantIds[key as ParticipantKey] = id;
    files.set(`participants/${id}.md`, `${writeParticipant(Participant.parse({ ...participant, id }))}${note}\n`);
  }
  const goalMoment = now - sampleGoal.daysAgo * day;
  const goalId = ulid(goalMoment, random);
  const highlights: Quoted[] = [];
  for (const note of sampleNotes) {
    const occurredAt = momentOf(now, note.daysAgo, note.time);
    const id = sampleNoteId(occurredAt, random);
    const path = interviewPath({ id, title: note.title, date: occurredAt.slice(0, 10) });
    const goals = sampleGoal.interviews.includes(note.title) ? [goalId] : [];
    const text = writeSampleNote(note, { id, occurredAt, roster, participantIds, goals, random });
    files.set(path, text);
    for (const highlight of scanNote(text).highlights) highlights.push({ noteId: id, ...highlight });
  }
  const { daysAgo: _, interviews: __, ...goal } = sampleGoal;
  const quarter = quarterOf(localDate(new Date(now), 0));
  files.set(goalPath({ id: goalId, question: goal.question, quarter }), writeGoal(goalId, { ...goal, quarter }, now));
  for (const finding of sampleFindings) {
    const id = ulid(now - finding.daysAgo * day, random);
    const date = localDate(new Date(now), finding.daysAgo);
    files.set(findingPath({ id, claim: finding.claim, date }), writeSampleFinding(id, finding, goalId, highlights));
  }
  for (const tag of sampleTags) files.set(tagPath(tag.tag), writeTag(tag, null));
  return files;
}

type Quoted = Highlight & { noteId: string };

function writeSampleFinding(id: string, finding: SampleFinding, goalId: string, highlights: readonly Quoted[]): string {
  const { claim, status, owner, teams, answersGoal, body } = finding;
  const evidence = finding.evidence.map(([stance, begins]) => {
    const quoted = highlights.find(({ text }) => text.startsWith(begins));
    if (!quoted) throw new Error(`No interview of the sample says “${begins}”.`);
    return { highlight: quoted.id, interview: quoted.noteId, stance, quote: quoted.text };
  });
  return writeFinding(id, { claim, status, owner, teams, goals: answersGoal ? [goalId] : [], evidence }, body);
}

function sampleRoster(now: number): Roster {
  const date = (daysAgo: number) => localDate(new Date(now), daysAgo);
  const people = samplePeople.map(
    ({ memberships, ...person }): Person => ({
      ...person,
      memberships: memberships.map(({ team, support, since, until }) => ({
        team,
        support,
        from: date(since),
        ...(until !== undefined && { to: date(until) }),
      })),
    }),
  );
  return { people, teams: [...sampleTeams] };
}

/** Local date and time with its offset; a weekend's goes to the Friday before, one to come to the Monday after. */
function momentOf(now: number, daysAgo: number, time: string): string {
  const today = new Date(now);
  const weekday = (days: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() - days).getDay();
  const step = daysAgo < 0 ? -1 : 1;
  let days = daysAgo;
  while (weekday(days) === 0 || weekday(days) === 6) days += step;
  const date = localDate(today, days);
  const offset = -new Date(`${date}T${time}:00`).getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  return `${date}T${time}:00${sign}${two(Math.trunc(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}

function localDate(today: Date, daysAgo: number): string {
  return calendarDate(new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo));
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

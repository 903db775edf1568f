import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import type { Roster } from '../../shared/domain/roster.ts';
import { type Field, fieldOf, type Stretch } from '../ui/fuzzy.ts';
import { personName, teamLooks } from '../ui/roster-look.ts';

export interface NoteWords {
  note: NoteSummary;
  title: string;
  /** The day it belongs to, in ms since 1970. */
  heardAt: number;
  /** Its participants, their companies, teams and PMs, each shown as it is matched. */
  about: readonly string[];
  /** The title and then each of `about`, for matching. */
  fields: readonly Field[];
}

/** What is known of people, as long as it is the same: texts are prepared once for each note. */
let known: { participants: unknown; roster: unknown; words: WeakMap<NoteSummary, NoteWords>; sources: Sources } | null =
  null;

export interface People {
  participants: readonly Participant[];
  roster: Roster;
}

/** What the switcher and the palette match notes by. A fit in the title counts most, then people and companies. */
export function noteWords(notes: readonly NoteSummary[], { participants, roster }: People): NoteWords[] {
  if (known?.participants !== participants || known.roster !== roster) {
    known = { participants, roster, words: new WeakMap(), sources: sourcesOf({ participants, roster }) };
  }
  const { words, sources } = known;
  return notes.map((note) => {
    const before = words.get(note);
    if (before) return before;
    const made = wordsOf(note, sources);
    words.set(note, made);
    return made;
  });
}

interface Sources {
  /** Of the same name many times over. */
  field(text: string, less: number): Field;
  teams: ReadonlyMap<string, { name: string }>;
  participants: ReadonlyMap<string, Participant>;
  roster: Roster;
}

function sourcesOf({ participants, roster }: People): Sources {
  const fields = new Map<string, Field>();
  const field = (text: string, penalty: number) => {
    const key = `${penalty} ${text}`;
    const made = fields.get(key) ?? fieldOf(text, penalty);
    fields.set(key, made);
    return made;
  };
  return { field, teams: teamLooks(roster), participants: new Map(participants.map((p) => [p.id, p])), roster };
}

const less = { person: 8, team: 20, pm: 30 };

function wordsOf(note: NoteSummary, { field, teams, participants, roster }: Sources): NoteWords {
  const title = note.title || 'Untitled interview';
  const people = note.participantIds.flatMap((id) => participants.get(id) ?? []);
  const named: [string, number][] = [
    ...people.map((p): [string, number] => [p.name, less.person]),
    ...people.flatMap((p): [string, number][] => (p.company ? [[p.company, less.person]] : [])),
    ...note.teamIds.map((id): [string, number] => [teams.get(id)?.name ?? id, less.team]),
    ...[...note.pmIds, ...note.interviewerIds].map((id): [string, number] => [personName(roster, id), less.pm]),
  ];
  const about = new Map(named.toReversed());
  const all = [...about].reverse();
  return {
    note,
    title,
    heardAt: Date.parse(note.date),
    about: all.map(([name]) => name),
    fields: [fieldOf(title), ...all.map(([name, penalty]) => field(name, penalty))],
  };
}

const atOnce = 400;

/** Prepares the texts of a vault while nothing else happens, so that the first letter need not wait. Returns the stop function. */
export function prepareNoteWords(notes: readonly NoteSummary[], people: People): () => void {
  let done = 0;
  const some = () => {
    noteWords(notes.slice(done, done + atOnce), people);
    done += atOnce;
    if (done < notes.length) handle = requestIdleCallback(some);
  };
  let handle = requestIdleCallback(some);
  return () => cancelIdleCallback(handle);
}

/** What stands behind a title: all that the query matched, marked, or else the first two: who it was and from where. */
export function aboutParts(
  words: NoteWords,
  stretches: readonly Stretch[][],
): { text: string; stretches: Stretch[] }[] {
  const parts = words.about.map((text, i) => ({ text, stretches: stretches[i + 1] ?? [] }));
  const hit = parts.filter((part) => part.stretches.length > 0);
  const others = parts.filter((part) => part.stretches.length === 0);
  return [...hit, ...others.slice(0, Math.max(0, 2 - hit.length))];
}

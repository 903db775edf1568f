import { Column } from './column.ts';
import type { Directory } from './directory.ts';
import { foldValue } from './language/values.ts';
import type { StoredNote } from './stored-note.ts';

/** What the notes can be narrowed by, one column each. */
export interface NoteColumns {
  team: Column;
  pm: Column;
  by: Column;
  participant: Column;
  company: Column;
  segment: Column;
  /** Of the note and of its highlights. */
  tag: Column;
  kind: Column;
  /** Kinds of its highlights. */
  mark: Column;
  goal: Column;
  status: Column;
  date: Column;
  month: Column;
  has: Column;
  is: Column;
}
export type NoteColumn = keyof NoteColumns;

export function createNoteColumns(): NoteColumns {
  return {
    team: new Column(),
    pm: new Column(),
    by: new Column(),
    participant: new Column(),
    company: new Column(foldValue),
    segment: new Column(foldValue),
    tag: new Column(foldValue),
    kind: new Column(),
    mark: new Column(),
    goal: new Column(foldValue),
    status: new Column(),
    date: new Column(),
    month: new Column(),
    has: new Column(),
    is: new Column(),
  };
}

export function fillColumns(columns: NoteColumns, note: StoredNote, directory: Directory): void {
  const { id, document, highlights } = note;
  const { kind, status } = document;
  columns.team.set(id, document.teamIds);
  columns.pm.set(id, document.pmIds);
  columns.by.set(id, document.interviewerIds);
  columns.participant.set(id, participantsOf(note));
  columns.tag.set(id, tagsOf(note));
  columns.kind.set(id, kind === null ? [] : [kind]);
  columns.mark.set(id, [...new Set(highlights.map((highlight) => highlight.kind))].sort());
  columns.goal.set(id, document.goals);
  columns.status.set(id, status === null ? [] : [status]);
  columns.date.set(id, [document.date]);
  columns.month.set(id, [document.date.slice(0, 7)]);
  columns.is.set(id, [...document.flags, ...(status === null ? [] : [status])]);
  fillFromDirectory(columns, note, directory);
}

/** What of a note depends on who its participants are. */
export function fillFromDirectory(columns: NoteColumns, note: StoredNote, directory: Directory): void {
  const participants = participantsOf(note);
  const companies = directory.companiesOf(participants);
  columns.company.set(note.id, companies);
  columns.segment.set(note.id, directory.segmentsOf(participants));
  columns.has.set(note.id, contentsOf(note, participants.length > 0, companies.length > 0));
}

export function emptyColumns(columns: NoteColumns, slot: number): void {
  for (const column of Object.values(columns) as Column[]) column.unset(slot);
}

/** Those whom the note names, and those whom it quotes. */
function participantsOf({ document, highlights }: StoredNote): string[] {
  if (highlights.length === 0) return document.participantIds;
  const quoted = highlights.flatMap((highlight) => highlight.participantId ?? []);
  return [...new Set([...document.participantIds, ...quoted])];
}

function tagsOf({ document, highlights }: StoredNote): string[] {
  if (highlights.length === 0) return document.tags;
  return [...new Set([...document.tags, ...highlights.flatMap((highlight) => highlight.tags)])];
}

function contentsOf(note: StoredNote, participant: boolean, company: boolean): string[] {
  const { document, highlights, timed, tasks, images, links } = note;
  const contents: Record<string, boolean> = {
    highlight: highlights.length > 0,
    recording: document.flags.includes('recording'),
    participant,
    company,
    tag: document.tags.length > 0 || highlights.some(({ tags }) => tags.length > 0),
    goal: document.goals.length > 0,
    task: tasks > 0,
    image: images > 0,
    link: links > 0,
    timestamp: timed,
  };
  return Object.keys(contents).filter((what) => contents[what]);
}

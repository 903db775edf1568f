import { calendarDate } from '../../shared/domain/calendar-date.ts';
import { Ulid } from '../../shared/domain/ids.ts';
import type { ReadOnlyReason } from '../../shared/domain/interview.ts';
import type { YamlValue } from '../../shared/markdown/front-matter.ts';
import { readInterviewFields } from '../../shared/markdown/interview-fields.ts';
import { scanNote } from '../../shared/markdown/scan-note.ts';
import type { DocumentReading } from './entries.ts';
import { hashOf } from './read-file.ts';

export interface NoteSource {
  path: string;
  text: string;
  mtimeMs: number;
  readOnly: ReadOnlyReason | null;
}

type NoteReading = Extract<DocumentReading, { kind: 'note' }>;

/** Makes a note's catalogue row from its text. Never throws: what cannot be read is a problem of the row. */
export function readNote(source: NoteSource): NoteReading {
  const { values, problems, raw } = readInterviewFields(source.text);
  const declaredId = Ulid.safeParse(values.id).success ? values.id! : null;
  const occurredAt = values.occurredAt ?? '';
  const title = oneLine(values.title ?? '');
  const scanned = title === '' || source.text.includes('data-highlight') ? scanNote(source.text) : null;
  const heading = scanned?.blocks.find((block) => block.kind === 'heading' && block.text.trim() !== '');
  const written = title || oneLine(heading?.text ?? '');
  const running = values.status === undefined || values.status === 'planned' || values.status === 'live';
  return {
    kind: 'note',
    declaredId,
    highlightIds: scanned?.highlights.map((highlight) => highlight.id) ?? [],
    summary: {
      id: declaredId ?? pathId(source.path),
      path: source.path,
      title: written || standIn(source.path, declaredId !== null),
      occurredAt,
      date: occurredAt === '' ? dateOf(source.mtimeMs) : occurredAt.slice(0, 10),
      kind: values.kind ?? null,
      status: values.status ?? null,
      teamIds: values.teams ?? [],
      pmIds: values.pms ?? [],
      interviewerIds: values.interviewers ?? [],
      attendeeIds: values.attendees ?? [],
      participantIds: values.participants ?? [],
      tags: values.tags ?? [],
      goals: values.goals ?? [],
      titled: written !== '',
      recorded: isGiven(raw.recording),
      callStartedAt: running ? (values.callStartedAt ?? null) : null,
      highlightCount: scanned?.highlights.length ?? 0,
      highlightTags: scanned?.highlights.flatMap((highlight) => [...new Set(highlight.tags)]) ?? [],
      readOnly: source.readOnly,
      problems,
    },
  };
}

/** The id of a note that has no ULID of its own: it follows from where it stands. */
export function pathId(path: string): string {
  return `path:${path.length <= 1000 ? path : hashOf(path)}`;
}

/** The calendar date of a moment in this machine's time zone. */
export function dateOf(milliseconds: number): string {
  return calendarDate(new Date(Number.isFinite(milliseconds) ? milliseconds : 0));
}

/** Whether a key of the front matter has a value: `{}`, `[]` and empty text are none. */
function isGiven(value: YamlValue | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '';
}

function standIn(path: string, isOurs: boolean): string {
  // The file name of a note of ours says no more than its date.
  return isOurs ? 'Untitled interview' : oneLine(path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, ''));
}

/** A text on one line, cut to `most` UTF-16 units. Control characters and direction overrides would let a name pose as another one. */
export function oneLine(text: string, most = 500): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .slice(0, most)
    .replace(/\p{Surrogate}/gu, '');
}

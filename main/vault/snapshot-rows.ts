import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { Entry, NoteEntry } from './entries.ts';
import { pathId } from './note-summary.ts';

/** An entry as the snapshot keeps it. Notes stand as rows without keys: 10,000 of them take half the bytes and half the time. */
export type Packed = Exclude<Entry, NoteEntry> | NoteRow;

type NoteRow = [
  ...file: [path: string, size: number, mtimeMs: number, hash: string, declaredId: string | 0, missing: 0 | 1],
  ...shown: [string, string, string, NoteSummary['kind'], NoteSummary['status']],
  ...ids: [string[], string[], string[], string[], string[], string[], string[]],
  ...marks: [titled: 0 | 1, recorded: 0 | 1],
  ...rest: [NoteSummary['callStartedAt'], number, NoteSummary['readOnly'], NoteSummary['problems']],
  ...highlights: [ids: string, tags: string[]],
];

/** Ids of highlights are all of one form: without the prefix that all of them have, one after the other. */
const prefix = 'h_';
const eachId = /.{12}/g;

export function pack(entry: Entry): Packed {
  if (entry.kind !== 'note') return entry;
  const { path, size, mtimeMs, hash, declaredId, missing, summary: s } = entry;
  return [
    ...([path, size, mtimeMs, hash, declaredId ?? 0, missing ? 1 : 0] as const),
    ...([s.title, s.occurredAt, s.date, s.kind, s.status] as const),
    ...([s.teamIds, s.pmIds, s.interviewerIds, s.attendeeIds, s.participantIds, s.tags, s.goals] as const),
    ...([s.titled ? 1 : 0, s.recorded ? 1 : 0] as const),
    ...([s.callStartedAt, s.highlightCount, s.readOnly, s.problems] as const),
    entry.highlightIds.map((id) => id.slice(prefix.length)).join(''),
    s.highlightTags,
  ];
}

export function unpack(packed: Packed): Entry {
  if (!Array.isArray(packed)) return packed;
  const [path, size, mtimeMs, hash, declared, missing, title, occurredAt, date, kind, status, ...rest] = packed;
  const [teamIds, pmIds, interviewerIds, attendeeIds, participantIds, tags, goals, titled, recorded, ...last] = rest;
  const [callStartedAt, highlightCount, readOnly, problems, highlights, highlightTags] = last;
  const declaredId = declared === 0 ? null : declared;
  const entry: NoteEntry = {
    path,
    size,
    mtimeMs,
    hash,
    problems: [],
    kind: 'note',
    declaredId,
    highlightIds: (highlights.match(eachId) ?? []).map((id) => prefix + id),
    summary: {
      id: declaredId ?? pathId(path),
      path,
      title,
      occurredAt,
      date,
      kind,
      status,
      teamIds,
      pmIds,
      interviewerIds,
      attendeeIds,
      participantIds,
      tags,
      goals,
      titled: titled === 1,
      recorded: recorded === 1,
      callStartedAt,
      highlightCount,
      highlightTags,
      readOnly,
      problems,
    },
  };
  if (missing === 1) entry.missing = true;
  return entry;
}

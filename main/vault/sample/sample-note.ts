import type { RandomBytes } from '../../../shared/domain/ids.ts';
import { highlightId, ulid } from '../../../shared/domain/ids.ts';
import { HighlightKind, type InterviewKind, type InterviewStatus } from '../../../shared/domain/interview.ts';
import type { Roster } from '../../../shared/domain/roster.ts';
import { defaultPmIds } from '../../../shared/domain/roster-rules.ts';
import { writeHighlightTag } from '../../../shared/markdown/highlights.ts';
import { writeTimestamp } from '../../../shared/markdown/timestamps.ts';
import { writeYamlValue } from '../../../shared/markdown/yaml-write.ts';
import type { ParticipantKey } from './people.ts';

/** An interview of the sample. `body` is Markdown with `@12:34` for a call timestamp and `{{kind|tags|participant|12:34|text}}` for a highlight. */
export interface SampleNote {
  title: string;
  /** Days before today; negative: still to come. */
  daysAgo: number;
  /** `HH:MM`. */
  time: string;
  minutes?: number;
  kind: InterviewKind;
  status?: InterviewStatus;
  teams: string[];
  interviewers: string[];
  attendees?: string[];
  participants: ParticipantKey[];
  tags: string[];
  recruitedFrom: string;
  consent?: 'granted' | 'declined' | 'not_asked';
  /** What of the after-call list is done; a recording stands where `link_recording` is. */
  done?: string[];
  body: string;
}

const afterCall = ['link_recording', 'add_notes', 'share_summary', 'open_issues', 'reward', 'follow_up'];

/** The whole file of a sample interview, with the ids drawn from `random` in the order of the text. */
export function writeSampleNote(
  note: SampleNote,
  context: {
    id: string;
    occurredAt: string;
    roster: Roster;
    participantIds: Record<ParticipantKey, string>;
    /** Research goals that it was held for. */
    goals: string[];
    random: RandomBytes;
  },
): string {
  const date = context.occurredAt.slice(0, 10);
  const status = note.status ?? 'complete';
  const held = status === 'complete' || status === 'needs_cleanup';
  const consent = note.consent ?? (held ? 'granted' : 'not_asked');
  const done = new Set(note.done ?? (status === 'complete' ? afterCall : []));
  const list = (values: string[]) => writeYamlValue(values);
  const interview = { interviewerIds: note.interviewers, teamIds: note.teams, date };
  const recorded = held && consent === 'granted' && done.has('link_recording');
  return [
    '---',
    `id: ${context.id}`,
    `title: ${writeYamlValue(note.title)}`,
    `occurredAt: ${context.occurredAt}`,
    ...(note.minutes ? [`durationMinutes: ${note.minutes}`] : []),
    `kind: ${note.kind}`,
    `status: ${status}`,
    `teams: ${list(note.teams)}`,
    `pms: ${list(defaultPmIds(context.roster, interview))}`,
    `interviewers: ${list(note.interviewers)}`,
    `attendees: ${list(note.attendees ?? [])}`,
    `participants: ${list(note.participants.map((key) => context.participantIds[key]))}`,
    `tags: ${list(note.tags)}`,
    `goals: ${list(context.goals)}`,
    `recruitedFrom: ${note.recruitedFrom}`,
    `consent: ${consent}`,
    ...(recorded
      ? [`recording: {url: https://drive.example/r/${context.id.slice(-5).toLowerCase()}, recordedOn: ${date}}`]
      : []),
    ...(held
      ? [
          'afterCall:',
          ...afterCall.map((step) => `  ${step}: ${done.has(step) ? `{state: done, at: ${date}}` : '{state: todo}'}`),
        ]
      : []),
    '---',
    writeBody(note.body, context.participantIds, context.random),
  ].join('\n');
}

function writeBody(body: string, participantIds: Record<ParticipantKey, string>, random: RandomBytes): string {
  const marked = body
    .trim()
    .replace(/\{\{([^|}]*)\|([^|}]*)\|([^|}]*)\|([^|}]*)\|([^}]*)\}\}/g, (_, kind, tags, who, at, text) => {
      const tag = writeHighlightTag({
        id: highlightId(random),
        kind: HighlightKind.parse(kind),
        tags: tags === '' ? [] : tags.split(','),
        ...(who && { participantId: participantIds[who as ParticipantKey] }),
        ...(at && { atSeconds: secondsOf(at) }),
      });
      return `${tag}${text}</mark>`;
    });
  const stamped = marked.replace(
    /(^|\s)@(\d{1,2}:\d{2})\b/g,
    (_, before, clock) => `${before}${writeTimestamp(secondsOf(clock))}`,
  );
  return `${stamped}\n`;
}

function secondsOf(clock: string): number {
  const [minutes, seconds] = clock.split(':').map(Number);
  return minutes! * 60 + seconds!;
}

/** Id of an interview made when it took place. */
export function sampleNoteId(occurredAt: string, random: RandomBytes): string {
  return ulid(Date.parse(occurredAt), random);
}

import { type RandomBytes, ulid } from '../../../shared/domain/ids.ts';
import type { Roster } from '../../../shared/domain/roster.ts';
import { defaultPmIds } from '../../../shared/domain/roster-rules.ts';

export interface NewNote {
  id: string;
  /** The whole file: front matter alone. */
  text: string;
}

/** A moment as the note writes it: local date and time with the machine's own offset, to the second. */
export function localTimestamp(date: Date): string {
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0');
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${zone}`;
}

/**
 * A new interview as a file, keys in the order of note-format.md. It is led by `me` where that person is known, counts for
 * the PMs that `defaultPmIds` names, and belongs to `teamIds`. With `call` its clock runs from `now`.
 */
export function createNewNote(options: {
  now: Date;
  random: RandomBytes;
  roster: Roster;
  me: string | null;
  teamIds: readonly string[];
  call: boolean;
  title?: string;
}): NewNote {
  const { now, roster, teamIds } = options;
  const id = ulid(now.getTime(), options.random);
  const occurredAt = localTimestamp(now);
  const interviewerIds = roster.people.filter((p) => p.id === options.me).map((p) => p.id);
  const pmIds = defaultPmIds(roster, { interviewerIds, teamIds, date: occurredAt.slice(0, 10) });
  const lines = [
    '---',
    `id: ${id}`,
    options.title ? `title: ${JSON.stringify(options.title)}` : 'title:',
    `occurredAt: ${occurredAt}`,
    ...(options.call ? [`callStartedAt: ${occurredAt}`] : []),
    'kind: general_feedback',
    `status: ${options.call ? 'live' : 'needs_cleanup'}`,
    `teams: ${flow(teamIds)}`,
    `pms: ${flow(pmIds)}`,
    `interviewers: ${flow(interviewerIds)}`,
    'attendees: []',
    'participants: []',
    'tags: []',
    'goals: []',
    'consent: not_asked',
    '---',
    '',
  ];
  return { id, text: lines.join('\n') };
}

/** Slugs need no quotes, but for the few that YAML reads as something else (`no`, `1e3`). */
function flow(slugs: readonly string[]): string {
  return `[${slugs.map((s) => (/^(?:[\d.]|(?:y|n|yes|no|true|false|on|off|null)$)/.test(s) ? `"${s}"` : s)).join(', ')}]`;
}

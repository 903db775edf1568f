import { describe, expect, test } from 'vitest';
import { callMinutes, callSeconds, runningSince } from '../../../../renderer/features/editor/call/clock.ts';
import { pmsAfter } from '../../../../renderer/features/editor/fields/pms.ts';
import { createNewNote, localTimestamp } from '../../../../renderer/features/editor/new-note.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';

const roster: Roster = {
  teams: [
    { id: 'surveys', name: 'Surveys', aliases: [] },
    { id: 'replay', name: 'Replay', aliases: [] },
  ],
  people: [
    { id: 'mira', name: 'Mira', role: 'pm', memberships: [{ team: 'replay', support: 'full', from: '2026-01-01' }] },
    { id: 'tove', name: 'Tove', role: 'pm', memberships: [{ team: 'surveys', support: 'full', from: '2026-01-01' }] },
    { id: 'jonas', name: 'Jonas', role: 'engineer', memberships: [] },
  ],
};
const random = (count: number) => new Uint8Array(count);
const now = new Date(2026, 10, 18, 15, 0, 5);

describe('a new interview', () => {
  test('is written in the order of the note format', () => {
    const { id, text } = createNewNote({ now, random, roster, me: 'mira', teamIds: ['replay'], call: false });
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(text).toBe(
      `---\nid: ${id}\ntitle:\noccurredAt: ${localTimestamp(now)}\nkind: general_feedback\nstatus: needs_cleanup\n` +
        'teams: [replay]\npms: [mira]\ninterviewers: [mira]\nattendees: []\nparticipants: []\ntags: []\ngoals: []\n' +
        'consent: not_asked\n---\n',
    );
  });

  test('with a call is live and its clock runs', () => {
    const { text } = createNewNote({ now, random, roster, me: null, teamIds: [], call: true });
    expect(text).toContain('status: live\n');
    expect(text).toContain(`callStartedAt: ${localTimestamp(now)}\n`);
    expect(text).toContain('interviewers: []\n');
  });

  test('led by an engineer counts for the PMs of its teams', () => {
    const { text } = createNewNote({ now, random, roster, me: 'jonas', teamIds: ['surveys'], call: false });
    expect(text).toContain('pms: [tove]\ninterviewers: [jonas]\n');
  });

  test('is dated with its own offset', () => {
    expect(localTimestamp(now)).toMatch(/^2026-11-18T15:00:05[+-]\d{2}:\d{2}$/);
    expect(Date.parse(localTimestamp(now))).toBe(now.getTime());
  });
});

describe('the PMs of an interview', () => {
  test.each([
    [
      'follow the team',
      { pms: [], teams: [], interviewers: [], occurredAt: '2026-11-18' },
      { teams: ['replay'] },
      ['mira'],
    ],
    [
      'follow a second team',
      { pms: ['mira'], teams: ['replay'], occurredAt: '2026-11-18' },
      { teams: ['replay', 'surveys'] },
      ['mira', 'tove'],
    ],
    [
      'prefer a PM who interviewed',
      { pms: ['mira'], teams: ['replay'], occurredAt: '2026-11-18' },
      { interviewers: ['tove'] },
      ['tove'],
    ],
    ['start where the file has none', { teams: [], occurredAt: '2026-11-18' }, { teams: ['surveys'] }, ['tove']],
    [
      'stay where set by hand',
      { pms: ['tove'], teams: ['replay'], occurredAt: '2026-11-18' },
      { teams: ['replay', 'surveys'] },
      undefined,
    ],
    [
      'stay where emptied by hand',
      { pms: [], teams: ['replay'], occurredAt: '2026-11-18' },
      { teams: ['surveys'] },
      undefined,
    ],
    [
      'are left alone when nothing changes',
      { pms: ['mira'], teams: ['replay'], occurredAt: '2026-11-18' },
      { occurredAt: '2026-11-19' },
      undefined,
    ],
    [
      'follow the date of a membership',
      { pms: ['mira'], teams: ['replay'], occurredAt: '2026-11-18' },
      { occurredAt: '2025-11-19' },
      [],
    ],
  ])('%s', (_name, before, change, pms) => expect(pmsAfter(roster, before, change)).toEqual(pms));
});

describe('the call clock', () => {
  test('runs only while the interview is live and its start can be read', () => {
    const callStartedAt = '2026-11-18T15:00:00+01:00';
    const started = Date.parse(callStartedAt);
    expect(runningSince({ callStartedAt, status: 'live' })).toBe(started);
    expect(runningSince({ callStartedAt, status: 'complete' })).toBeNull();
    expect(runningSince({ callStartedAt: 'soon', status: 'live' })).toBeNull();
    expect(runningSince({ status: 'live' })).toBeNull();
    expect(callSeconds(started, started + 130_900)).toBe(130);
    expect(callSeconds(started, started - 10_000)).toBe(0);
    expect(callMinutes(started, started + 42 * 60_000 + 5000)).toBe(42);
    expect(callMinutes(started, started + 5000)).toBe(1);
  });
});

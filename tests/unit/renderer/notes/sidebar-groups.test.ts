import { describe, expect, it } from 'vitest';
import { sidebarGroups } from '../../../../renderer/features/notes/sidebar-groups.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { note } from './note.ts';

const since = '2025-01-01';
const roster: Roster = {
  teams: [
    { id: 'replay', name: 'Replay', aliases: [] },
    { id: 'flags', name: 'Flags', aliases: [] },
    { id: 'surveys', name: 'Surveys', aliases: [] },
    { id: 'old', name: 'Old', aliases: [] },
  ],
  people: [
    {
      id: 'mira',
      name: 'Mira',
      role: 'pm',
      memberships: [
        { team: 'flags', support: 'full', from: since },
        { team: 'replay', support: 'full', from: since },
        { team: 'surveys', support: 'light', from: since },
        { team: 'old', support: 'full', from: since, to: '2026-01-31' },
      ],
    },
    { id: 'juno', name: 'Juno', role: 'engineer', memberships: [{ team: 'surveys', support: 'full', from: since }] },
    { id: 'tomas', name: 'Tomas', role: 'pm', memberships: [] },
  ],
};
const shape = (groups: ReturnType<typeof sidebarGroups>) =>
  groups.map((g) => [
    g.pm?.name ?? 'No PM',
    g.count,
    g.teams.map((t) => [t.team.name, t.count, t.light.map((p) => p.name)]),
  ]);

describe('sidebarGroups', () => {
  const notes = [
    note({ id: 'a', teamIds: ['replay', 'flags'], pmIds: ['mira'] }),
    note({ id: 'b', teamIds: ['replay', 'replay'] }),
    note({ id: 'c', teamIds: ['surveys'], pmIds: ['mira'] }),
  ];

  it('puts teams under their full PM and the rest at the end, each interview counted once per team', () => {
    expect(shape(sidebarGroups(roster, notes, '2026-11-18'))).toEqual([
      [
        'Mira',
        2,
        [
          ['Replay', 2, []],
          ['Flags', 1, []],
        ],
      ],
      [
        'No PM',
        0,
        [
          ['Surveys', 1, ['Mira']],
          ['Old', 0, []],
        ],
      ],
    ]);
  });

  it('looks at the date: a membership that had not ended counts', () => {
    const [mira] = sidebarGroups(roster, notes, '2026-01-31');
    expect(mira?.teams.map((t) => t.team.id)).toContain('old');
  });

  it('keeps a PM without teams as long as interviews count for them', () => {
    const groups = sidebarGroups(roster, [note({ id: 'x', pmIds: ['tomas'] })], '2026-11-18');
    expect(shape(groups)).toContainEqual(['Tomas', 1, []]);
  });

  it('is empty without a roster', () => {
    expect(sidebarGroups({ people: [], teams: [] }, notes, '2026-11-18')).toEqual([]);
  });
});

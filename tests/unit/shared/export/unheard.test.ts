import { expect, test } from 'vitest';
import { unheardGroups } from '../../../../shared/export/unheard.ts';

const participants = [
  { id: 'a', role: 'Analyst', segment: 'Fintech' },
  { id: 'b', role: 'analyst ', segment: 'freight' },
  { id: 'c', role: 'Engineer', segment: 'FREIGHT' },
  { id: 'd', segment: 'retail' },
  { id: 'e', role: '', segment: '  ' },
];

test.each<[string, string[], object]>([
  [
    'nobody',
    [],
    {
      segments: [
        ['freight', 2],
        ['Fintech', 1],
        ['retail', 1],
      ],
      roles: [
        ['Analyst', 2],
        ['Engineer', 1],
      ],
    },
  ],
  [
    'one of a group, whatever its spelling',
    ['b'],
    {
      segments: [
        ['Fintech', 1],
        ['retail', 1],
      ],
      roles: [['Engineer', 1]],
    },
  ],
  ['everybody', ['a', 'b', 'c', 'd'], { segments: [], roles: [] }],
])('heard: %s', (_, heard, expected) => {
  const { segments, roles } = unheardGroups({ participants, heard: new Set(heard), interviews: [] });
  const shown = (groups: readonly { name: string; size: number }[]) => groups.map(({ name, size }) => [name, size]);
  expect({ segments: shown(segments), roles: shown(roles) }).toEqual(expected);
});

test('a team is heard by any of its interviews that is quoted', () => {
  const interviews = [
    { teams: ['Replay', 'Surveys'], isUsed: true },
    { teams: ['Replay', 'Flags'], isUsed: false },
    { teams: ['Flags'], isUsed: false },
  ];
  expect(unheardGroups({ participants: [], heard: new Set(), interviews }).teams).toEqual([{ name: 'Flags', size: 2 }]);
});

import { expect, test } from 'vitest';
import { toCsv } from '../../../../shared/export/csv.ts';
import { standingIn } from '../../../../shared/export/surfaces.ts';
import { createScanner } from '../../../../shared/privacy/scan.ts';

test('a table is read cell by cell: nothing runs from one into the next', () => {
  const noor = { kind: 'name', value: 'Noor Haddad', participantId: 'p_7f3k9q2m1x0c', part: false } as const;
  const rows = [
    ['https://app.example/users/8812', '2026-11-18', 'said "Noor Haddad" once, twice'],
    ['Noor', 'Haddad', 'a "quoted" Noor'],
    ['Haddad', 'https://app.example/users/8813', ''],
  ];
  const csv = toCsv(rows);
  const found = standingIn(
    {
      ...{ form: 'csv', title: '', branch: '', commitMessage: '', pullRequest: null, images: [] },
      files: [{ path: 'a.csv', text: csv }],
    },
    createScanner([noor], { patterns: true }),
  );
  expect(found.map(({ start, end }) => csv.slice(start, end))).toEqual([
    'https://app.example/users/8812',
    'Noor Haddad',
    'https://app.example/users/8813',
  ]);
});

import { expect, test } from 'vitest';
import { controlFile, readArguments } from '../../../scripts/lib/deb.mjs';

const args = [
  ...[
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '-d',
    'libnss3',
    '-d',
    'libgtk-3-0',
    '--deb-recommends',
    'libappindicator3-1',
  ],
  ...[
    '--deb-compression',
    'zst',
    '--architecture',
    'amd64',
    '--description',
    'Notes of interviews\n Kept as Markdown.\n\n Yours.',
  ],
  ...['--version', '0.1.0', '--package', '/out/a.deb', '--name', 'fieldbook', '--maintainer', 'A <a@b.example>'],
  ...['/build/linux-unpacked/=/opt/Fieldbook', '/tmp/odd=name.png=/usr/share/icons/fieldbook.png'],
];

test('the arguments of fpm are read', () => {
  const { options, depends, recommends, files } = readArguments(args);
  expect(options).toMatchObject({ t: 'deb', architecture: 'amd64', package: '/out/a.deb', 'deb-compression': 'zst' });
  expect(depends).toEqual(['libnss3', 'libgtk-3-0']);
  expect(recommends).toEqual(['libappindicator3-1']);
  expect(files).toEqual([
    { source: '/build/linux-unpacked/', target: '/opt/Fieldbook' },
    { source: '/tmp/odd=name.png', target: '/usr/share/icons/fieldbook.png' },
  ]);
  expect(() => readArguments(['--force', 'no-target'])).toThrow('not understood: no-target');
});

test('they become a control file', () => {
  expect(controlFile({ ...readArguments(args), kilobytes: 4096 })).toBe(
    [
      'Package: fieldbook',
      'Version: 0.1.0',
      'Architecture: amd64',
      'Maintainer: A <a@b.example>',
      'Installed-Size: 4096',
      'Depends: libnss3, libgtk-3-0',
      'Recommends: libappindicator3-1',
      'Section: misc',
      'Priority: optional',
      'Description: Notes of interviews',
      ' Kept as Markdown.',
      ' .',
      ' Yours.',
      '',
    ].join('\n'),
  );
});

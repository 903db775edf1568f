import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Person, Team } from '../../../../shared/domain/roster.ts';
import { folderOf, opened, vaultFiles } from './vault-fixture.ts';

const replay: Team = { id: 'session-replay', name: 'Session Replay', aliases: ['Replay'] };
const mira: Person = {
  id: 'mira',
  name: 'Mira Okafor',
  role: 'pm',
  github: 'mira-o',
  memberships: [
    { team: 'session-replay', support: 'full', from: '2026-01-01' },
    { team: 'surveys', support: 'light', from: '2026-04-01', to: '2026-09-30' },
  ],
};
const miraFile = `id: mira
name: Mira Okafor
role: pm
github: mira-o
memberships:
  - {team: session-replay, support: full, from: 2026-01-01}
  - {team: surveys, support: light, from: 2026-04-01, to: 2026-09-30}
`;

test('roster files are written as the note format shows them, and read back', async () => {
  const root = await folderOf(vaultFiles(0));
  const { vault, changes } = await opened(root);
  const { written } = await vault.writeRoster({ people: [mira], teams: [replay] });
  expect(written).toBe(2);
  expect(await readFile(join(root, 'roster/people/mira.yml'), 'utf8')).toBe(miraFile);
  expect(await readFile(join(root, 'roster/teams/session-replay.yml'), 'utf8')).toBe(
    'id: session-replay\nname: Session Replay\naliases: [Replay]\n',
  );
  expect(vault.roster()).toEqual({ people: [mira], teams: [replay] });
  expect(changes.at(-1)?.roster).toEqual(vault.roster());
  expect((await vault.writeRoster({ people: [mira], teams: [replay] })).written).toBe(0);
});

test('an edit keeps comments, order and unknown keys; undo puts back every byte', async () => {
  const before = `# our lead\nname: Mira Okafor # she/her\nid: mira\nrole: pm\nslack: "@mira"\nmemberships:\n  - {team: session-replay, support: full, from: 2026-01-01} # since the split\n`;
  const root = await folderOf({ ...vaultFiles(0), 'roster/people/Mira.yaml': before });
  const { vault } = await opened(root);
  const { undo, written } = await vault.writeRoster({ people: [{ ...mira, github: undefined }], teams: [replay] });
  expect(written).toBe(2);
  const after = await readFile(join(root, 'roster/people/Mira.yaml'), 'utf8');
  expect(after).toContain('# our lead\nname: Mira Okafor # she/her\nid: mira\nrole: pm\nslack: "@mira"\n');
  expect(after).toContain('surveys');
  expect(vault.roster().people).toEqual([{ ...mira, github: undefined }]);
  await undo();
  expect(await readFile(join(root, 'roster/people/Mira.yaml'), 'utf8')).toBe(before);
  expect(await readdir(join(root, 'roster/teams'))).toEqual([]);
  expect(vault.roster().teams).toEqual([]);
});

test('undo leaves alone what was changed since, and says so', async () => {
  const root = await folderOf(vaultFiles(0));
  const { vault } = await opened(root);
  const { undo } = await vault.writeRoster({ people: [mira], teams: [replay] });
  await writeFile(join(root, 'roster/people/mira.yml'), miraFile.replace('Okafor', 'Stone'));
  await expect(undo()).rejects.toMatchObject({ code: 'conflict', message: 'roster/people/mira.yml' });
  expect(await readFile(join(root, 'roster/people/mira.yml'), 'utf8')).toContain('Stone');
  expect(await readdir(join(root, 'roster/teams'))).toEqual([]);
});

test('a roster file that cannot be read is not overwritten, and nothing else is written then', async () => {
  const broken = 'id: mira\nname: Mira Okafor\nrole: pm\nmemberships:\n  - {team: x}\n';
  const root = await folderOf({ ...vaultFiles(0), 'roster/people/mira.yml': broken });
  const { vault } = await opened(root);
  await expect(vault.writeRoster({ people: [mira], teams: [replay] })).rejects.toMatchObject({ code: 'damaged' });
  expect(await readFile(join(root, 'roster/people/mira.yml'), 'utf8')).toBe(broken);
  expect(await readdir(join(root, 'roster/teams'))).toEqual([]);
});

test('names that Windows keeps for devices', async () => {
  const root = await folderOf(vaultFiles(0));
  const { vault } = await opened(root);
  await vault.writeRoster({ people: [], teams: [{ id: 'con', name: 'Con', aliases: [] }] });
  expect(await readdir(join(root, 'roster/teams'))).toEqual(['con_.yml']);
  expect(vault.roster().teams).toMatchObject([{ id: 'con' }]);
});

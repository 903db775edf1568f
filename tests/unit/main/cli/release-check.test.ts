import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDecisionBook } from '../../../../main/export/decision-book.ts';
import { openExportRecords } from '../../../../main/export/export-records.ts';
import { pngPicture } from '../../../support/pictures.ts';
import { type Files, folderOf, opened, tempFolder } from '../vault/vault-fixture.ts';
import { fieldbook, fieldbookReading } from './fieldbook.ts';

const vaultFiles: Files = {
  'fieldbook.yml': 'schema: 1\nvaultId: 01JD9Z6M3Q8V7T5R2K4N0XWABC\nname: Research\n',
  'participants/noor.md':
    '---\nid: p_7f3k9q2m1x0c\nname: Noor Haddad\nnicknames: [Nono]\nemails: [noor@lumenpay.example]\ncompany: Lumenpay\n---\n',
};

async function setUp(files: Files, vault: Files = vaultFiles) {
  const [root, appData, place] = [await folderOf(vault), await tempFolder(), await folderOf(files)];
  const line = (named: string[], ...more: string[]) => ['release-check', ...named, '--vault', root, ...more];
  return {
    ...{ root, appData, place },
    check: (named: string[], ...more: string[]) => fieldbook(place, appData, ...line(named, ...more)),
    checkInput: (input: string, named: string[], ...more: string[]) =>
      fieldbookReading(input, place, appData, ...line(named, ...more)),
  };
}

const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('where something stands', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['at the beginning', 'Noor Haddad said so.\n', '1:1 name'],
    ['behind a line', 'One.\nThen Noor Haddad.\n', '2:6 name'],
    ['with CRLF', 'One.\r\n\r\nThen Noor Haddad.\r\n', '3:6 name'],
    ['with CR alone', 'One.\rThen Noor Haddad.\r', '2:6 name'],
    ['behind a byte order mark', '\uFEFFNoor Haddad.\n', '1:1 name'],
    ['behind an emoji: a character', 'ok 🎉🎉 Noor Haddad\n', '1:7 name'],
    ['behind tabs', '\t\tNoor Haddad\n', '1:3 name'],
    ['in UTF-16', utf16('One.\r\nThen Noor Haddad.\r\n'), '2:6 name'],
    ['in UTF-16, the other order', utf16('One.\nThen Noor Haddad.\n', true), '2:6 name'],
    ['in UTF-16 without a mark', utf16('One.\nThen Noor Haddad.\n').subarray(2), '2:6 name'],
    ['in Windows-1252', Buffer.from('Caf\xe9.\nThen Noor Haddad.\n', 'latin1'), '2:6 name'],
    ['over a line end', 'It was Noor\nHaddad.\n', '1:8 name'],
  ])('%s', async (_where, content, expected) => {
    const { check } = await setUp({ 'a.md': content });
    const { code, out } = await check(['a.md']);
    expect([code, out]).toEqual([1, `a.md:${expected}\n`]);
  });

  test('the string is told with --show alone, and as JSON', async () => {
    const { check } = await setUp({ 'a.md': 'By Noor Haddad.\n' });
    const plain = await check(['a.md']);
    expect(plain.out + plain.err).not.toMatch(/noor|haddad/i);
    expect((await check(['a.md'], '--show')).out).toBe('a.md:1:4 name “Noor Haddad”\n');
    const row = { path: 'a.md', line: 1, column: 4, kind: 'name', where: 'text', participantId: 'p_7f3k9q2m1x0c' };
    const about = { clean: false, files: 1, unreadParticipants: [] };
    expect((await check(['a.md'], '--json')).json()).toEqual({ ...about, findings: [row] });
    expect((await check(['a.md'], '--json', '--show')).json()).toEqual({
      ...about,
      findings: [{ ...row, exact: 'Noor Haddad' }],
    });
  });

  test('in names of files and folders, which are printed without it; a folder tells it once', async () => {
    const { check } = await setUp({ 'docs/noor-haddad/a.md': 'a', 'docs/noor-haddad/b-nono.md': 'b' });
    const { code, out } = await check(['docs']);
    expect([code, out]).toEqual([
      1,
      'docs/[name]/a.md:1:6 name (in its name)\ndocs/[name]/b-[name].md:1:20 name (in its name)\n',
    ]);
  });

  test('what names the place of a file on this machine leaves with nothing', async () => {
    const { check, place } = await setUp({ 'noor-haddad/a.md': 'fine\n' });
    expect((await check([join(place, 'noor-haddad', 'a.md')])).code).toBe(0);
    expect((await check([join(place, 'noor-haddad')])).code).toBe(0);
    expect((await check(['noor-haddad/a.md'])).code).toBe(1);
  });

  test.each<[string, string, string]>([
    ['a.json', '{"who": "N\\u006for H\\u0061ddad"}\n', '1:10 name'],
    ['b.json', '{"who": "Noor\\nHaddad"}\n', '1:10 name'],
    ['c.csv', 'who,what\n"He said ""Noor Haddad""",x\n', '2:12 name'],
    ['d.html', '<p>No<b>or</b> Haddad</p>\n', '1:4 name'],
    ['e.html', '<p>N&#111;or&nbsp;Haddad</p>\n', '1:4 name'],
    ['f.txt', 'Mail NOOR@LUMENPAY.EXAMPLE now\n', '1:6 email'],
    ['g.md', 'Mail somebody@elsewhere.example now\n', '1:6 email'],
    ['h.ts', "const who = 'N\\x6for Haddad';\n", '1:14 name'],
  ])('%s: as it is read', async (name, content, expected) => {
    const { check } = await setUp({ [name]: content });
    expect((await check(['.'])).out.split('\n')[0]).toBe(`${name}:${expected}`);
  });

  test('on standard input', async () => {
    const { checkInput } = await setUp({});
    expect(await checkInput('Call\nwith Nono\n', ['-'])).toMatchObject({ code: 1, out: '-:2:6 name\n' });
    expect(await checkInput('Call\n', ['-'])).toMatchObject({ code: 0, out: '' });
    expect((await checkInput('', ['-', '-'])).code).toBe(2);
  });

  test('a long line, looked through in parts, tells each once', async () => {
    // The second part begins 1,000 characters before the 200,000th.
    const text = `${'word '.repeat(39_900)}Noor Haddad ${'word '.repeat(20_000)}Noor Haddad`;
    const { check } = await setUp({ 'long.json': text });
    expect((await check(['long.json'])).out).toBe('long.json:1:199501 name\nlong.json:1:299513 name\n');
  });
});

describe('pictures', () => {
  test('what they say in metadata is told; clean ones pass', async () => {
    const { check } = await setUp({
      'clean.png': pngPicture(2, 2, [1, 2, 3]),
      'named.png': pngPicture(2, 2, [1, 2, 3], 'Noor Haddad'),
    });
    expect((await check(['.'])).out).toBe('named.png:1:1 name (in its metadata)\n');
    expect((await check(['clean.png'])).code).toBe(0);
  });

  test('the place where one was taken is told', async () => {
    const entry = [0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0];
    const exif = Buffer.from([...Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0'), ...entry, 0, 0, 0, 0]);
    const segment = Buffer.from([0xff, 0xe1, 0, exif.length + 2, ...exif]);
    const rest = [
      0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0xd9,
    ];
    const { check } = await setUp({ 'a.jpg': Buffer.concat([Buffer.from([0xff, 0xd8]), segment, Buffer.from(rest)]) });
    expect((await check(['a.jpg'])).out).toBe('a.jpg:1:1 location (in its metadata)\n');
  });
});

describe('what cannot be looked through', () => {
  test('is told, and is not clean', async () => {
    const { check, place } = await setUp({
      'a.bin': Buffer.from([0, 1, 2, 0, 0, 255, 254, 3]),
      'b.png': pngPicture(2, 2, [1, 2, 3]).subarray(0, 30),
      'd.md': 'fine\n',
    });
    await writeFile(join(place, 'c.txt'), '');
    await truncate(join(place, 'c.txt'), 65 * 1024 * 1024);
    await mkdir(join(place, 'elsewhere'));
    const { code, out, err } = await check(['.']);
    expect(code).toBe(1);
    expect(out).toBe(
      'a.bin:1:1 not checked: it is no text\nb.png:1:1 not checked: the picture is damaged\nc.txt:1:1 not checked: it is larger than 64 MB\n',
    );
    expect(err).toBe('4 files checked. 3 files could not be checked.\n');
    expect((await check(['.'], '--json')).json().findings).toContainEqual({ path: 'a.bin', unchecked: 'binary' });
  });

  test('a file that is named and cannot be read', async () => {
    const { check, place } = await setUp({});
    await symlink('gone.md', join(place, 'a.md'));
    expect(await check(['a.md'])).toMatchObject({ code: 1, out: 'a.md:1:1 not checked: it cannot be read\n' });
  });

  test('a link is looked at as what it is, and not followed', async () => {
    const { check, place, root } = await setUp({ 'docs/a.md': 'fine\n' });
    await symlink(join(root, 'participants'), join(place, 'docs', 'people'));
    await symlink('../calls/noor-haddad.md', join(place, 'docs', 'call.md'));
    expect(await check(['docs'])).toMatchObject({ code: 1, out: 'docs/call.md:1:10 name (where it leads)\n' });
  });

  test('a participant that cannot be read', async () => {
    const broken = { ...vaultFiles, 'participants/sol.md': '---\nid: p_7f3k9q2m1x0d\nname: [Sol\n---\n' };
    const { check } = await setUp({ 'a.md': 'fine\n' }, broken);
    const { code, err } = await check(['a.md']);
    expect([code, err]).toEqual([
      1,
      'participants/sol.md of the vault cannot be read whole: somebody may not be looked for.\n1 file checked. Nothing undecided stands in it.\n',
    ]);
  });
});

describe('the line', () => {
  test('clean files end with 0, and an empty folder says so', async () => {
    const { check, root } = await setUp({ 'docs/a.md': 'We will see on 2026-11-18.\n' });
    expect(await check(['docs'])).toEqual(expect.objectContaining({ code: 0, out: '' }));
    expect((await check(['docs'])).err).toBe('1 file checked. Nothing undecided stands in it.\n');
    const empty = await tempFolder();
    expect(await fieldbook(empty, empty, 'release-check', '.', '--vault', root)).toMatchObject({
      code: 0,
      err: 'There was no file to check.\n',
    });
    expect((await check(['docs'], '--json')).json()).toEqual({
      ...{ clean: true, files: 1, findings: [], unreadParticipants: [] },
    });
  });

  test('what is wrong with it ends with 2, with the vault 3', async () => {
    const { check, place, appData } = await setUp({ 'a.md': 'fine\n' });
    expect((await fieldbook(place, appData, 'release-check', 'a.md')).code).toBe(2);
    expect((await fieldbook(place, appData, 'release-check', '--vault', '.')).code).toBe(2);
    expect(await check(['b.md'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^There is no file or folder “b.md”/),
    });
    expect((await fieldbook(place, appData, 'release-check', 'a.md', '--vault', 'nowhere')).code).toBe(3);
    expect((await fieldbook(place, appData, 'release-check', 'a.md', '--vault', '.')).code).toBe(3);
  });

  test('what is named twice is looked at once, and .git never', async () => {
    const { check } = await setUp({ 'docs/a.md': 'Nono\n', 'docs/.git/config': 'Nono\n' });
    expect((await check(['docs', 'docs/a.md', './docs'])).out).toBe('docs/a.md:1:1 name\n');
  });
});

test('what was kept for a target may stand there: this string, this person, this target', async () => {
  const { check, root, appData } = await setUp({ 'a.md': 'By Noor Haddad.\n', 'b.md': 'By NOOR HADDAD.\n' });
  const { vault } = await opened(root, { appDataDir: appData });
  const book = createDecisionBook(openExportRecords(vault, appData).privacy, () => new Date());
  const who = { kind: 'name' as const, participantId: 'p_7f3k9q2m1x0c', exact: 'Noor Haddad' };
  const hit = { ...who, hitId: 'name:p_7f3k9q2m1x0c:Noor Haddad', offers: [] };
  book.decide('t_0123456789abcdef', hit, { decision: 'keep' }, null);
  await book.save('t_0123456789abcdef', []);
  await vault.close();
  expect((await check(['a.md'], '--target', 't_0123456789abcdef')).code).toBe(0);
  expect((await check(['.'], '--target', 't_0123456789abcdef')).out).toBe('b.md:1:4 name\n');
  expect((await check(['.'], '--target', 't_fedcba9876543210')).out).toBe('a.md:1:4 name\nb.md:1:4 name\n');
  expect((await check(['.'], '--target', '../x')).code).toBe(2);
});

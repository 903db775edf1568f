import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  createDurably,
  isLeftover,
  isTemporary,
  moveDurably,
  replaceDurably,
} from '../../../../main/vault/durable-write.ts';
import { bundled, runNode, trace } from './traced.ts';
import { folderOf, tempFolder } from './vault-fixture.ts';

const bytes = (text: string) => Buffer.from(text);
let module: string;

beforeAll(async () => {
  module = await bundled('main/vault/durable-write.ts');
});

/** A process that writes `new` durably and says `Saved` once that has resolved. */
function writer(call: string): string {
  return `import { replaceDurably, createDurably } from '${module}';
    try { await ${call}; console.log('Saved'); } catch (error) { console.log('Not saved: ' + error.code); }`;
}

/** The traced calls that concern a folder's files, by what they do. */
function steps(calls: string[], folder: string): string[] {
  return calls
    .filter((call) => call.includes(folder) && !call.includes('O_RDONLY') && !call.startsWith('+++'))
    .map((call) => {
      const name = call.slice(0, call.indexOf('('));
      if (name === 'openat') return 'create temp';
      if (name === 'fsync') return call.includes('.tmp>') ? 'fsync file' : 'fsync folder';
      return name.replace(/^p?write(?:64|v)?$/, 'write').replace(/at2?$/, '');
    });
}

describe('system calls', () => {
  test('replacing: temp file, write, fsync, rename, fsync of the folder', async () => {
    const folder = await folderOf({ 'a.md': 'old' });
    const { stdout, calls } = await trace(writer(`replaceDurably('${folder}/a.md', Buffer.from('new'))`));
    expect(stdout).toBe('Saved\n');
    expect(steps(calls, folder)).toEqual(['create temp', 'write', 'fsync file', 'rename', 'fsync folder']);
    const temp = calls.find((call) => call.startsWith('openat') && call.includes('O_CREAT'));
    expect(temp).toContain('O_EXCL');
  });

  test('creating: temp file, write, fsync, link, unlink, fsync of the folder', async () => {
    const folder = await tempFolder();
    const { stdout, calls } = await trace(writer(`createDurably('${folder}/a.md', Buffer.from('new'))`));
    expect(stdout).toBe('Saved\n');
    expect(steps(calls, folder)).toEqual(['create temp', 'write', 'fsync file', 'link', 'unlink', 'fsync folder']);
  });

  test.each([
    ['fsync:error=ENOSPC', 'ENOSPC', 'old'],
    ['fsync:error=EIO', 'EIO', 'old'],
    ['fsync:error=EIO:when=2+', 'EIO', 'new'], // the folder: the new name stands, but nobody knows for how long
    ['rename:error=ENOSPC', 'ENOSPC', 'old'],
    ['rename:error=EIO', 'EIO', 'old'],
  ])('%s: not saved, and the old or the new file stands there whole', async (inject, code, content) => {
    const folder = await folderOf({ 'a.md': 'old' });
    const { stdout } = await trace(writer(`replaceDurably('${folder}/a.md', Buffer.from('new'))`), inject);
    expect(stdout).toBe(`Not saved: ${code}\n`);
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(content);
    expect(await readdir(folder)).toEqual(['a.md']);
  });

  test('EIO on fsync: the fsync is not repeated, all is written anew to another temp file', async () => {
    const folder = await folderOf({ 'a.md': 'old' });
    const { stdout, calls } = await trace(
      writer(`replaceDurably('${folder}/a.md', Buffer.from('new'))`),
      'fsync:error=EIO:when=1',
    );
    expect(stdout).toBe('Saved\n');
    expect(steps(calls, folder)).toEqual([
      ...['create temp', 'write', 'fsync file', 'unlink'],
      ...['create temp', 'write', 'fsync file', 'rename', 'fsync folder'],
    ]);
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('new');
  });

  test('creating where there are no hard links: the name is taken first, and nothing is ever overwritten', async () => {
    const folder = await folderOf({ 'taken.md': 'theirs' });
    const create = (name: string) => trace(writer(`createDurably('${folder}/${name}', Buffer.from('new'))`), noLinks);
    const noLinks = 'link:error=EPERM';
    expect((await create('a.md')).stdout).toBe('Saved\n');
    await create('taken.md');
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('new');
    expect(await readFile(join(folder, 'taken.md'), 'utf8')).toBe('theirs');
    expect((await readdir(folder)).sort()).toEqual(['a.md', 'taken.md']);
  });

  test('moving a file that cannot be removed from its place leaves it there alone', async () => {
    const folder = await folderOf({ 'a.md': 'old' });
    const { stdout } = await trace(
      `import { moveDurably } from '${module}';
      await moveDurably('${folder}/a.md', '${folder}/b.md').catch((error) => console.log(error.code));`,
      'unlink:error=EACCES:when=1',
    );
    expect(stdout).toBe('EACCES\n');
    expect(await readdir(folder)).toEqual(['a.md']);
  });

  test.each([
    ['fsync:error=EIO', 'EIO'],
    ['link:error=ENOSPC', 'ENOSPC'],
    ['fsync:error=ENOSPC:when=2+', 'ENOSPC'],
  ])('creating under %s leaves nothing and does not say saved', async (inject, code) => {
    const folder = await tempFolder();
    const { stdout } = await trace(writer(`createDurably('${folder}/a.md', Buffer.from('new'))`), inject);
    expect(stdout).toBe(`Not saved: ${code}\n`);
    expect(await readdir(folder)).toEqual([]);
  });

  test.each(['fsync:signal=KILL:when=1', 'rename:signal=KILL', 'fsync:signal=KILL:when=2'])(
    'killed at %s: old or new, whole',
    async (inject) => {
      const folder = await folderOf({ 'a.md': 'old' });
      const { stdout } = await trace(writer(`replaceDurably('${folder}/a.md', Buffer.from('new'))`), inject);
      expect(stdout).toBe('');
      expect(['old', 'new']).toContain(await readFile(join(folder, 'a.md'), 'utf8'));
    },
  );
});

test('a full disk: the error is told, the old file stays whole, nothing is left behind', async () => {
  const folder = await tempFolder();
  const script = `import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
    import { replaceDurably, createDurably } from '${module}';
    const folder = '${folder}';
    writeFileSync(folder + '/a.md', 'old');
    const long = Buffer.alloc(300_000, 'x');
    const codes = [replaceDurably(folder + '/a.md', long), createDurably(folder + '/b.md', long)].map((one) => one.then(() => 'Saved', (error) => error.code));
    console.log(JSON.stringify([await Promise.all(codes), readFileSync(folder + '/a.md', 'utf8'), readdirSync(folder)]));`;
  const mounted = `mount -t tmpfs -o size=100k tmpfs '${folder}' && exec "$0" "$@"`;
  // A mount namespace of its own: the mount ends with the process.
  const namespace = process.getuid?.() === 0 ? ['unshare', '-m'] : ['unshare', '-Urm'];
  const { stdout, stderr } = await runNode(script, [...namespace, 'sh', '-c', mounted]);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([['ENOSPC', 'ENOSPC'], 'old', ['a.md']]);
});

test('app data is readable by its user alone', async () => {
  const folder = await tempFolder();
  await replaceDurably(join(folder, 'x.json'), bytes('{}'), { mode: 0o600 });
  expect((await stat(join(folder, 'x.json'))).mode & 0o777).toBe(0o600);
});

test('a replaced file keeps its permissions, a new one obeys the umask', async () => {
  const folder = await tempFolder();
  const before = process.umask(0o027);
  try {
    await writeFile(join(folder, 'a.md'), 'old', { mode: 0o666 });
    const { mode } = await stat(join(folder, 'a.md'));
    process.umask(0o077);
    await replaceDurably(join(folder, 'a.md'), bytes('new'));
    expect((await stat(join(folder, 'a.md'))).mode).toBe(mode);
    await createDurably(join(folder, 'b.md'), bytes('new'));
    expect((await stat(join(folder, 'b.md'))).mode & 0o777).toBe(0o600);
  } finally {
    process.umask(before);
  }
});

test('creating and moving never overwrite', async () => {
  const folder = await folderOf({ 'a.md': 'old', 'b.md': 'other' });
  expect(await createDurably(join(folder, 'a.md'), bytes('new'))).toBe(false);
  expect(await moveDurably(join(folder, 'b.md'), join(folder, 'a.md'))).toBe(false);
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('old');
  expect(await moveDurably(join(folder, 'b.md'), join(folder, 'c.md'))).toBe(true);
  expect((await readdir(folder)).sort()).toEqual(['a.md', 'c.md']);
});

test('a link is followed inside the vault and refused outside of it', async () => {
  const folder = await folderOf({ 'real.md': 'old' });
  const outside = await folderOf({ 'secret.md': 'old' });
  await symlink('real.md', join(folder, 'link.md'));
  await symlink(join(outside, 'secret.md'), join(folder, 'out.md'));
  await mkdir(join(folder, 'sub'));
  await symlink(outside, join(folder, 'sub/out'));
  await replaceDurably(join(folder, 'link.md'), bytes('new'), { inside: folder });
  expect(await readFile(join(folder, 'real.md'), 'utf8')).toBe('new');
  const refused = { code: 'invalid' };
  await expect(replaceDurably(join(folder, 'out.md'), bytes('new'), { inside: folder })).rejects.toMatchObject(refused);
  await expect(createDurably(join(folder, 'sub/out/new.md'), bytes('new'), { inside: folder })).rejects.toMatchObject(
    refused,
  );
  expect(await readdir(outside)).toEqual(['secret.md']);
  expect(await readFile(join(outside, 'secret.md'), 'utf8')).toBe('old');
});

test('a write that is called off before it shows leaves no trace', async () => {
  const folder = await folderOf({ 'a.md': 'old' });
  const beforeCommit = async () => {
    throw new Error('called off');
  };
  await expect(replaceDurably(join(folder, 'a.md'), bytes('new'), { beforeCommit })).rejects.toThrow('called off');
  expect(await readdir(folder)).toEqual(['a.md']);
});

test('only temp files of writers that ended are leftovers', async () => {
  const folder = await folderOf({ 'a.md': 'old' });
  let temp = '';
  await replaceDurably(join(folder, 'a.md'), bytes('new'), {
    beforeCommit: async () => {
      temp = (await readdir(folder)).find(isTemporary)!;
    },
  });
  const ofOther = temp.replace(`-${process.pid}-`, '-999999-');
  const now = Date.now();
  const day = 25 * 60 * 60 * 1000;
  expect(isLeftover(temp, now, now, () => false)).toBe(false);
  expect(isLeftover(ofOther, now, now, () => true)).toBe(false);
  expect(isLeftover(ofOther, now, now, () => false)).toBe(true);
  expect(isLeftover(ofOther.replace(/fieldbook-[0-9a-f]{8}/, 'fieldbook-00000000'), now, now, () => false)).toBe(false);
  expect(isLeftover(ofOther, now - day, now, () => true)).toBe(true);
  expect(isLeftover('notes.tmp', now - day, now, () => false)).toBe(false);
});

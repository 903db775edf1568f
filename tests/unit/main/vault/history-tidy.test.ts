import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHistory } from '../../../../main/vault/history.ts';
import { silent, tempFolder } from './vault-fixture.ts';

const day = 24 * 60 * 60_000;
const start = new Date(2026, 7, 1, 12).getTime();

/** A history whose clock the test sets, and whose idle minutes it lets pass. */
async function keeper(folder: string) {
  let now = start;
  const history = createHistory({ folder, log: silent, now: () => now, later: () => () => {} });
  return {
    history,
    at: (days: number) => {
      now = start + days * day;
    },
    /** The app is idle until it has had a chance to tidy. */
    async idle() {
      for (let minute = 0; minute < 400; minute++) await history.idle();
    },
    async keep(text: string) {
      await history.keep('note', 'note.md', Buffer.from(text), 'found');
    },
    texts: async () => {
      const versions = await history.files.versions('note');
      return Promise.all(versions.map(async ({ key }) => (await history.files.read('note', key)).bytes.toString()));
    },
  };
}

test('old versions go when the app is idle and the clock has proven itself, never before', async () => {
  const { at, idle, keep, texts } = await keeper(await tempFolder());
  await keep('morning');
  at(0.1);
  await keep('noon');
  await idle();
  at(20);
  await keep('later');
  expect(await texts(), 'not by time alone').toEqual(['morning', 'noon', 'later']);
  at(20.1);
  await idle();
  expect(await texts(), 'one a day').toEqual(['noon', 'later']);
  for (const days of [50, 80, 95]) {
    at(days);
    await idle();
  }
  expect(await texts(), 'none after 90 days').toEqual(['later']);
  at(150);
  await idle();
  expect(await texts(), 'but the newest').toEqual(['later']);
});

test('a clock ten years ahead drops nothing', async () => {
  const { at, idle, keep, texts } = await keeper(await tempFolder());
  for (const days of [0, 4, 8]) {
    at(days);
    await keep(`day ${days}`);
    await idle();
  }
  at(3650);
  await idle();
  at(3655);
  await idle();
  expect(await texts()).toEqual(['day 0', 'day 4', 'day 8']);
  at(9);
  await idle();
  expect(await texts()).toEqual(['day 0', 'day 4', 'day 8']);
});

test('what a writer that died left behind is cleared; what is not ours is neither read nor removed', async () => {
  const folder = await tempFolder();
  const { history, at, idle, keep, texts } = await keeper(folder);
  await keep('kept');
  const [name] = await readdir(join(folder, 'notes'));
  const noteFolder = join(folder, 'notes', name!);
  const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  const ended = spawnSync(process.execPath, ['--version']).pid;
  await writeFile(join(noteFolder, `.fieldbook-${machine}-${ended}-0123456789ab.tmp`), 'half');
  await writeFile(join(noteFolder, 'letter.txt'), 'mine');
  at(8);
  await idle();
  await keep('kept too');
  at(20);
  await idle();
  expect(await texts()).toEqual(['kept', 'kept too']);
  expect((await readdir(noteFolder)).filter((file) => !file.endsWith('.gz'))).toEqual(['letter.txt']);
  await history.forget('note');
  expect(await texts()).toEqual([]);
});

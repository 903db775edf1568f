import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask } from '../../shared/search/notes.ts';
import { fakeVault } from './fake-vault.ts';
import { eventually, isKept, query, ready, setUp, titles } from './search-setting.ts';

/** A vault whose index was kept, closed again; `app` is the app that keeps it. */
async function keptVault(
  texts: Record<string, string>,
  describeNotes: (vault: ReturnType<typeof fakeVault>) => void = () => {},
) {
  const app = setUp();
  const vault = fakeVault(texts);
  describeNotes(vault);
  vault.verify();
  app.service.connect();
  app.open(vault.vault);
  await ready(app.states);
  await isKept(app.kept);
  app.open(null);
  const again = fakeVault(texts);
  describeNotes(again);
  return { app, vault: again };
}

const texts = { a: 'a slow refund', b: 'the checkout', c: 'a refund' };
const one = async (folder: string) => path.join(folder, (await readdir(folder))[0]!);

describe('a vault that was open before', () => {
  test('is searched at once, before its folder has been looked at, and nothing is indexed again', async () => {
    const { app, vault } = await keptVault(texts);
    app.open(vault.vault);
    await ready(app.states);
    expect(titles(await query(app.ports.at(-1)!, 'refund'))).toEqual(['a', 'c']);
    expect(app.states.at(-1)).toEqual({ state: 'ready', notes: 3 });
    vault.verify();
    await eventually(() => expect(app.processes.at(-1)!.received.at(-1)?.type).toBe('complete'));
    expect(app.processes.at(-1)!.put()).toEqual([]);
    expect(app.states.filter(({ state }) => state === 'indexing')).toHaveLength(1); // of the first time
  });

  test('what was changed, added, removed and renamed since is caught up with, and no other note', async () => {
    const team = (name: string) => ({ people: [], teams: [{ id: 'replay', name, aliases: [] }] });
    const { app, vault } = await keptVault({ ...texts, d: 'gone' }, (fake) => {
      fake.describe('c', { teamIds: ['replay'] });
      fake.setRoster(team('Replay'));
    });
    vault.remove('d');
    vault.save('a', 'an exchange');
    vault.save('e', 'a new refund');
    vault.setRoster(team('Rewind'));
    vault.describe('c', { teamIds: ['replay'] });
    app.open(vault.vault);
    await ready(app.states);
    expect(titles(await query(app.ports.at(-1)!, 'gone'))).toEqual(['d']);
    vault.verify();
    await eventually(() => expect(app.processes.at(-1)!.received.at(-1)?.type).toBe('complete'));
    expect(app.processes.at(-1)!.put().toSorted()).toEqual(['a', 'c', 'e']);
    expect(titles(await query(app.ports.at(-1)!, 'refund'))).toEqual(['c', 'e']);
    expect(titles(await query(app.ports.at(-1)!, 'rewind'))).toEqual(['c']);
    expect(titles(await query(app.ports.at(-1)!, ''))).toEqual(['a', 'b', 'c', 'e']);
  });

  test('a catalogue that has to be made anew takes nothing out that is there', async () => {
    const { app } = await keptVault(texts);
    const vault = fakeVault({});
    app.open(vault.vault);
    await ready(app.states);
    vault.save('a', 'a slow refund');
    vault.save('b', 'an exchange');
    await eventually(async () => expect(titles(await query(app.ports.at(-1)!, 'exchange'))).toEqual(['b']));
    expect(titles(await query(app.ports.at(-1)!, 'refund'))).toEqual(['a', 'c']);
    vault.save('c', 'a refund');
    vault.verify();
    await eventually(() => expect(app.processes.at(-1)!.received.at(-1)?.type).toBe('complete'));
    expect(app.processes.at(-1)!.put()).toEqual(['b']);
  });

  test('a note that is saved while the rest waits is found at once', async () => {
    const { app, vault } = await keptVault(texts);
    app.open(vault.vault);
    vault.save('b', 'an exchange');
    await eventually(async () => expect(titles(await query(app.ports.at(-1)!, 'exchange'))).toEqual(['b']));
  });

  test('with an index that was damaged it is indexed again, and that is kept', async () => {
    const { app, vault } = await keptVault(texts);
    const file = await one(app.kept);
    const bytes = await readFile(file);
    bytes[bytes.length - 10]! ^= 4;
    await writeFile(file, bytes);
    vault.verify();
    app.open(vault.vault);
    await ready(app.states);
    expect(titles(await query(app.ports.at(-1)!, 'refund'))).toEqual(['a', 'c']);
    expect(app.processes.at(-1)!.put()).toHaveLength(3);
    await eventually(async () => expect((await readFile(file)).equals(bytes)).toBe(false));
    expect(app.errors).toEqual([]);
  });

  test('another folder with the same vault id has an index of its own', async () => {
    const { app } = await keptVault(texts);
    const copy = fakeVault({ z: 'another refund' }, '/copy');
    copy.verify();
    app.open(copy.vault);
    await ready(app.states);
    expect(titles(await query(app.ports.at(-1)!, 'refund'))).toEqual(['z']);
    await isKept(app.kept, 2);
  });

  test('a process that ends is back with what was kept, and learns what has changed since', async () => {
    const { app, vault } = await keptVault(texts);
    vault.verify();
    app.open(vault.vault);
    await ready(app.states);
    vault.save('b', 'an exchange');
    app.processes.at(-1)!.die();
    const ports = app.ports.length;
    await eventually(() => expect(app.ports).toHaveLength(ports + 1));
    await eventually(async () => expect(titles(await query(app.ports.at(-1)!, 'exchange'))).toEqual(['b']));
    expect(app.processes.at(-1)!.put()).toEqual(['b']);
  });
});

test('the first index, once it is kept, is taken over by a process that reads it, and nobody notices', async () => {
  const app = setUp();
  const vault = fakeVault(texts);
  vault.verify();
  app.service.connect();
  app.open(vault.vault);
  await ready(app.states);
  const asked: Promise<unknown>[] = [];
  await eventually(() => {
    asked.push(app.service.ask({ ...ask('refund'), view: 'interviews' }));
    expect(app.processes).toHaveLength(2);
  });
  vault.save('b', 'an exchange');
  await eventually(() => expect(app.ports).toHaveLength(2));
  expect(app.processes.map(({ killed }) => killed)).toEqual([true, false]);
  await eventually(async () => expect(titles(await query(app.ports[1]!, 'exchange'))).toEqual(['b']));
  expect(titles(await query(app.ports[1]!, 'refund'))).toEqual(['a', 'c']);
  expect(app.processes[1]!.put()).toEqual(['b']);
  expect(await Promise.all(asked)).toHaveLength(asked.length);
  expect(app.states.at(-1)).toEqual({ state: 'ready', notes: 3 });
  expect(app.states.filter(({ state }) => state === 'indexing')).toHaveLength(1);
  expect(app.errors).toEqual([]);
});

test('app data that cannot be written: search works, and the log says why it will not be there next time', async () => {
  const app = setUp();
  await writeFile(app.kept, 'in the way');
  const vault = fakeVault(texts);
  vault.verify();
  app.service.connect();
  app.open(vault.vault);
  await ready(app.states);
  expect(titles(await query(app.ports[0]!, 'refund'))).toEqual(['a', 'c']);
  await eventually(() => expect(app.errors).toEqual([expect.stringMatching(/could not be kept \(EEXIST\)/)]));
});

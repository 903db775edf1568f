import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDecisionBook } from '../../../../main/export/decision-book.ts';
import { createPrivacyRecords } from '../../../../main/export/privacy-records.ts';
import { clock, decided, found, hit, keep, noorHaddad as noor, redact, setUpBook, target } from './records-fixture.ts';

const other = 't_fedcba9876543210';

describe('a record that is not what it should be', () => {
  const damage: [name: string, why: string, change: (text: string) => string | Uint8Array][] = [
    [
      'merged by git, with its marks',
      'merge-conflict',
      (text) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`,
    ],
    ['cut off', 'unreadable', (text) => text.slice(0, -20)],
    ['empty', 'unreadable', () => ''],
    ['zeros', 'unreadable', () => new Uint8Array(4096)],
    ['an alias bomb', 'unreadable', () => `a: &a [x]\nb: [*a, *a]\n`],
    ['another target’s', 'other-target', (text) => text.replace(target, other)],
    ['with forged entries', 'partly', (text) => text.replace(/"hash":"\w+"/, '"hash":"*"')],
  ];
  test.each(damage)('%s: asks again, and says so', async (_, why, change) => {
    const { book, text, put, file, start, root, appData, records } = setUpBook();
    await decided(book, keep);
    put(file, change(text()));
    expect(await found(book)).toBeNull();
    const reader = records();
    await reader.decisions(target);
    expect(reader.troubles()).toEqual([{ what: 'record', file, why }]);
    await decided(book, redact);
    expect(await found(start())).toEqual(redact);
    expect(existsSync(join(appData, 'exports'))).toBe(false);
    if (why !== 'partly') expect(readdirSync(join(root, 'privacy'))).toContain(`${target} (unreadable 2026-11-26).yml`);
  });

  test('stand-ins of a merge are saved from either side, and no number goes to a second person', async () => {
    const { records, put, file } = setUpBook();
    const ids = ['p_000000000001', 'p_000000000002', 'p_000000000003'];
    put(
      file,
      `target: "${target}"\nsalt: "${'0'.repeat(32)}"\nparticipants:\n<<<<<<< HEAD\n  ${ids[0]}: 7\n  ${ids[2]}: 3\n=======\n  ${ids[1]}: 7\n>>>>>>> theirs\ncompanies: {}\n`,
    );
    const { record: pseudonyms } = await records().pseudonyms(target);
    expect(pseudonyms.participants).toEqual({ [ids[0]!]: 7, [ids[2]!]: 3 });
    expect(await records().keepPseudonyms(target, pseudonyms)).toMatchObject({ participants: pseudonyms.participants });
    expect(records().troubles()).toEqual([]);
  });

  test.each([false, true])(
    'both sides of a merge without marks: a keep does not win, whichever stands last',
    async (last) => {
      const { book, put, file, text, start } = setUpBook();
      await decided(book, keep);
      const kept = text();
      const redacted = kept.replace('"decision":"keep"', '"decision":"redact"');
      const line = (of: string) => of.split('\n').find((one) => one.startsWith('  - '))!;
      put(file, last ? `${redacted}${line(kept)}\n` : `${kept}${line(redacted)}\n`);
      expect(await found(start())).toEqual(redact);
    },
  );

  test('entries and keys of a newer Fieldbook count for nothing and stay', async () => {
    const { book, put, file, text, start } = setUpBook();
    await decided(book, keep);
    const newer = '{"hash":"x","decision":"generalize"}';
    put(file, `${text()}  - ${newer}\nstyle: {"numbers":"roman"}\n`);
    expect(await found(start())).toEqual(keep);
    await decided(start(), redact);
    expect(text()).toContain(newer);
    expect(text()).toContain('style:\n  numbers: "roman"\n');
  });

  test('that was copied to another target holds for nothing there', async () => {
    const { book, put, text, start } = setUpBook();
    await decided(book, keep);
    put(`privacy/${other}.yml`, text().replace(/^target: .*\n/, ''));
    expect(await found(start(), other)).toBeNull();
  });

  test('of before decisions were kept gives its stand-ins', async () => {
    const { records, put, file } = setUpBook();
    put(file, `participants:\n  ${noor.participantId}: 7\ncompanies:\n  ${noor.participantId}: B\n`);
    const reader = records();
    const { record } = await reader.pseudonyms(target);
    expect(record).toMatchObject({
      participants: { [noor.participantId!]: 7 },
      companies: { [noor.participantId!]: 'B' },
    });
    expect(reader.troubles()).toEqual([]);
  });
});

describe('where records lie', () => {
  test('what a colleague’s program writes meanwhile is picked up, and neither loses the other’s', async () => {
    const { book, start } = setUpBook();
    await decided(book, keep);
    const colleague = start();
    await decided(colleague, redact, target, hit('Lumenpay', 'company'));
    expect(await found(book, target, hit('Lumenpay', 'company'))).toEqual(redact);
    await decided(book, keep, target, hit('Medora', 'company'));
    const all = await start().find(target, [noor, hit('Lumenpay', 'company'), hit('Medora', 'company')]);
    expect(all.size).toBe(3);
    await decided(colleague, null);
    expect(await found(book)).toBeNull();
  });

  test('what another program writes between reading and writing is not written over', async () => {
    const { places, start } = setUpBook();
    const real = places();
    const theirs = hit('Lumenpay', 'company');
    let isFirst = true;
    const records = createPrivacyRecords({
      ...{ random: (count) => new Uint8Array(count), now: clock.now, published: async () => [] },
      places: {
        ...real,
        async write(...args) {
          if (isFirst) {
            isFirst = false;
            await decided(start(), redact, target, theirs);
          }
          return real.write(...args);
        },
      },
    });
    await decided(createDecisionBook(records, clock.now), keep);
    expect((await start().find(target, [noor, theirs])).size).toBe(2);
  });

  test.each(['foreign', 'read-only'] as const)(
    'a %s folder is left alone: its records are in app data',
    async (kind) => {
      const { book, start, root } = setUpBook({ kind });
      const before = readdirSync(root);
      await decided(book, keep);
      expect(readdirSync(root)).toEqual(before);
      expect(await found(start())).toEqual(keep);
    },
  );

  test('a read-only vault’s own decisions and stand-ins hold, too', async () => {
    const writable = setUpBook();
    await decided(writable.book, keep);
    const reading = setUpBook({ kind: 'read-only' });
    reading.put(
      reading.file,
      writable
        .text()
        .replace('decisions', `participants:\n  ${noor.participantId}: 7\ndecisions`)
        .replace('participants: {}\n', ''),
    );
    expect(await found(reading.book)).toEqual(keep);
    await decided(reading.book, redact, target, hit('Lumenpay', 'company'));
    expect([await found(reading.start()), await found(reading.start(), target, hit('Lumenpay', 'company'))]).toEqual([
      keep,
      redact,
    ]);
    expect((await reading.records().pseudonyms(target)).record.participants).toEqual({ [noor.participantId!]: 7 });
  });

  test('a vault that is moved keeps them, in its folder or, read-only, on this machine', async () => {
    for (const kind of ['own', 'read-only'] as const) {
      const { book, start, root } = setUpBook({ kind });
      await decided(book, keep);
      renameSync(root, `${root}-moved`);
      expect(await found(start(`${root}-moved`))).toEqual(keep);
      rmSync(`${root}-moved`, { recursive: true });
    }
  });

  test('a vault that is away does not become a folder again; the decision holds and is written when it is back', async () => {
    const { book, start, root } = setUpBook();
    renameSync(root, `${root}-away`);
    await expect(decided(book, keep)).rejects.toMatchObject({ code: 'vault-gone' });
    expect(existsSync(root)).toBe(false);
    expect(await found(book)).toEqual(keep);
    renameSync(`${root}-away`, root);
    await decided(book, redact, target, hit('Lumenpay', 'company'));
    expect(await found(start())).toEqual(keep);
  });

  test('nothing but a target’s id becomes the name of a file', async () => {
    const { book, records } = setUpBook();
    for (const id of ['../x', 'a/b', '', 'T', '.git', 'x'.repeat(41)]) {
      await expect(records().pseudonyms(id)).rejects.toThrow();
      await expect(decided(book, keep, id)).rejects.toThrow();
    }
  });
});

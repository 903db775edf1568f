import '../../../support/property-seed.ts';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDecisionBook } from '../../../../main/export/decision-book.ts';
import { createPrivacyRecords } from '../../../../main/export/privacy-records.ts';
import type { Decision } from '../../../../shared/ipc/export.ts';
import { clock, hit, setUpRecords, target } from './records-fixture.ts';

const other = 't_fedcba9876543210';
const keep: Decision = { decision: 'keep' };
const redact: Decision = { decision: 'redact' };
const noor = hit('Noor Haddad');
const seven: Decision = { decision: 'replace', with: 'Participant 7' };

function setUp(options?: Parameters<typeof setUpRecords>[0]) {
  const vault = setUpRecords(options);
  const start = (root = vault.root) => createDecisionBook(vault.start(root), clock.now);
  return { ...vault, records: () => vault.start(), book: start(), start };
}

async function decided(
  book: ReturnType<typeof createDecisionBook>,
  decision: Decision | null,
  at = target,
  what = noor,
) {
  book.decide(at, what, decision, 'mira');
  await book.save(at, []);
}

async function found(book: ReturnType<typeof createDecisionBook>, at = target, what = noor) {
  return (await book.find(at, [what])).get(what.hitId)?.decision ?? null;
}

describe('a decision', () => {
  test.each([keep, redact, seven, { decision: 'replace', with: 'the analyst' } as Decision])(
    'holds at once, in the next session, and for another who has the same folder: %j',
    async (decision) => {
      const { book, start } = setUp();
      book.decide(target, noor, decision, 'mira');
      expect(await found(book)).toEqual(decision);
      await book.save(target, []);
      expect(await found(book)).toEqual(decision);
      expect(await found(start())).toEqual(decision);
    },
  );

  test('a keep says who and when', async () => {
    const { book, start } = setUp();
    await decided(book, keep);
    const kept = { by: 'mira', at: '2026-11-26T12:00:00.000Z' };
    expect((await start().find(target, [noor])).get(noor.hitId)).toEqual({ decision: keep, keptBy: kept });
  });

  test('holds for one identity, one exact string, one kind', async () => {
    const { book, start } = setUp();
    await decided(book, keep);
    const others = [
      hit('NOOR HADDAD'),
      hit('Noor'),
      hit('Noor Haddad', 'name', 'p_000000000002'),
      hit('Noor Haddad', 'company'),
    ];
    for (const one of others) expect(await found(start(), target, one)).toBeNull();
  });

  test('kept here is asked again elsewhere; taken out here is out elsewhere, with that target’s own stand-in', async () => {
    const { book, start } = setUp();
    const lumenpay = hit('Lumenpay', 'company');
    const noors = hit('Noor’s');
    await decided(book, keep);
    await decided(book, redact, target, lumenpay);
    await decided(book, seven, target, noors);
    for (const later of [book, start()]) {
      expect(await found(later, other)).toBeNull();
      expect(await found(later, other, lumenpay)).toEqual(redact);
      const elsewhere = { ...noors, offers: [{ kind: 'pseudonym' as const, text: 'Participant 44' }] };
      expect(await found(later, other, elsewhere)).toEqual({ decision: 'replace', with: 'Participant 44' });
    }
  });

  test('own words that hold a stand-in of this target say nothing at another one', async () => {
    const { book } = setUp();
    await decided(book, { decision: 'replace', with: 'a colleague of Participant 12' });
    expect(await found(book)).not.toBeNull();
    expect(await found(book, other)).toBeNull();
  });

  test('a decision of this target comes before one that was made elsewhere, which may be undone', async () => {
    const { book, start } = setUp();
    await decided(book, redact);
    await decided(book, keep, other);
    expect(await found(start(), other)).toEqual(keep);
    await decided(book, null, other);
    expect(await found(book, other)).toBeNull();
    expect(await found(book)).toEqual(redact);
    await decided(book, keep, other);
    expect([await found(book, other), await found(start(), other)]).toEqual([keep, keep]);
  });

  test('that is taken back is gone from the file', async () => {
    const { book, start, text } = setUp();
    await decided(book, keep);
    await decided(book, null);
    expect(text()).not.toContain('keep');
    expect(await found(start())).toBeNull();
  });

  test('the file names nobody, and own words that name somebody are not in it', async () => {
    const { book, start, text } = setUp();
    await decided(book, seven);
    await decided(book, keep, target, hit('noor@lumenpay.example', 'email'));
    const named: Decision = { decision: 'replace', with: 'somebody of lumenpay' };
    book.decide(target, hit('Lumen'), named, 'mira');
    await book.save(target, [hit('Lumenpay', 'company')]);
    expect(text()).not.toMatch(/noor|haddad|lumen/i);
    expect(text()).toContain(noor.participantId);
    expect(await found(book, target, hit('Lumen'))).toEqual(named);
    expect(await found(start(), target, hit('Lumen'))).toBeNull();
  });

  test('a role that somebody no longer has still stands in their place; a stand-in that is not offered any more is asked for', async () => {
    const { book, start } = setUp();
    await decided(book, { decision: 'replace', with: 'Head of growth' });
    expect(await found(start(), target, { ...noor, offers: [] })).toEqual({
      decision: 'replace',
      with: 'Head of growth',
    });
    await decided(book, seven);
    expect(await found(start(), target, { ...noor, offers: [] })).toBeNull();
  });

  test('many at once are one write', async () => {
    const { book, start, root } = setUp();
    const all = Array.from({ length: 300 }, (_, n) => hit(`Name ${n}`));
    for (const one of all) book.decide(target, one, redact, null);
    await book.save(target, []);
    expect((await start().find(target, all)).size).toBe(300);
    expect(readdirSync(join(root, 'privacy'))).toHaveLength(1);
  });

  test('of several that are made one after the other without waiting, none is lost', async () => {
    const { book, start } = setUp();
    const all = Array.from({ length: 40 }, (_, n) => hit(`Name ${n}`));
    const saving = all.map((one, n) => {
      book.decide(target, one, n % 2 ? keep : redact, null);
      return book.save(target, []);
    });
    book.decide(target, all[0]!, keep, null);
    await Promise.all([...saving, book.save(target, [])]);
    const read = await start().find(target, all);
    expect(
      all.map((one, n) => read.get(one.hitId)?.decision.decision === (n % 2 || n === 0 ? 'keep' : 'redact')),
    ).not.toContain(false);
  });
});

describe('whatever is decided, in whatever order and over restarts', () => {
  const targets = [target, other, 'copy'];
  const hits = [
    noor,
    hit('Noor'),
    hit('Lumenpay', 'company'),
    hit('Noor', 'name', 'p_000000000002'),
    hit('+1 5', 'phone', null),
  ];
  const boss: Decision = { decision: 'replace', with: 'her boss' };
  const choice = fc.constantFrom<(Decision | null)[]>(keep, redact, seven, boss, null);
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.nat(2), fc.nat(hits.length - 1), choice) },
    { weight: 1, arbitrary: fc.constant('restart' as const) },
  );

  test('a keep holds where it was made alone, and the newest of what took something out holds elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const vault = setUpRecords();
        let time = Date.UTC(2026, 10, 26);
        const open = () => createDecisionBook(vault.start(), () => new Date(time));
        let book = open();
        const made = targets.map(() => new Map<string, { decision: Decision; time: number }>());
        let undone = new Set<string>();
        for (const one of steps) {
          time += 1000;
          if (one === 'restart') {
            book = open();
            undone = new Set();
            continue;
          }
          const [at, which, decision] = one;
          const what = hits[which]!;
          await decided(book, decision, targets[at]!, what);
          made[at]!.delete(what.hitId);
          if (decision) made[at]!.set(what.hitId, { decision, time });
          undone[decision ? 'delete' : 'add'](`${at} ${what.hitId}`);
        }
        for (const [at, id] of targets.entries()) {
          const holds = await book.find(id, hits);
          for (const { hitId, participantId } of hits) {
            const elsewhere = made
              .flatMap((there) => there.get(hitId) ?? [])
              .filter(({ decision }) => decision.decision !== 'keep')
              .sort((a, b) => b.time - a.time)[0];
            // What stands for somebody here stands for nobody there.
            const isCarried = !(participantId === null && elsewhere?.decision === seven);
            const carried = isCarried && !undone.has(`${at} ${hitId}`) ? elsewhere : undefined;
            const own = made[at]!.get(hitId) ?? carried;
            expect(holds.get(hitId)?.decision ?? null).toEqual(own?.decision ?? null);
          }
        }
        expect(readdirSync(vault.root).join()).not.toContain('unreadable');
      }),
      { numRuns: 10 * Number(process.env.FIELDBOOK_FUZZ ?? 1) },
    );
  });
});

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
    const { book, text, put, file, start, root, appData, records } = setUp();
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
    const { records, put, file } = setUp();
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

  test('entries and keys of a newer Fieldbook count for nothing and stay', async () => {
    const { book, put, file, text, start } = setUp();
    await decided(book, keep);
    const newer = '{"hash":"x","decision":"generalize"}';
    put(file, `${text()}  - ${newer}\nstyle: {"numbers":"roman"}\n`);
    expect(await found(start())).toEqual(keep);
    await decided(start(), redact);
    expect(text()).toContain(newer);
    expect(text()).toContain('style:\n  numbers: "roman"\n');
  });

  test('that was copied to another target holds for nothing there', async () => {
    const { book, put, text, start } = setUp();
    await decided(book, keep);
    put(`privacy/${other}.yml`, text().replace(/^target: .*\n/, ''));
    expect(await found(start(), other)).toBeNull();
  });

  test('of before decisions were kept gives its stand-ins', async () => {
    const { records, put, file } = setUp();
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
    const { book, start } = setUp();
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
    const { places, start } = setUp();
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
      const { book, start, root } = setUp({ kind });
      const before = readdirSync(root);
      await decided(book, keep);
      expect(readdirSync(root)).toEqual(before);
      expect(await found(start())).toEqual(keep);
    },
  );

  test('a read-only vault’s own decisions and stand-ins hold, too', async () => {
    const writable = setUp();
    await decided(writable.book, keep);
    const reading = setUp({ kind: 'read-only' });
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
      const { book, start, root } = setUp({ kind });
      await decided(book, keep);
      renameSync(root, `${root}-moved`);
      expect(await found(start(`${root}-moved`))).toEqual(keep);
      rmSync(`${root}-moved`, { recursive: true });
    }
  });

  test('a vault that is away does not become a folder again; the decision holds and is written when it is back', async () => {
    const { book, start, root } = setUp();
    renameSync(root, `${root}-away`);
    await expect(decided(book, keep)).rejects.toMatchObject({ code: 'vault-gone' });
    expect(existsSync(root)).toBe(false);
    expect(await found(book)).toEqual(keep);
    renameSync(`${root}-away`, root);
    await decided(book, redact, target, hit('Lumenpay', 'company'));
    expect(await found(start())).toEqual(keep);
  });

  test('nothing but a target’s id becomes the name of a file', async () => {
    const { book, records } = setUp();
    for (const id of ['../x', 'a/b', '', 'T', '.git', 'x'.repeat(41)]) {
      await expect(records().pseudonyms(id)).rejects.toThrow();
      await expect(decided(book, keep, id)).rejects.toThrow();
    }
  });
});

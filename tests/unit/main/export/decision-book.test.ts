import '../../../support/property-seed.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDecisionBook } from '../../../../main/export/decision-book.ts';
import type { Decision } from '../../../../shared/ipc/export.ts';
import {
  decided,
  found,
  hit,
  keep,
  noorHaddad as noor,
  redact,
  setUpBook,
  setUpRecords,
  target,
} from './records-fixture.ts';

const other = 't_fedcba9876543210';
const seven: Decision = { decision: 'replace', with: 'Participant 7' };

describe('a decision', () => {
  test.each([keep, redact, seven, { decision: 'replace', with: 'the analyst' } as Decision])(
    'holds at once, in the next session, and for another who has the same folder: %j',
    async (decision) => {
      const { book, start } = setUpBook();
      book.decide(target, noor, decision, 'mira');
      expect(await found(book)).toEqual(decision);
      await book.save(target, []);
      expect(await found(book)).toEqual(decision);
      expect(await found(start())).toEqual(decision);
    },
  );

  test('a keep says who and when', async () => {
    const { book, start } = setUpBook();
    await decided(book, keep);
    const kept = { by: 'mira', at: '2026-11-26T12:00:00.000Z' };
    expect((await start().find(target, [noor])).get(noor.hitId)).toEqual({ decision: keep, keptBy: kept });
  });

  test('holds for one identity, one exact string, one kind', async () => {
    const { book, start } = setUpBook();
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
    const { book, start } = setUpBook();
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
    const { book } = setUpBook();
    await decided(book, { decision: 'replace', with: 'a colleague of Participant 12' });
    expect(await found(book)).not.toBeNull();
    expect(await found(book, other)).toBeNull();
  });

  test('a decision of this target comes before one that was made elsewhere, which may be undone', async () => {
    const { book, start } = setUpBook();
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
    const { book, start, text } = setUpBook();
    await decided(book, keep);
    await decided(book, null);
    expect(text()).not.toContain('keep');
    expect(await found(start())).toBeNull();
  });

  test('the file names nobody, and own words that name somebody are not in it', async () => {
    const { book, start, text } = setUpBook();
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
    const { book, start } = setUpBook();
    await decided(book, { decision: 'replace', with: 'Head of growth' });
    expect(await found(start(), target, { ...noor, offers: [] })).toEqual({
      decision: 'replace',
      with: 'Head of growth',
    });
    await decided(book, seven);
    expect(await found(start(), target, { ...noor, offers: [] })).toBeNull();
  });

  test('many at once are one write', async () => {
    const { book, start, root } = setUpBook();
    const all = Array.from({ length: 300 }, (_, n) => hit(`Name ${n}`));
    for (const one of all) book.decide(target, one, redact, null);
    await book.save(target, []);
    expect((await start().find(target, all)).size).toBe(300);
    expect(readdirSync(join(root, 'privacy'))).toHaveLength(1);
  });

  test('of several that are made one after the other without waiting, none is lost', async () => {
    const { book, start } = setUpBook();
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

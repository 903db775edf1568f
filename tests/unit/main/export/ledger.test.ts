import '../../../support/property-seed.ts';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openLedger } from '../../../../main/export/ledger.ts';
import {
  LedgerRecord,
  placeHash,
  readLedgerRecord,
  rememberedId,
  writeLedgerRecord,
} from '../../../../main/export/ledger-record.ts';
import { ulid } from '../../../../shared/domain/ids.ts';
import { noor } from './fake-vault.ts';
import { setUpRecords, target } from './records-fixture.ts';

const hash = 'a'.repeat(64);
const idOf = (n: number) => ulid(Date.UTC(2026, 10, 1) + n * 1000, (count) => new Uint8Array(count));
const record = (n: number, more: object = {}) =>
  LedgerRecord.parse({
    ...{
      id: idOf(n),
      at: '2026-11-26T12:00:00.000Z',
      way: 'copy',
      by: 'mira',
      document: 'digest',
      title: hash,
      sha256: hash,
    },
    ...{
      surfaces: ['body'],
      bytes: 12,
      target,
      selection: '',
      contentHash: hash,
      interviews: [idOf(900)],
      participants: [noor.id],
    },
    decisions: { [noor.id]: { name: { kept: 1, replaced: 2 } }, '-': { phone: { redacted: 1 } } },
    standIns: { participants: { [noor.id]: 7 }, companies: { [noor.id]: 'B' } },
    ...more,
  });
const former = (n: number) =>
  `id: ${idOf(n)}\ntarget: ${target}\nselection: ${hash}\nbranch: research/x\npath: a/b.md\ncommit: ${'c'.repeat(40)}\ncontentHash: ${hash}\n`;

function setUp(kind: 'own' | 'foreign' | 'read-only' = 'own') {
  const vault = setUpRecords({ kind });
  return { ...vault, ledger: openLedger(vault.places()), open: (root?: string) => openLedger(vault.places(root)) };
}

describe('the ledger', () => {
  test('what is written is read, by any YAML reader too', () => {
    const whole = record(1, { branch: 'research/x', path: 'a/b.md', commit: 'c'.repeat(40) });
    const text = writeLedgerRecord(whole);
    expect(readLedgerRecord(text, `${whole.id}.yml`)).toEqual(whole);
    expect(parse(text)).toEqual(whole);
  });

  test('each leaving is a file, oldest first, and a new one is seen at once', async () => {
    const { ledger, root, open } = setUp();
    expect(await ledger.read()).toEqual({ records: [], unreadable: 0 });
    for (const n of [3, 1, 2]) await ledger.add(record(n));
    expect(readdirSync(join(root, 'exports')).sort()).toEqual([1, 2, 3].map((n) => `${idOf(n)}.yml`));
    for (const one of [ledger, open()]) expect((await one.read()).records).toEqual([1, 2, 3].map((n) => record(n)));
    writeFileSync(join(root, 'exports', `${idOf(4)}.yml`), writeLedgerRecord(record(4)));
    expect((await ledger.read()).records).toHaveLength(4);
    rmSync(join(root, 'exports', `${idOf(1)}.yml`));
    expect((await ledger.read()).records.map(({ id }) => id)).toEqual([2, 3, 4].map(idOf));
  });

  test('a record is never written over', async () => {
    const { ledger } = setUp();
    await ledger.add(record(1));
    await expect(ledger.add(record(1, { way: 'print' }))).rejects.toMatchObject({ code: 'conflict' });
    expect((await ledger.read()).records).toEqual([record(1)]);
  });

  test('records of before are read, again each time: an older Fieldbook writes them anew', async () => {
    const { ledger, put } = setUp();
    put(`exports/${idOf(1)}.yml`, former(1));
    const [first] = (await ledger.read()).records;
    expect(first).toMatchObject({ way: 'publish', branch: 'research/x', commit: 'c'.repeat(40), document: null });
    expect(first!.at).toBe('2026-11-01T00:00:01.000Z');
    put(`exports/${idOf(1)}.yml`, former(1).replace(/c{40}/, 'd'.repeat(40)));
    expect((await ledger.read()).records[0]!.commit).toBe('d'.repeat(40));
  });

  test.each<[string, string | Uint8Array]>([
    ['half a record', writeLedgerRecord(record(1)).slice(0, 60)],
    ['another record’s', writeLedgerRecord(record(2))],
    ['git’s marks', `<<<<<<< HEAD\n${writeLedgerRecord(record(1))}=======\n>>>>>>> theirs\n`],
    ['a way that a newer Fieldbook knows', writeLedgerRecord(record(1)).replace('"copy"', '"fax"')],
    ['zeros', new Uint8Array(500)],
    ['nothing', ''],
    ['a bomb', `a: &a [x]\nb: [*a, *a]\n`],
  ])('%s counts as unreadable and hides no other, until it is mended', async (_, bytes) => {
    const { ledger, put } = setUp();
    put(`exports/${idOf(1)}.yml`, bytes);
    await ledger.add(record(5));
    expect(await ledger.read()).toEqual({ records: [record(5)], unreadable: 1 });
    put(`exports/${idOf(1)}.yml`, writeLedgerRecord(record(1)));
    expect(await ledger.read()).toEqual({ records: [record(1), record(5)], unreadable: 0 });
  });

  test('what is no record is left alone: other names, folders, links to nothing', async () => {
    const { ledger, put, root } = setUp();
    put('exports/notes.md', 'x');
    mkdirSync(join(root, 'exports', `${idOf(1)}.yml`));
    symlinkSync('/nowhere', join(root, 'exports', `${idOf(2)}.yml`));
    await ledger.add(record(5));
    expect(await ledger.read()).toEqual({ records: [record(5)], unreadable: 2 });
  });

  test.each(['foreign', 'read-only'] as const)('of a %s folder lies in app data', async (kind) => {
    const { ledger, open, root } = setUp(kind);
    const before = readdirSync(root);
    await ledger.add(record(1));
    expect(readdirSync(root)).toEqual(before);
    expect((await open().read()).records).toEqual([record(1)]);
  });

  test('unknown keys of a record do not hide it', () => {
    const text = `${writeLedgerRecord(record(1))}mood: "sunny"\n`;
    expect(readLedgerRecord(text, `${idOf(1)}.yml`)).toEqual(record(1));
  });

  test('no text makes reading fail', () => {
    const lines = writeLedgerRecord(record(1)).split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.string({ unit: 'binary' }), (at, line) => {
        const text = lines.with(at, line).join('\n');
        expect(() => readLedgerRecord(text, `${idOf(1)}.yml`)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is remembered of places and notes', () => {
  test('a place that names somebody can be told again, and not be read', () => {
    expect(placeHash(idOf(1), 'research/noor')).toMatch(/^[0-9a-f]{64}$/);
    expect(placeHash(idOf(1), 'research/noor')).not.toBe(placeHash(idOf(2), 'research/noor'));
  });

  test('a note without an id is not remembered by its path', () => {
    expect(rememberedId(idOf(1), 'v')).toBe(idOf(1));
    expect(rememberedId('path:Noor Haddad.md', 'v')).toMatch(/^note_[0-9a-f]{32}$/);
    expect(rememberedId('path:Noor Haddad.md', 'v')).not.toBe(rememberedId('path:Noor Haddad.md', 'w'));
  });
});

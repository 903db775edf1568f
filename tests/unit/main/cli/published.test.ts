import { describe, expect, test } from 'vitest';
import { LedgerRecord, writeLedgerRecord } from '../../../../main/export/ledger-record.ts';
import { ulid } from '../../../../shared/domain/ids.ts';
import { ids, researchVault } from '../export/research-vault.ts';
import { folderOf, noteId, tempFolder } from '../vault/vault-fixture.ts';
import { fieldbook } from './fieldbook.ts';

const hash = 'a'.repeat(64);
const [wren, other] = ['p_000000000900', 'p_000000000901'];
const person = (id: string, name: string) => ({ [`participants/${id}.md`]: `---\nid: ${id}\nname: ${name}\n---\n` });
const record = (n: number, more: object) => {
  const id = ulid(Date.UTC(2026, 10, n), (count) => new Uint8Array(count));
  const whole = LedgerRecord.parse({
    ...{
      id,
      at: `2026-11-0${n}T12:00:00.000Z`,
      way: 'copy',
      document: 'digest',
      sha256: hash,
      target: 'copy',
      selection: '',
    },
    ...{ contentHash: hash, ...more },
  });
  return { [`exports/${id}.yml`]: writeLedgerRecord(whole) };
};

async function setUp(more: Record<string, string> = {}) {
  const root = await folderOf({
    ...researchVault,
    ...person(wren, 'Wren Oduya'),
    ...record(1, { interviews: [noteId(900)], participants: [wren], decisions: { [wren]: { name: { kept: 1 } } } }),
    ...record(2, {
      way: 'publish',
      target: 't_1',
      branch: 'research/x',
      path: 'a.md',
      by: 'mira',
      findings: [ids.filters],
      participants: [other],
    }),
    ...more,
  });
  const appData = await tempFolder();
  return { run: (...argv: string[]) => fieldbook(root, appData, 'published', '.', ...argv) };
}

describe('published', () => {
  test('what has left, newest first', async () => {
    const { run } = await setUp();
    const { code, out, err } = await run();
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      [
        '2026-11-02 12:00 UTC  publish  digest  t_1  research/x  a.md  mira',
        '  Step filters are invisible.',
        '  0 kept, 0 replaced, 0 redacted',
        '2026-11-01 12:00 UTC  copy  digest',
        '  1 kept, 0 replaced, 0 redacted',
        '  kept of Wren Oduya: name\n',
      ].join('\n'),
    );
  });

  test('of one person, by id or name, also of one who was deleted; as JSON', async () => {
    const { run } = await setUp();
    for (const named of [wren, 'wren oduya']) {
      const { json } = await run('--participant', named, '--json');
      expect(json()).toMatchObject({
        participantId: wren,
        unreadable: 0,
        leavings: [{ way: 'copy', participantIds: [wren] }],
      });
    }
    expect((await run('--participant', other)).out).toContain('research/x');
  });

  test('nothing, nobody, and several of one name are told apart', async () => {
    const { run } = await setUp(person('p_000000000902', 'Wren Oduya'));
    expect(await run('--participant', 'p_000000000999')).toMatchObject({ code: 1, out: '', err: '' });
    expect(await run('--participant', 'Ilse')).toMatchObject({ code: 1, err: 'Nothing was found. (Ilse)\n' });
    const { code, err } = await run('--participant', 'Wren Oduya');
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      `Several people are called so. Name one by id: ${wren}, p_000000000902.`,
    ]);
  });

  test('records that cannot be read are told', async () => {
    const { run } = await setUp({ 'exports/01JD9ZC4F2M6P1S8T0V3XWXABD.yml': '<<<<<<< HEAD\n' });
    expect(await run()).toMatchObject({ code: 0, err: '1 record in exports/ could not be read.\n' });
  });
});

test('what is printed is itself recorded, on this machine', async () => {
  const root = await folderOf(researchVault);
  const appData = await tempFolder();
  const run = (...argv: string[]) => fieldbook(root, appData, ...argv);
  await run('document', '.', '--type', 'digest', '--finding', ids.filters, '--pseudonyms');
  const { out, json } = await run('published', '.', '--json');
  expect(json()).toMatchObject({
    leavings: [{ way: 'cli', document: 'digest', targetId: 'copy', findings: [{ id: ids.filters }] }],
  });
  expect(out).not.toMatch(/noor|lumenpay/i);
});

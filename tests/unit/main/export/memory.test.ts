import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createExportService } from '../../../../main/export/export-service.ts';
import type { Bundle, Decision, ExportDraft, Leaving, RecordTrouble } from '../../../../shared/ipc/export.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { publishedAnswer, publishTo } from '../../../support/publish.ts';
import { folderOf, tempFolder } from '../vault/vault-fixture.ts';
import { fakeVault, ids, noor } from './fake-vault.ts';

const draft = {
  selection: { interviewIds: [ids.filters] },
  title: 'Filters',
  owner: '',
  deadline: '',
  feedbackWanted: '',
} satisfies ExportDraft;
const keep: Decision = { decision: 'keep' };
const redact: Decision = { decision: 'redact' };
const targetOf = (n: number) => ({
  ...{ targetId: `t_${String(n).padStart(16, '0')}`, name: `research ${n}`, location: '/c', remote: 'r', base: 'main' },
  ...{ confirmed: true, visibility: 'internal' },
});
const [one, two] = [1, 2].map((n) => targetOf(n).targetId) as [string, string];

async function setUp({ foreign = false, me = 'mira' as string | null } = {}) {
  const root = await folderOf({});
  const place = await tempFolder();
  const appData = await folderOf({ 'export-targets.json': JSON.stringify([targetOf(1), targetOf(2)]) });
  const fake = fakeVault({ root, foreign });
  const clock = { now: new Date('2026-11-20T12:00:00.000Z') };
  const told: RecordTrouble[] = [];
  const sent = new Map<string, string>();
  const chosen = { file: join(place, 'a.md') as string | null };
  const open = (random?: (count: number) => Uint8Array) => {
    const exports = createExportService({
      ...{ startGate: gateInProcess, currentVault: fake.currentVault, appData: { dir: appData } },
      dialogs: { chooseFolder: async () => place, chooseFileToSave: async () => chosen.file },
      desktop: { writeClipboard: async () => {}, print: async () => true },
      search: {
        state: () => ({ state: 'idle' }),
        ask: async () => Promise.reject(new Error('not asked')),
        askHighlights: async () => Promise.reject(new Error('not asked')),
      },
      log: { info() {}, error() {} },
      now: () => clock.now,
      ...(random && { random }),
      me: () => me,
      tell: (trouble) => told.push(trouble),
      openTarget: () => ({
        async publish({ bundle }) {
          const commit = `${sent.size}`.padStart(40, '0');
          const { text } = bundle.files[0]!;
          const isSame = [...sent.values()].at(-1) === text;
          sent.set(isSame ? [...sent.keys()].at(-1)! : commit, text);
          const answer = publishedAnswer(bundle, [...sent.keys()].at(-1)!);
          return isSame ? { ...answer, outcome: 'unchanged' } : answer;
        },
        read: async ({ commit }) => sent.get(commit) ?? null,
      }),
    });
    onTestFinished(() => exports.stop());
    return exports;
  };
  const ledger = () =>
    readdirSync(join(root, 'exports')).map((name) => readFileSync(join(root, 'exports', name), 'utf8'));
  return { ...fake, root, place, appData, clock, told, chosen, open, exports: open(), ledger };
}
type Exports = ReturnType<typeof createExportService>;

async function decided(
  exports: Exports,
  decide: (hit: Bundle['hits'][number]) => Decision,
  target: string | null = one,
  what: ExportDraft = draft,
) {
  let bundle = await exports.prepare(what, target);
  for (let round = 0; bundle.undecided > 0 && round < 4; round++) {
    bundle = await exports.decide(
      bundle.bundleId,
      Object.fromEntries(bundle.hits.map((hit) => [hit.hitId, decide(hit)])),
    );
  }
  return bundle;
}
const standIns = (exports: Exports, target: string | null = one) =>
  decided(exports, (hit) => ({ decision: 'replace', with: hit.offers[0]!.text }), target);
const publish = (exports: Exports, { bundleId, sha256 }: Bundle, target = one) =>
  publishTo(exports, { bundleId, sha256 }, target);
const published = async (exports: Exports, participantId?: string) =>
  (await exports.published({ participantId, limit: 100 })).leavings;

describe('decisions', () => {
  test('hold in the next session, with who kept what and when; what is new is asked', async () => {
    const { exports, open, notes } = await setUp();
    await decided(exports, ({ kind }) => (kind === 'name' ? keep : redact));
    await exports.stop();
    notes[ids.filters]!.body += 'Noor said so.\n';
    const bundle = await open().prepare(draft, one);
    const held = bundle.hits.map(({ exact, decision, keptBy }) => [exact, decision?.decision ?? null, keptBy]);
    expect(held.sort()).toEqual([
      ['Lumenpay', 'redact', null],
      ['Noor Haddad', 'keep', { by: 'mira', at: '2026-11-20T12:00:00.000Z' }],
      ['Noor', null, null],
      ['noor@lumenpay.example', 'redact', null],
    ]);
    const elsewhere = await open().prepare(draft, two);
    expect(elsewhere.hits.filter(({ decision }) => decision === null).map(({ exact }) => exact)).toEqual([
      'Noor Haddad',
      'Noor',
    ]);
  });

  test('of somebody whom the roster does not know are nobody’s', async () => {
    const { exports } = await setUp({ me: 'mallory' });
    expect((await decided(exports, () => keep)).hits[0]!.keptBy).toMatchObject({ by: null });
  });

  test('a file that git merged is told once, and asked again', async () => {
    const { exports, open, root, told } = await setUp();
    await decided(exports, () => keep);
    await exports.stop();
    const file = join(root, 'privacy', `${one}.yml`);
    writeFileSync(file, `<<<<<<< HEAD\n${readFileSync(file, 'utf8')}=======\n>>>>>>> theirs\n`);
    const later = open();
    for (let i = 0; i < 2; i++) expect((await later.prepare(draft, one)).undecided).toBe(3);
    expect(told).toEqual([{ what: 'record', file: `privacy/${one}.yml`, why: 'merge-conflict' }]);
  });

  test('that cannot be kept hold on, and are told', async () => {
    const { exports, root, told } = await setUp();
    writeFileSync(join(root, 'privacy'), '');
    expect((await decided(exports, () => redact)).undecided).toBe(0);
    await exports.stop();
    expect(told).toEqual([{ what: 'decision', code: 'not-found' }]);
    expect((await exports.prepare(draft, one)).undecided).toBe(0);
  });
});

describe('what has left', () => {
  test('each way out is a record, which names nobody', async () => {
    const { exports, chosen, clock, ledger } = await setUp();
    await publish(exports, await standIns(exports));
    const { bundleId, sha256 } = await standIns(exports, null);
    const ways = [
      () => exports.copy(bundleId, sha256, 'text'),
      () => exports.save(bundleId, sha256),
      () => exports.saveFolder(bundleId, sha256, 'ask'),
      () => exports.print(bundleId, sha256),
    ];
    for (const leave of ways) {
      clock.now = new Date(clock.now.getTime() + 1000);
      await leave();
    }
    chosen.file = null;
    await expect(exports.save(bundleId, sha256)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await exports.saveFolder(bundleId, sha256, 'ask')).toMatchObject({ outcome: 'exists' });

    const leavings = await published(exports);
    expect(leavings.map(({ way }) => way)).toEqual(['print', 'save-folder', 'save', 'copy', 'publish']);
    expect(leavings.at(-1)).toEqual({
      ...{ id: expect.any(String), at: '2026-11-20T12:00:00.000Z', way: 'publish', by: 'mira', document: 'interviews' },
      ...{ targetId: one, targetName: 'research 1', branch: 'research/2026-11-20-filters' },
      path: 'user-research/2026/2026-11-20-filters.md',
      interviews: [{ id: ids.filters, title: 'Filters in funnels' }],
      ...{ findings: [], participantIds: [noor.id], keptOf: [], sha256: expect.any(String) },
      ...{ pullRequest: null, pullRequestUrl: null },
      decisions: { kept: 0, replaced: 3, redacted: 0 },
    } satisfies Record<keyof Leaving, unknown>);
    expect(ledger()).toHaveLength(5);
    for (const text of ledger()) expect(text).not.toMatch(/noor|haddad|lumenpay|filters in/i);
  });

  test('what was kept of whom is told of that person, also when they or their interview are gone', async () => {
    const { exports, open, people, notes } = await setUp();
    await publish(exports, await decided(exports, ({ kind }) => (kind === 'email' ? redact : keep)));
    people.push({ ...people[0]!, id: 'p_000000000002', name: 'Ilse Varga', emails: [], company: undefined });
    expect(await published(exports, 'p_000000000002')).toEqual([]);
    people.splice(0, 1);
    delete notes[ids.filters];
    const [leaving] = await published(open(), noor.id);
    expect(leaving).toMatchObject({
      ...{ decisions: { kept: 2, replaced: 0, redacted: 1 }, interviews: [{ id: ids.filters, title: '' }] },
      keptOf: [{ participantId: noor.id, kinds: ['name', 'company'] }],
    });
  });

  test('the same export again is a new record on the same branch, and shows what stood there before', async () => {
    const { exports, open, clock, notes } = await setUp();
    const first = await standIns(exports);
    expect(first.before).toBeNull();
    const { before } = await publish(exports, first);
    expect(before).toMatchObject({ text: first.files[0]!.text, at: '2026-11-20T12:00:00.000Z' });
    const { bundleId, sha256 } = first;
    expect((await exports.confirmBundle(bundleId, sha256, one)).before, 'the bundle on screen').toEqual(before);
    expect((await standIns(exports)).before).toEqual({
      ...{ text: first.files[0]!.text, at: '2026-11-20T12:00:00.000Z' },
      hash: expect.any(String),
    });
    expect(await publish(exports, await standIns(exports))).toMatchObject({ outcome: 'unchanged', before });
    expect(await published(exports)).toHaveLength(1);

    clock.now = new Date('2026-12-24T12:00:00.000Z');
    notes[ids.filters]!.body += 'More.\n';
    const later = open();
    const second = await standIns(later);
    expect(second.before?.text).toBe(first.files[0]!.text);
    expect([second.branch, second.files[0]!.path]).toEqual([first.branch, first.files[0]!.path]);
    await publish(later, second);
    const [newest, oldest] = await published(later);
    expect([newest!.branch, newest!.id > oldest!.id]).toEqual([oldest!.branch, true]);
    expect((await standIns(open())).before?.text).toBe(second.files[0]!.text);
  });

  test('a name that was kept in the title is in no record, and the branch is found again', async () => {
    const { exports, open, ledger, clock } = await setUp();
    const named = { ...draft, title: 'Noor Haddad on filters' };
    const first = await decided(exports, () => keep, one, named);
    expect(first.branch).toBe('research/2026-11-20-noor-haddad-on-filters');
    await publish(exports, first);
    expect(ledger().join('')).not.toMatch(/noor|haddad/i);
    const [leaving] = await published(exports);
    expect([leaving!.branch, leaving!.path]).toEqual([undefined, undefined]);
    clock.now = new Date('2026-12-24T12:00:00.000Z');
    const again = await open().prepare(named, one);
    expect([again.branch, again.files[0]!.path]).toEqual([first.branch, first.files[0]!.path]);
    expect(again.before?.text).toBe(first.files[0]!.text);
    const other = await open()
      .prepare({ ...named, selection: { interviewIds: [ids.surveys] } }, one)
      .catch(() => null);
    expect(other).toBeNull();
  });

  test('that it could not be recorded is told, and is no failed export', async () => {
    const { exports, root, told } = await setUp();
    const bundle = await standIns(exports);
    writeFileSync(join(root, 'exports'), '');
    expect(await publish(exports, bundle)).toMatchObject({ outcome: 'created' });
    expect(told).toEqual([{ what: 'leaving', code: 'not-found' }]);
    rmSync(join(root, 'exports'));
    mkdirSync(join(root, 'exports'));
    expect((await exports.prepare(draft, one)).branch).toBe(bundle.branch);
  });

  test('records that cannot be read are counted', async () => {
    const { exports, root } = await setUp();
    await publish(exports, await standIns(exports));
    writeFileSync(join(root, 'exports', '01JD9ZC4F2M6P1S8T0V3XWXABD.yml'), 'x');
    expect(await exports.published({ limit: 1 })).toMatchObject({
      total: 1,
      unreadable: 1,
      leavings: [{ way: 'publish' }],
    });
  });
});

describe('stand-ins', () => {
  test('are in the vault before they are out: what another computer drew meanwhile is not given away twice', async () => {
    const { exports, open, people, root } = await setUp();
    const file = join(root, 'privacy', `${one}.yml`);
    const bundle = await standIns(exports);
    await exports.stop();
    const [, number] = /Participant (\d+)/.exec(bundle.files[0]!.text)!;
    // The other computer's file, put here in the place of ours.
    writeFileSync(file, readFileSync(file, 'utf8').replace(noor.id, 'p_000000000002'));
    await expect(publish(exports, bundle)).rejects.toMatchObject({ code: 'not-cleared', message: 'stand-ins' });
    const anew = await standIns(exports);
    expect(anew.files[0]!.text).not.toContain(`Participant ${number}`);
    await publish(exports, anew);
    people.push({ ...people[0]!, id: 'p_000000000002', name: 'Ilse Varga', emails: [], company: undefined });
    expect(readFileSync(file, 'utf8')).toContain(`p_000000000002: ${number}\n`);
    expect((await standIns(open())).files).toEqual(anew.files);
  });

  test('of two who were published under one, the second is told and drawn anew', async () => {
    const { exports, open, root, told } = await setUp();
    const bundle = await standIns(exports);
    await publish(exports, bundle);
    await exports.stop();
    const [name] = readdirSync(join(root, 'exports'));
    const record = readFileSync(join(root, 'exports', name!), 'utf8');
    const theirs = '01AAAAAAAAAAAAAAAAAAAAAAAA';
    writeFileSync(
      join(root, 'exports', `${theirs}.yml`),
      record.replaceAll(noor.id, 'p_000000000002').replace(name!.slice(0, 26), theirs),
    );
    const later = open();
    const standIn = /Participant \d+/.exec(bundle.files[0]!.text)![0];
    expect((await standIns(later)).files[0]!.text).not.toContain(standIn);
    expect(told).toEqual([{ what: 'shared-stand-in', standIn, participantIds: ['p_000000000002', noor.id] }]);
    await publish(later, await standIns(later));
    await standIns(open());
    expect(told).toHaveLength(1);
  });

  test('a record that is lost comes back from what has left', async () => {
    const { exports, open, root } = await setUp();
    const bundle = await standIns(exports);
    await publish(exports, bundle);
    await exports.stop();
    rmSync(join(root, 'privacy'), { recursive: true });
    expect((await standIns(open())).files).toEqual(bundle.files);
  });

  test('two targets share nothing but the words', async () => {
    const { exports, people, notes } = await setUp();
    for (const n of [1, 2, 3, 4]) {
      const id = `p_00000000001${n}`;
      people.push({ ...people[0]!, id, name: `Person ${'ABCD'[n - 1]}-${n}`, emails: [], company: `Firm ${n}` });
      notes[ids.filters]!.participantIds!.push(id);
    }
    const a = await standIns(exports);
    await publish(exports, a);
    await exports.stop();
    const b = await standIns(exports, two);
    const of = ({ files }: Bundle) => files[0]!.text.match(/Participant \d+|Company [A-Z]+/g)!;
    expect(of(a).length).toBe(of(b).length);
    expect(of(a).filter((standIn, i) => standIn === of(b)[i]).length).toBeLessThan(of(a).length / 2);
    expect([b.title, b.commitMessage]).toEqual([a.title, a.commitMessage]);
  });
});

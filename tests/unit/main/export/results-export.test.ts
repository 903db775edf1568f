import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createExportService } from '../../../../main/export/export-service.ts';
import { parseDeepLink } from '../../../../shared/domain/deep-link.ts';
import { readCsv } from '../../../../shared/export/csv.ts';
import type { Bundle, Decision, ExportDraft, ResultsDraft } from '../../../../shared/ipc/export.ts';
import type { IndexState } from '../../../../shared/ipc/search.ts';
import { createSearchEngine } from '../../../../shared/search/search-engine.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { publishTo } from '../../../support/publish.ts';
import { fakeVault, ids, noor } from './fake-vault.ts';

const colleague = { id: 'p_000000000002', name: 'Tomás "Tom" Ruiz', emails: [], company: 'Acme "Rocket" Inc' };
const notes = {
  [ids.filters]: {
    title: 'Filters with Noor Haddad',
    body: `Noor: The filter is wrong for us, again.

[12:34](#t=754) Tomás "Tom" Ruiz of Acme "Rocket" Inc sees a wrong filter, too.

=1+1 is a wrong filter

<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain" data-tags="trust" data-at="1254">The wrong number went out</mark>
`,
    participantIds: [noor.id],
  },
  [ids.surveys]: { title: 'Surveys', body: 'Nothing of the kind.\n', participantIds: [] },
};
const list: ResultsDraft = {
  document: 'results',
  form: 'markdown',
  title: 'Wrong filters',
  query: 'wrong filter',
  view: 'interviews',
  sort: 'relevance',
};

interface Setting {
  state?: IndexState;
  /** One more note. */
  more?: { title: string; body: string };
}

function setUp({ state = { state: 'ready', notes: 2 }, more }: Setting = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-results-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, 'vault');
  mkdirSync(root);
  const fake = fakeVault({
    root,
    participants: [noor, colleague],
    notes: { ...structuredClone(notes), ...(more && { [ids.surveys]: more }) },
  });
  const engine = createSearchEngine({ now: () => performance.now(), today: () => '2026-11-20' });
  const summaries = fake.vault.catalogue().notes;
  engine.put(
    summaries.map(({ participantIds, title, date, kind, status, teamIds, pmIds, interviewerIds, tags, goals, id }) => ({
      ...{ id, title, date, kind, status, teamIds, pmIds, interviewerIds, participantIds, tags, goals },
      flags: [],
      names: [],
      source: fake.notes[id]?.body ?? '',
    })),
  );
  const asked: unknown[] = [];
  const copied: string[] = [];
  const save: { path: string | null; proposed: string } = { path: null, proposed: '' };
  const exports = createExportService({
    startGate: gateInProcess,
    currentVault: fake.currentVault,
    appData: { dir: join(folder, 'data') },
    dialogs: {
      chooseFolder: async () => null,
      async chooseFileToSave(name) {
        save.proposed = name;
        return save.path;
      },
    },
    desktop: { writeClipboard: async ({ text }) => void copied.push(text), print: async () => true },
    search: {
      state: () => state,
      async ask(request) {
        asked.push(request);
        return engine.search({ ...request, requestId: 1 });
      },
      askHighlights: async (request) => engine.highlights({ type: 'highlights', ...request, requestId: 1 }),
    },
    log: { info() {}, error() {} },
    now: () => new Date(2026, 10, 20, 12),
  });
  onTestFinished(() => exports.stop());
  return { ...fake, exports, asked, copied, save, folder, root };
}

const decide = (bundle: Bundle, how: (hit: Bundle['hits'][number]) => Decision) =>
  Object.fromEntries(bundle.hits.map((hit) => [hit.hitId, how(hit)]));
const replaced = (bundle: Bundle) => decide(bundle, (hit) => ({ decision: 'replace', with: hit.offers[0]!.text }));
const textOf = (bundle: Bundle) => bundle.files[0]?.text ?? '';

describe('results as a list', () => {
  test('main asks the search itself, names are decided about first, and what was previewed is copied', async () => {
    const { exports, copied } = setUp();
    const first = await exports.prepare(list, null);
    expect(first.form).toBe('markdown');
    expect(first.hits.map((hit) => hit.exact).sort()).toEqual(['Acme "Rocket" Inc', 'Noor Haddad', 'Tomás "Tom" Ruiz']);
    await expect(exports.copy(first.bundleId, first.sha256, 'text')).rejects.toMatchObject({ code: 'not-cleared' });
    expect(copied).toEqual([]);

    const bundle = await exports.decide(first.bundleId, replaced(first));
    await exports.copy(bundle.bundleId, bundle.sha256, 'text');
    expect(copied).toEqual([textOf(bundle)]);
    expect(textOf(bundle)).toMatch(/^- \*\*Filters with Participant \d+\*\* · 2026-11-18 · General feedback\\$/m);
    expect(textOf(bundle)).toMatch(
      /^ {2}> “The filter is wrong for us, again\.”\\\n {2}> Participant \d+, Head of growth, seed-stage fintech, Company [A-Z]$/m,
    );
    expect(textOf(bundle)).toMatch(
      /^ {2}> “Participant \d+ of Company [A-Z] sees a wrong filter, too\.”\\\n {2}> 12:34$/m,
    );
    expect(textOf(bundle)).not.toMatch(/Noor|Haddad|Tom|Rocket/);
  });

  test('a name in the query is found like any other', async () => {
    const { exports } = setUp();
    const bundle = await exports.prepare({ ...list, query: 'filter "Noor Haddad"' }, null);
    expect(bundle.hits.flatMap((hit) => hit.places)).toContainEqual({ surface: 'body', line: 3 });
  });

  test('a name in the title is found in the name of the file', async () => {
    const { exports, save } = setUp();
    const first = await exports.prepare({ ...list, title: 'What Noor Haddad said' }, null);
    const bundle = await exports.decide(first.bundleId, replaced(first));
    await expect(exports.save(bundle.bundleId, bundle.sha256)).rejects.toMatchObject({ code: 'cancelled' });
    expect(save.proposed).toMatch(/^2026-11-20-what-participant-\d+-said\.md$/);
  });

  test('nothing is exported while the index is not complete', async () => {
    const { exports } = setUp({ state: { state: 'indexing', done: 1, total: 2 } });
    await expect(exports.prepare(list, null)).rejects.toMatchObject({ code: 'search-down', message: 'indexing' });
  });

  test('highlights go out one by one, with whose they are, their kind and their tags', async () => {
    const { exports } = setUp();
    const pains: ResultsDraft = { ...list, view: 'highlights', query: 'mark:pain' };
    const first = await exports.prepare({ ...pains, form: 'csv' as const }, null);
    const bundle = await exports.decide(first.bundleId, replaced(first));
    const [, row, ...more] = readCsv(textOf(bundle));
    expect(more).toEqual([]);
    expect(row?.slice(5)).toEqual(['pain point', 'trust', '20:54', 'The wrong number went out']);
    const again = await exports.prepare(pains, null);
    expect(textOf(again)).toMatch(
      /> “The wrong number went out”\\\n {2}> Participant \d+, Head of growth.* · 20:54 · pain point$/m,
    );
  });

  test('of very much the first is taken, and that there is more is told', async () => {
    const { exports } = setUp({
      state: { state: 'ready', notes: 2 },
      more: { title: 'Long', body: 'Quite another filter.\n\n'.repeat(70) },
    });
    const bundle = await exports.prepare({ ...list, query: 'another' }, null);
    expect(bundle.found).toEqual({ quotes: 70, interviews: 1 });
    expect(textOf(bundle).match(/^ {2}> “/gm)).toHaveLength(50);
    expect(textOf(bundle)).toContain(
      '50 quotes from 1 interview, 2026-11-18. The search found 70 quotes in 1 interview;',
    );
    expect((await exports.prepare(list, null)).found).toBeNull();
  });

  test('results go to no branch', async () => {
    const { exports } = setUp();
    const first = await exports.prepare(list, null);
    const bundle = await exports.decide(first.bundleId, replaced(first));
    await expect(publishTo(exports, bundle, 'copy')).rejects.toMatchObject({
      code: 'not-cleared',
    });
  });
});

describe('results as a table', () => {
  const table: ResultsDraft = { ...list, form: 'csv' };

  test('a name that quoting takes apart is found and must be decided about', async () => {
    const { exports } = setUp();
    const first = await exports.prepare(table, null);
    expect(textOf(first)).toContain('Acme ""Rocket"" Inc');
    expect(first.hits.map((hit) => hit.exact)).toContain('Acme "Rocket" Inc');
    const others = decide(first, (hit) => ({ decision: 'replace', with: hit.offers[0]!.text }));
    for (const hit of first.hits) if (hit.exact.startsWith('Acme')) others[hit.hitId] = { decision: 'redact' };
    const bundle = await exports.decide(first.bundleId, others);
    expect(bundle.undecided).toBe(0);
    expect(readCsv(textOf(bundle)).map((row) => row.at(-1))).toContainEqual(
      expect.stringMatching(/^Participant \d+ of \[redacted\] sees a wrong filter, too\.$/),
    );
  });

  test('a stand-in cannot become a formula', async () => {
    const { exports } = setUp();
    const first = await exports.prepare({ ...table, query: 'noor filter' }, null);
    const bundle = await exports.decide(
      first.bundleId,
      decide(first, () => ({ decision: 'replace', with: '=1+1' })),
    );
    for (const cell of readCsv(textOf(bundle)).flat()) expect(cell).not.toMatch(/^[=+\-@]/);
  });

  test('it is saved where the user says, with a byte order mark, over a file that is there', async () => {
    const { exports, save, folder } = setUp();
    save.path = join(folder, 'filters.csv');
    writeFileSync(save.path, 'old');
    const first = await exports.prepare(table, null);
    await expect(exports.save(first.bundleId, first.sha256)).rejects.toMatchObject({ code: 'not-cleared' });
    const bundle = await exports.decide(first.bundleId, replaced(first));
    expect(await exports.save(bundle.bundleId, bundle.sha256)).toEqual({ name: 'filters.csv' });
    expect(readFileSync(save.path, 'utf8')).toBe(`\uFEFF${textOf(bundle)}`);
    expect(save.proposed).toBe('2026-11-20-wrong-filters.csv');
  });

  test.each<[string, (root: string, folder: string) => string]>([
    ['in the vault', (root) => join(root, 'interviews.csv')],
    [
      'the vault through a link',
      (root, folder) => {
        symlinkSync(root, join(folder, 'link'));
        return join(folder, 'link', 'a.csv');
      },
    ],
    [
      'a link to a file of the vault',
      (root, folder) => {
        writeFileSync(join(root, 'note.md'), 'a note');
        symlinkSync(join(root, 'note.md'), join(folder, 'a.csv'));
        return join(folder, 'a.csv');
      },
    ],
  ])('it is not saved over %s', async (_, place) => {
    const { exports, save, folder, root } = setUp();
    save.path = place(root, folder);
    const first = await exports.prepare(table, null);
    const bundle = await exports.decide(first.bundleId, replaced(first));
    await expect(exports.save(bundle.bundleId, bundle.sha256)).rejects.toMatchObject({
      code: 'invalid',
      message: 'inside',
    });
    if (existsSync(join(root, 'note.md'))) expect(readFileSync(join(root, 'note.md'), 'utf8')).toBe('a note');
    expect(existsSync(join(root, 'a.csv')) || existsSync(join(root, 'interviews.csv'))).toBe(false);
  });
});

describe('a search as a link', () => {
  const link = (query: string): ExportDraft => ({ document: 'link', query });

  test('one that names nobody leaves as it is', async () => {
    const { exports, copied } = setUp();
    const bundle = await exports.prepare(link('mark:pain "wrong filter"'), null);
    expect(bundle).toMatchObject({ form: 'link', undecided: 0, hits: [], branch: '', commitMessage: '' });
    await exports.copy(bundle.bundleId, bundle.sha256, 'text');
    expect(copied).toEqual(['fieldbook://search?q=mark%3Apain%20%22wrong%20filter%22']);
  });

  test.each<[string, string[]]>([
    ['filters "Noor Haddad"', ['Noor Haddad']],
    ['participant:"Noor Haddad"', ['Noor Haddad']],
    ['participant:noor', ['noor']],
    ['(filters OR participant:hadd)', ['hadd']],
    ['-company:lumen', ['lumen']],
    ['noor@lumenpay.example', ['noor@lumenpay.example']],
    ['Noor', ['Noor']],
    ['noor of light', ['noor']],
    ['"of noor" -haddad', ['noor', 'haddad']],
    ['particpant:noor', ['noor']],
    ['no, ad lib', []],
  ])('of %s it asks about %j', async (query, names) => {
    const { exports } = setUp();
    const bundle = await exports.prepare(link(query), null);
    expect(bundle.hits.map((hit) => hit.exact)).toEqual(names);
    expect(bundle.undecided).toBe(names.length);
  });

  test('a name is replaced in the query, which still leads to a search', async () => {
    const { exports, copied } = setUp();
    const first = await exports.prepare(link('participant:"Noor Haddad" filter'), null);
    await expect(exports.copy(first.bundleId, first.sha256, 'text')).rejects.toMatchObject({ code: 'not-cleared' });
    const bundle = await exports.decide(first.bundleId, replaced(first));
    await exports.copy(bundle.bundleId, bundle.sha256, 'text');
    expect(parseDeepLink(copied[0] ?? '')).toEqual({
      to: 'search',
      query: expect.stringMatching(/^participant:"participant-\d+" filter$/),
    });
  });

  test('a name that is kept is decided once', async () => {
    const { exports, copied } = setUp();
    const first = await exports.prepare(link('participant:"Noor Haddad"'), null);
    const bundle = await exports.decide(
      first.bundleId,
      decide(first, () => ({ decision: 'keep' })),
    );
    expect(bundle.undecided).toBe(0);
    await exports.copy(bundle.bundleId, bundle.sha256, 'text');
    expect(parseDeepLink(copied[0] ?? '')).toMatchObject({ query: 'participant:"Noor Haddad"' });
  });
});

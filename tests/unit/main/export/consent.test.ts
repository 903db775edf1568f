import { describe, expect, onTestFinished, test } from 'vitest';
import { createExportService } from '../../../../main/export/export-service.ts';
import { readHighlights } from '../../../../main/export/highlight-sources.ts';
import { mostHighlights } from '../../../../shared/findings/standing.ts';
import type { Bundle, ExportDraft, ResultsDraft } from '../../../../shared/ipc/export.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import { readPlainNote } from '../../../../shared/search/plain-note.ts';
import { createSearchEngine } from '../../../../shared/search/search-engine.ts';
import { standingIn } from '../../../../shared/search/whole-highlights.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { type Files, folderOf, highlightIdOf, noteId, opened, silent } from '../vault/vault-fixture.ts';
import { call, findingText, mark, researchVault } from './research-vault.ts';

/** What each interview says of consent, and whether what was said in it may leave. */
const consents: [fields: Record<string, string>, mayLeave: boolean][] = [
  [{}, true],
  [{ consent: 'granted' }, true],
  [{ consent: 'declined' }, false],
  [{ consent: 'not_asked' }, true],
  [{ consent: 'withdrawn' }, false],
  [{ consent: 'Withdrawn' }, false],
  [{ consent: '[granted, withdrawn]' }, false],
];
const numbers = consents.map((_, i) => i + 1);
const mute = numbers.filter((n) => !consents[n - 1]![1]);
const secret = (n: number) => `secret${'abcdefg'[n - 1]!.repeat(4)}`;
const all = numbers.map(noteId);
const finding = noteId(500);

const files: Files = {
  ...researchVault,
  ...Object.fromEntries(
    consents.map(([fields], i) => [
      `interviews/${i + 1}.md`,
      call(i + 1, { tags: `[tag${secret(i + 1)}]`, ...fields }, `${mark(i + 1, `Our ${secret(i + 1)} depot.`)}\n`),
    ]),
  ),
  'findings/2026/filters.md': findingText(
    500,
    { claim: 'Depots.' },
    numbers.map((n) => ({ highlight: n, interview: n, quote: `Our ${secret(n)} depot.` })),
  ),
};

const noSearch = {
  state: () => ({ state: 'idle' as const }),
  ask: async () => Promise.reject(new Error('not asked')),
  askHighlights: async () => Promise.reject(new Error('not asked')),
};

async function setUp(more: Files = {}) {
  const { vault } = await opened(await folderOf({ ...files, ...more }));
  const engine = createSearchEngine({ now: () => 0, today: () => '2026-11-26' });
  const { notes } = vault.catalogue();
  const texts = new Map(await Promise.all(notes.map(async ({ id }) => [id, (await vault.read(id)).text] as const)));
  engine.put(notes.map((note) => ({ ...note, flags: [], names: [], source: splitFile(texts.get(note.id)!).body })));
  const standing = notes.flatMap((note) => standingIn(note, readPlainNote(texts.get(note.id)!)));
  const exports = createExportService({
    startGate: gateInProcess,
    currentVault: { state: () => ({ state: 'none' }) as never, require: () => vault, onOpened: () => () => {} },
    appData: { dir: await folderOf({}) },
    dialogs: { chooseFolder: async () => null, chooseFileToSave: async () => null },
    desktop: { writeClipboard: async () => {}, print: async () => true },
    search: {
      state: () => ({ state: 'ready', notes: notes.length }),
      ask: async (request) => engine.search({ ...request, requestId: 1 }),
      askHighlights: async (question) => {
        const highlights =
          'ids' in question ? standing.filter((one) => question.ids.includes(one.highlightId)) : standing;
        return { type: 'highlights', requestId: 1, highlights, total: highlights.length, problems: [] };
      },
    },
    log: silent,
    now: () => new Date(2026, 10, 26, 12),
  });
  onTestFinished(() => exports.stop());
  return { vault, exports };
}

const review = { title: 'Depots', owner: '', deadline: '', feedbackWanted: '' };
const results = (form: ResultsDraft['form'], view: ResultsDraft['view']): ResultsDraft => ({
  ...{ document: 'results', title: 'Depots', query: 'depot', sort: 'date' },
  ...{ form, view },
});
const table = { document: 'highlights', form: 'csv', title: 'Depots' } as const;
const ways: [string, ExportDraft, quotesAreCounted: boolean][] = [
  ['whole notes', { ...review, selection: { interviewIds: all } }, false],
  [
    'chosen highlights of notes',
    { ...review, selection: { interviewIds: all, highlightIds: numbers.map(highlightIdOf) } },
    true,
  ],
  ['results as a list', results('markdown', 'interviews'), true],
  ['results as a table', results('csv', 'interviews'), true],
  ['highlights found as a list', results('markdown', 'highlights'), true],
  ['highlights found as a table', results('csv', 'highlights'), true],
  ['a table of chosen highlights', { ...table, of: { ids: numbers.map(highlightIdOf) } }, true],
  ['a table of all highlights that are found', { ...table, of: { query: 'depot', sort: 'date' as const } }, true],
  ['a table of findings', { ...table, of: { findingIds: [finding] } }, true],
  ['a digest', { ...review, document: 'digest', findingIds: [finding] }, true],
  ['a note for a stand-up', { ...review, document: 'standup', findingIds: [finding] }, true],
  ['a summary', { ...review, document: 'summary', interviewIds: all }, false],
];
const textOf = ({ title, branch, commitMessage, files: [file] }: Bundle) =>
  [title, branch, commitMessage, file!.path, file!.text].join('\n');

describe('nothing that was said without consent leaves', () => {
  test.each(ways)('%s', async (_, draft, quotesAreCounted) => {
    const { exports } = await setUp();
    const bundle = await exports.prepare(draft, null);
    const text = textOf(bundle);
    // A stand-up note has one quote of each claim; everything else has all that may leave.
    const shown = draft.document === 'standup' ? [1] : numbers.filter((n) => !mute.includes(n));
    expect(numbers.filter((n) => text.includes(secret(n)))).toEqual(shown);
    expect(bundle.withheld).toEqual(
      mute.map((n) => ({ title: `Call ${n}`, date: `2026-11-0${n}`, quotes: quotesAreCounted ? 1 : null })),
    );
    expect(bundle.found).toBeNull();
  });

  test.each(ways.slice(0, 3))('what stays is named: %s', async (_, draft) => {
    const text = textOf(await (await setUp()).exports.prepare(draft, null));
    expect(text).toContain(
      'What was said in 4 interviews is left out: consent was declined or withdrawn, or cannot be',
    );
    for (const n of mute) expect(text).toMatch(new RegExp(`Call ${n}\\b[^#]*2026-11-0${n}[^#]*What was said is left`));
  });

  test('an interview of which no highlight was chosen is not named', async () => {
    const selection = { interviewIds: all, highlightIds: [highlightIdOf(1), highlightIdOf(3)] };
    const bundle = await (await setUp()).exports.prepare({ ...review, selection }, null);
    expect(bundle.withheld.map(({ title }) => title)).toEqual(['Call 3']);
    expect(textOf(bundle)).not.toContain('Call 5');
  });

  test('nor does what an interview said that is gone, or a copy whose owner took it back', async () => {
    const gone = findingText(500, { claim: 'Depots.' }, [
      { highlight: 1, interview: 1, quote: 'Our depot.' },
      { highlight: 60, interview: 60, quote: 'Gone with its interview.' },
    ]);
    const copy = call(20, { consent: 'withdrawn' }, mark(2, 'Our copied depot.'));
    const { exports } = await setUp({ 'findings/2026/filters.md': gone, 'interviews/20.md': copy });
    const ofFinding = await exports.prepare({ ...table, of: { findingIds: [finding] } }, null);
    expect(textOf(ofFinding)).toContain(secret(1));
    expect(textOf(ofFinding)).not.toContain('Gone with');
    expect(ofFinding.withheld).toEqual([{ title: '', date: '', quotes: 1 }]);
    const chosen = await exports.prepare({ ...table, of: { ids: [highlightIdOf(1), highlightIdOf(2)] } }, null);
    expect(textOf(chosen)).toContain(secret(1));
    expect(textOf(chosen)).not.toContain(secret(2));
  });
});

test('of very much evidence the first is taken, and that there is more is told', async () => {
  const { vault } = await setUp();
  const catalogue = vault.catalogue();
  const first = catalogue.findings.find(({ id }) => id === finding)!;
  const evidence = Array.from({ length: mostHighlights + 1 }, () => first.evidence[0]!);
  vault.catalogue = () => ({ ...catalogue, findings: [{ ...first, evidence }] });
  const read = await readHighlights(vault, noSearch, { ...table, of: { findingIds: [finding] } });
  expect(read.ofAll).toBe(mostHighlights + 1);
  expect(read.highlights).toHaveLength(mostHighlights);
});

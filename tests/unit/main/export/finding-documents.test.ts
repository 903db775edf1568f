import { describe, expect, onTestFinished, test } from 'vitest';
import { createExportService } from '../../../../main/export/export-service.ts';
import type { ExportTarget, ReleasedBundle } from '../../../../main/export/export-target.ts';
import { readCsv } from '../../../../shared/export/csv.ts';
import type { Bundle, ExportDraft, FindingsDraft, SummaryDraft } from '../../../../shared/ipc/export.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { publishedAnswer, publishTo } from '../../../support/publish.ts';
import { rendered } from '../../shared/export/rendered.ts';
import { type Files, folderOf, highlightIdOf, noteId, opened, silent } from '../vault/vault-fixture.ts';
import { clearedFor } from './outgoing.ts';
import { call, findingText, ids, mark, researchVault } from './research-vault.ts';

const review = { title: 'What funnels hide', owner: 'Mira', deadline: '', feedbackWanted: '' };
const digest = (...findingIds: string[]): FindingsDraft => ({ document: 'digest', findingIds, ...review });
const summary = (...interviewIds: string[]): SummaryDraft => ({ document: 'summary', interviewIds, ...review });

async function setUp(files: Files = researchVault, found: readonly number[] = []) {
  const { vault } = await opened(await folderOf(files));
  const sent: ReleasedBundle[] = [];
  const target: ExportTarget = {
    async publish({ bundle }) {
      sent.push(bundle);
      return publishedAnswer(bundle);
    },
    read: async () => null,
  };
  const known = {
    targetId: 't',
    name: 'research',
    location: '/c',
    remote: 'r',
    base: 'main',
    confirmed: true,
    visibility: 'internal',
  };
  const appData = await folderOf({ 'export-targets.json': JSON.stringify([known]) });
  const exports = createExportService({
    startGate: gateInProcess,
    currentVault: { state: () => ({ state: 'none' }) as never, require: () => vault, onOpened: () => () => {} },
    appData: { dir: appData },
    dialogs: { chooseFolder: async () => null, chooseFileToSave: async () => null },
    desktop: { writeClipboard: async () => {}, print: async () => true },
    search: {
      state: () => ({ state: 'ready', notes: 5 }),
      ask: async () => Promise.reject(new Error('not asked')),
      askHighlights: async () => ({
        ...{ type: 'highlights', requestId: 1, total: found.length, problems: [] },
        highlights: found.map((n) => ({ highlightId: highlightIdOf(n) })) as never,
      }),
    },
    log: silent,
    now: () => new Date(2026, 10, 26, 12),
    openTarget: () => target,
  });
  onTestFinished(() => exports.stop());
  return { vault, exports, sent };
}

const textOf = (bundle: Bundle) => bundle.files[0]!.text;
const plain = (bundle: Bundle) => rendered(textOf(bundle)).text;

describe('a digest', () => {
  test('has the quotes as they stand now, each with its speaker’s stand-in and its id', async () => {
    const { exports } = await setUp();
    const bundle = await clearedFor(exports, null, digest(ids.filters));
    const text = textOf(bundle);
    expect(bundle).toMatchObject({
      undecided: 0,
      branch: 'research/2026-11-26-what-funnels-hide',
      title: 'Research: What funnels hide',
      commitMessage:
        'Research: What funnels hide\n\n1 finding from 2 interviews with 2 people at 1 company, 2026-11-01 to 2026-11-02.\n',
    });
    expect(bundle.files[0]!.path).toBe('user-research/2026/2026-11-26-what-funnels-hide.md');
    expect(text).toContain(
      `  - “The filter looked as if it held for every step.” (2026-11-01, *Call 1*, 01:00, pain point, changed since it was attached, \`${highlightIdOf(1)}\`)`,
    );
    expect(text).toMatch(/^- Participant \d+, Head of growth, fintech, Company [A-Z]$/m);
    expect(text).toContain('In review · Session Replay · Owner: Mira Okafor');
    expect(text).toContain('- **Mira Okafor:** Show the filter. ([Finding 1](#finding-1))');
    expect(rendered(text).broken).toEqual([]);
  });

  test('counts people, not quotes, and companies whatever their spelling', async () => {
    const text = textOf(await clearedFor((await setUp()).exports, null, digest(ids.filters)));
    expect(text).toContain('**For:** 2 people at 1 company, 3 mentions\n');
    expect(text).toContain('**Against:** 1 person at 1 company, 1 mention\n');
  });

  test('neither shows nor counts what is gone or was taken back, and says so', async () => {
    const bundle = await clearedFor((await setUp()).exports, null, digest(ids.filters));
    expect(textOf(bundle)).not.toMatch(/secret|A quote that is gone|as though/);
    expect(plain(bundle)).toContain(
      `1 quote could not be found again in the interviews; it is neither shown nor counted (${highlightIdOf(9)}).`,
    );
    expect(plain(bundle)).toContain(
      '1 quote comes from an interview whose consent was declined or withdrawn, or cannot be read; it is neither shown nor counted',
    );
    expect(plain(bundle)).toContain(
      'Finding 1: 1 quote has changed since being attached and stands here as its interview has it now',
    );
  });

  test('tells who was not heard, but for those who may have been', async () => {
    const text = plain(await clearedFor((await setUp()).exports, null, digest(ids.filters)));
    // Somebody unnamed speaks in the call with Ana: nobody can say that freight was not heard.
    expect(text).toContain('Segments: retail (1 person) Teams: Surveys (1 interview) Recommendations');
  });

  test('finds names in quotes, and of those who were there their parts too', async () => {
    const { exports } = await setUp();
    const bundle = await exports.prepare(digest(ids.filters), null);
    expect(bundle.hits.map(({ kind, exact }) => [kind, exact])).toEqual([
      ['name', 'Noor'],
      ['company', 'Lumenpay'],
    ]);
    expect(bundle.undecided).toBe(2);
    await expect(exports.copy(bundle.bundleId, bundle.sha256, 'text')).rejects.toMatchObject({
      code: 'not-cleared',
    });
    const cleared = await clearedFor(exports, null, digest(ids.filters));
    expect(textOf(cleared)).toMatch(/“Participant \d+ told the board of Company [A-Z] a wrong number\.”/);
  });

  test('knows somebody without a file by a stand-in, each of them by another', async () => {
    const [one, two] = ['p_00000000000x', 'p_00000000000y'];
    const files = {
      ...researchVault,
      'interviews/6.md': call(6, {}, `${mark(6, 'One.', one)}\n\n${mark(7, 'Two.', two)}`),
      'findings/2026/b.md': findingText(504, { claim: 'Two say so.' }, [
        { highlight: 6, interview: 6, quote: 'One.' },
        { highlight: 7, interview: 6, quote: 'Two.' },
      ]),
    };
    const text = textOf(await clearedFor((await setUp(files)).exports, null, digest(noteId(504))));
    expect(new Set(text.match(/^- Participant \d+$/gm)).size).toBe(2);
    expect(text).toContain('**For:** 2 people, 2 mentions');
    expect(text).not.toContain('p_0000');
  });
});

describe('a claim is refused by name', () => {
  test.each<[string, string, object]>([
    ['where only withdrawn quotes support it', noteId(501), { code: 'no-evidence', message: 'Depots keep secrets.' }],
    ['where it has no evidence at all', noteId(502), { code: 'no-evidence', message: 'Nobody uses funnels.' }],
    ['where nobody has written it', noteId(503), { code: 'no-claim', message: 'findings/2026/blank.md' }],
    ['where it is not there', noteId(599), { code: 'not-found' }],
  ])('%s', async (_, id, error) => {
    const { exports } = await setUp();
    for (const document of ['digest', 'standup'] as const) {
      await expect(exports.prepare({ ...digest(ids.filters, id), document }, null)).rejects.toMatchObject(error);
    }
  });

  test('all at once', async () => {
    const { exports } = await setUp();
    await expect(exports.prepare(digest(ids.filters, ids.exportable, ids.old), null)).rejects.toMatchObject({
      message: 'Depots keep secrets.\nNobody uses funnels.',
    });
    await expect(exports.prepare(digest(), null)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('findings by a query', () => {
  test('those whose evidence it finds', async () => {
    const { exports } = await setUp(researchVault, [4]);
    const bundle = await clearedFor(exports, null, { ...digest(), query: 'weeks' });
    expect(textOf(bundle)).toContain('**Step filters are invisible.**');
    await expect((await setUp()).exports.prepare({ ...digest(), query: 'zeppelin' }, null)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the answer to a goal', () => {
  const answer = (more: Partial<FindingsDraft> = {}): FindingsDraft => ({
    ...digest(),
    document: 'goal',
    goalId: ids.goal,
    ...more,
  });

  test('has its findings, without those that were superseded, and the interviews that were held', async () => {
    const text = plain(await clearedFor((await setUp()).exports, null, answer()));
    expect(text).toContain('Question: Why do funnels mislead? Answer: none yet');
    expect(text).toContain('2026-Q4 · Session Replay · Biggest unknown · Goal owner: Mira Okafor · Active');
    expect(text).toContain('2 of 4 interviews held. 1 finding from 2 interviews');
    expect(text).toContain('Still open The goal has no answer yet. 2 interviews to go until the target is met.');
    expect(text).not.toContain('Nobody uses funnels');
  });

  test('an answer that nothing supports is refused; a goal without one may say how far it is', async () => {
    const path = 'goals/2026-Q4/funnels.md';
    const without = Object.fromEntries(Object.entries(researchVault).filter(([name]) => !name.startsWith('findings/')));
    const answered = {
      ...without,
      [path]: String(without[path]).replace('status: active', 'status: answered\nanswer: They hide it.'),
    };
    await expect((await setUp(answered)).exports.prepare(answer(), null)).rejects.toMatchObject({
      code: 'no-evidence',
      message: 'They hide it.',
    });
    const text = plain(await clearedFor((await setUp(without)).exports, null, answer()));
    expect(text).toContain('2 of 4 interviews held. No finding belongs to this goal yet.');
    const { exports } = await setUp();
    await expect(exports.prepare(answer({ goalId: noteId(799) }), null)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a summary', () => {
  test('has who was there, what was marked, and nothing of what was taken back', async () => {
    const { exports } = await setUp();
    const bundle = await clearedFor(exports, null, summary(noteId(3), noteId(1)));
    const text = plain(bundle);
    expect(text).toContain('2 interviews with 2 people at 2 companies, 2026-11-01 to 2026-11-03.');
    expect(text).toContain('Interview 1 Call 1 2026-11-01 · Usability test · Session Replay Participant');
    expect(text).toContain('Quick facts and prior experience Runs growth alone.');
    expect(text).toContain('Opportunities Struggles with this: “The filter looked as if it held for every step.”');
    expect(text).toContain('Call 3: What was said is left out: consent was declined or withdrawn, or cannot be read.');
    expect(text).not.toMatch(/secret|Noor|Lumenpay/);
  });

  test('an interview that is not there is not made up', async () => {
    const { exports } = await setUp();
    await expect(exports.prepare(summary(noteId(99)), null)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the same again goes to the same branch', () => {
  const goal: FindingsDraft = { ...digest(), document: 'goal', goalId: ids.goal };
  test.each<[string, ExportDraft, ExportDraft, boolean]>([
    [
      'in another order and under another title',
      digest(noteId(1000), ids.filters),
      { ...digest(ids.filters, noteId(1000)), title: 'New' },
      true,
    ],
    ['as another document', digest(ids.filters), { ...digest(ids.filters), document: 'standup', title: 'New' }, false],
    ['with another finding', digest(ids.filters), { ...digest(ids.filters, noteId(1000)), title: 'New' }, false],
    [
      'the goal, whose findings have grown',
      goal,
      { ...goal, findingIds: [ids.filters, noteId(1000)], title: 'New' },
      true,
    ],
    ['the interviews', summary(noteId(1), noteId(2)), { ...summary(noteId(2), noteId(1)), title: 'New' }, true],
  ])('%s', async (_, first, second, same) => {
    const more = findingText(1000, { claim: 'It is seen late.' }, [
      { highlight: 4, interview: 2, quote: 'Nobody here noticed for two weeks.' },
    ]);
    const { exports, sent } = await setUp({ ...researchVault, 'findings/2026/more.md': more });
    for (const draft of [first, second]) {
      const bundle = await clearedFor(exports, 't', draft);
      await publishTo(exports, bundle, 't');
    }
    expect(sent[0]!.branch).toBe('research/2026-11-26-what-funnels-hide');
    expect(sent[1]!.branch).toBe(same ? sent[0]!.branch : 'research/2026-11-26-new');
  });
});

test('the evidence of findings as a table: claims and stances, what became of each quote, and nothing that was taken back', async () => {
  const { exports } = await setUp();
  const draft: ExportDraft = {
    document: 'highlights',
    form: 'csv',
    title: 'Evidence',
    of: { findingIds: [ids.filters] },
  };
  const bundle = await clearedFor(exports, null, draft);
  const [head, ...rows] = readCsv(textOf(bundle));
  expect(head).toEqual([
    ...['Claim', 'Stance', 'Evidence', 'Quote', 'Kind', 'Tags', 'Speaker', 'Time', 'Interview', 'Date', 'Team', 'PM'],
    'Highlight',
  ]);
  expect(rows.map(([claim, stance, state, quote, , , speaker]) => [claim, stance, state, quote, speaker])).toEqual([
    [
      'Step filters are invisible.',
      'supports',
      'changed since',
      'The filter looked as if it held for every step.',
      expect.stringMatching(/^Participant \d+, Head of growth, fintech, Company [A-Z]$/),
    ],
    [
      'Step filters are invisible.',
      'supports',
      'as attached',
      expect.stringMatching(/^Participant \d+ told the board of Company [A-Z] a wrong number\.$/),
      expect.stringContaining('Head of growth'),
    ],
    ['Step filters are invisible.', 'supports', 'as attached', 'Nobody here noticed for two weeks.', ''],
    [
      'Step filters are invisible.',
      'contradicts',
      'as attached',
      'For me it was clear at once.',
      expect.stringContaining('Analyst'),
    ],
    ['Step filters are invisible.', 'supports', 'missing', 'A quote that is gone.', ''],
  ]);
  expect(textOf(bundle)).not.toMatch(/secret|Noor|Lumenpay/i);
  const gone: ExportDraft = { ...draft, of: { findingIds: [noteId(999)] } };
  await expect(exports.prepare(gone, null)).rejects.toMatchObject({ code: 'not-found' });
});

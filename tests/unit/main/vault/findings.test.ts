import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  configText,
  finding,
  findingFiles,
  folderOf,
  highlightIdOf,
  noteId,
  opened,
  vaultFiles,
} from './vault-fixture.ts';

const soon = { timeout: 5000 };

test('a finding is a row of its own and never among the interviews', async () => {
  const { vault } = await opened(await folderOf(findingFiles()));
  const { findings, notes, problems } = vault.catalogue();
  expect(findings).toEqual([
    {
      id: finding.id,
      path: finding.path,
      claim: 'Admins cannot see which step a filter applies to.',
      written: true,
      status: 'draft',
      verdict: null,
      ownerId: null,
      teamIds: ['product-analytics'],
      goalIds: [],
      evidence: [
        {
          highlight: highlightIdOf(1),
          interview: noteId(1),
          stance: 'supports',
          quote: 'I thought the filter applied to every step.',
        },
      ],
      date: '2026-09-21',
      readOnly: null,
      problems: [],
    },
  ]);
  expect(notes.map((note) => note.id)).toEqual([noteId(1)]);
  expect(problems).toEqual([]);
});

test('a goal says what it asks, and its quarter by its folder where the file does not', async () => {
  const path = 'goals/2026-Q4/why-do-new-admins-leave.md';
  const text = `---\nid: ${noteId(600)}\nquestion: Why do new admins leave?\nbiggestUnknown: true\nowner: mira\ntargetInterviews: 12\nstatus: active\n---\nThey leave in week two.\n`;
  const { vault } = await opened(await folderOf({ 'fieldbook.yml': configText, [path]: text }));
  expect(vault.catalogue().goals).toMatchObject([
    {
      id: noteId(600),
      path,
      question: 'Why do new admins leave?',
      quarter: '2026-Q4',
      isBiggestUnknown: true,
      ownerId: 'mira',
      targetInterviews: 12,
      status: 'active',
      answer: null,
      problems: [],
    },
  ]);
});

test('evidence that cannot be read hides no other and is named', async () => {
  const broken = finding.text.replace(
    'evidence:\n',
    `evidence:\n  - highlight: wrong\n    interview: ${noteId(1)}\n    stance: maybe\n    quote: Lost the funnel\n  - 7\n`,
  );
  const { vault } = await opened(await folderOf({ ...findingFiles(), [finding.path]: broken }));
  const [row] = vault.catalogue().findings;
  expect(row!.evidence).toHaveLength(1);
  expect(row!.problems).toEqual([
    {
      field: 'evidence',
      message:
        'Evidence 1 (“Lost the funnel”) needs the id of a highlight and a stance (supports, contradicts, or context).',
    },
    { field: 'evidence', message: 'Evidence 2 is not a highlight with an interview, a stance, and a quote.' },
  ]);
});

test('a described tag is known, the second file about it is a problem', async () => {
  const files = {
    ...vaultFiles(0),
    'tags/onboarding.yml': 'tag: onboarding\ndescription: The first two weeks\ncolor: teal\n',
    'tags/onboarding-2.yml': 'tag: onboarding\ndescription: Something else\n',
    'tags/broken.yml': 'description: Of what?\n',
    'tags/2024.yml': 'tag: 2024\ncolor: mauve\n',
  };
  const { vault } = await opened(await folderOf(files));
  expect(vault.catalogue().tags).toEqual([
    { tag: '2024', path: 'tags/2024.yml' },
    { tag: 'onboarding', description: 'Something else', path: 'tags/onboarding-2.yml' },
  ]);
  expect(vault.catalogue().problems.map(({ path, problems }) => [path, problems[0]!.message])).toEqual([
    ['tags/2024.yml', '“mauve” is not one of the ten colors, like red or teal.'],
    ['tags/broken.yml', '“tag” is missing.'],
    ['tags/onboarding.yml', 'This describes the same tag as tags/onboarding-2.yml, which is used instead.'],
  ]);
});

test('a finding that another program changes arrives as a change of the catalogue, and keeps its id when it is moved', async () => {
  const root = await folderOf(findingFiles());
  const { vault, changes, foreign } = await opened(root, { mode: 'watch' });
  await writeFile(join(root, finding.path), finding.text.replace('status: draft', 'status: in_review'));
  await vi.waitFor(() => {
    expect(changes.at(-1)).toMatchObject({
      upserted: [],
      removed: [],
      findings: { upserted: [{ id: finding.id, status: 'in_review' }], removed: [] },
    });
  }, soon);
  expect(foreign.at(-1)).toMatchObject({ id: finding.id });

  await rename(join(root, finding.path), join(root, 'findings/renamed.md'));
  await vi.waitFor(() => {
    expect(vault.catalogue().findings).toMatchObject([{ id: finding.id, path: 'findings/renamed.md' }]);
  }, soon);
  expect((await vault.read(finding.id)).text).toContain('status: in_review');

  await rm(join(root, 'findings/renamed.md'));
  await vi.waitFor(() => expect(changes.at(-1)?.findings).toEqual({ upserted: [], removed: [finding.id] }), soon);
});

test('a finding is saved, conflicts and is kept twice as a note is', async () => {
  const root = await folderOf(findingFiles());
  const { vault } = await opened(root);
  const file = await vault.read(finding.id);
  expect(file).toMatchObject({ kind: 'finding', text: finding.text, readOnly: null });
  const mine = finding.text.replace('Admins', 'New admins');
  const saved = await vault.save({ id: finding.id, baseHash: file.hash, text: mine });
  expect(saved).toMatchObject({ id: finding.id, kind: 'finding', path: finding.path, summary: null });
  expect(await readFile(join(root, finding.path), 'utf8')).toBe(mine);
  expect(vault.catalogue().findings[0]!.claim).toMatch(/^New admins/);

  await writeFile(join(root, finding.path), finding.text);
  await expect(vault.save({ id: finding.id, baseHash: saved.hash, text: mine })).rejects.toMatchObject({
    code: 'conflict',
  });
  const copy = await vault.saveCopy({ id: finding.id, text: mine });
  expect(copy.kind).toBe('finding');
  expect(copy.path).toMatch(/^findings\/2026\/.* \(conflicted copy \d{4}-\d\d-\d\d\)\.md$/);
  expect(
    vault
      .catalogue()
      .findings.map((row) => row.id)
      .sort(),
  ).toEqual([finding.id, copy.id].sort());
  expect(vault.catalogue().notes).toHaveLength(1);
});

test('a finding is begun in the form of the format, with a name by its claim', async () => {
  const { vault, changes } = await opened(await folderOf(vaultFiles(1)), { now: () => Date.UTC(2026, 10, 20, 12) });
  const claim = `${'Admins cannot see\nwhich step a filter applies to. '.repeat(120)}`;
  const row = await vault.createFinding({
    claim,
    teams: ['product-analytics'],
    evidence: [
      { quote: 'Wrong: “the number”', stance: 'supports', interview: noteId(1), highlight: highlightIdOf(1) },
      { highlight: highlightIdOf(2), interview: noteId(1), stance: 'contradicts', quote: 'two\nlines' },
    ],
  });
  expect(row).toMatchObject({ status: 'draft', date: '2026-11-20', readOnly: null, problems: [] });
  expect(row.claim).toBe(claim.replace(/\s+/g, ' ').trim());
  expect(row.claim.length).toBeGreaterThan(5000);
  const name = `admins-cannot-see-which-step-a-filter-applies-to-admins-cann-${row.id.slice(-5).toLowerCase()}.md`;
  expect(row.path).toBe(`findings/2026/${name}`);
  expect((await vault.read(row.id)).text).toBe(
    [
      '---',
      `id: ${row.id}`,
      `claim: ${row.claim}`,
      'status: draft',
      'teams: [product-analytics]',
      'goals: []',
      'evidence:',
      `  - highlight: ${highlightIdOf(1)}`,
      `    interview: ${noteId(1)}`,
      '    stance: supports',
      '    quote: "Wrong: “the number”"',
      `  - highlight: ${highlightIdOf(2)}`,
      `    interview: ${noteId(1)}`,
      '    stance: contradicts',
      '    quote: "two\\nlines"',
      '---',
      '## Limitations',
      '',
      '## Recommendations',
      '',
      '## Open questions',
      '',
    ].join('\n'),
  );
  expect(changes.at(-1)?.findings?.upserted).toEqual([row]);
  const unwritten = await vault.createFinding({ claim: '' });
  expect(unwritten).toMatchObject({ written: false, claim: '', evidence: [] });
  expect((await vault.read(unwritten.id)).text).toContain('\nclaim: ""\n');
});

test('a research goal goes to its quarter, a second one with that name beside it', async () => {
  const { vault } = await opened(await folderOf(vaultFiles(1)), { now: () => Date.UTC(2026, 10, 20, 12) });
  const goal = { question: 'Why do admins leave?', biggestUnknown: true, owner: 'mira', targetInterviews: 12 };
  const row = await vault.createGoal({ ...goal, motivation: 'They leave in week two.' });
  expect(row).toMatchObject({
    path: 'goals/2026-Q4/why-do-admins-leave.md',
    quarter: '2026-Q4',
    isBiggestUnknown: true,
    status: 'proposed',
    problems: [],
  });
  expect((await vault.read(row.id)).text).toBe(
    `---\nid: ${row.id}\nquestion: Why do admins leave?\nquarter: 2026-Q4\nteams: []\nbiggestUnknown: true\nowner: mira\ntargetInterviews: 12\nstatus: proposed\n---\nThey leave in week two.\n`,
  );
  const second = await vault.createGoal({ ...goal, quarter: '2026-Q4' });
  expect(second.path).toBe('goals/2026-Q4/why-do-admins-leave-2.md');
  expect((await vault.read(second.id)).kind).toBe('goal');
});

test('in a folder of somebody else’s notes only what Fieldbook made is a finding or a goal', async () => {
  const theirs = {
    'findings/2026/lost-keys.md': '# Lost keys\n',
    'goals/2026-Q4/run-a-marathon.md': '# Run a marathon\n',
    'goals/read-more.md': '# Read more\n',
    'tags/site.yml': 'layout: tag\n',
  };
  const { vault } = await opened(await folderOf(theirs));
  expect(vault.catalogue()).toMatchObject({ findings: [], goals: [], tags: [], problems: [] });
  expect(vault.catalogue().notes).toHaveLength(3);
  const finding = await vault.createFinding({ claim: 'Keys get lost.' });
  const goal = await vault.createGoal({ question: 'Where are they?', quarter: '2026-Q4' });
  expect(goal.path).toMatch(/^goals\/2026-Q4\/where-are-they-[0-9a-z]{5}\.md$/);
  const again = await opened(vault.root, { mode: 'look' });
  expect(again.vault.catalogue().findings).toEqual([finding]);
  expect(again.vault.catalogue().goals).toEqual([goal]);
  expect(again.vault.catalogue().notes).toHaveLength(3);
});

import { describe, expect, test } from 'vitest';
import { type Files, folderOf, highlightIdOf, noteId, tempFolder, vaultFiles } from '../vault/vault-fixture.ts';
import { fieldbook } from './fieldbook.ts';

const [noor, sol] = ['p_7f3k9q2m1x0c', 'p_7f3k9q2m1x0d'];
const said = 'I thought the filter applied to every step.';
const mark = (n: number, text: string, who: string) =>
  `<mark data-highlight="${highlightIdOf(n)}" data-kind="pain" data-participant="${who}">${text}</mark>`;
const note = (n: number, body: string) =>
  `---\nid: ${noteId(n)}\ntitle: Call ${n}\noccurredAt: 2026-11-18\n---\n${body}\n`;

interface Item {
  highlight: number;
  interview: number;
  stance?: string;
  quote: string;
}

function findingFile(n: number, fields: Record<string, string>, items: Item[]): string {
  return [
    '---',
    `id: ${noteId(n)}`,
    ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`),
    'evidence:',
    ...items.flatMap(({ highlight, interview, stance = 'supports', quote }) => [
      `  - highlight: ${highlightIdOf(highlight)}`,
      `    interview: ${noteId(interview)}`,
      `    stance: ${stance}`,
      `    quote: ${JSON.stringify(quote)}`,
    ]),
    '---',
    '',
  ].join('\n');
}

const files: Files = {
  ...vaultFiles(0),
  'roster/teams/replay.yml': 'id: replay\nname: Session Replay\n',
  [`participants/${noor}.md`]: `---\nid: ${noor}\nname: Noor Haddad\ncompany: Lumenpay\n---\n`,
  [`participants/${sol}.md`]: `---\nid: ${sol}\nname: Sol Marsh\ncompany: LUMENPAY\n---\n`,
  'goals/2026-Q4/funnels.md': `---\nid: ${noteId(700)}\nquestion: Why do funnels mislead?\nquarter: 2026-Q4\n---\n`,
  // Moved there from another folder, and under another name.
  'interviews/odd/renamed.md': note(
    1,
    `${mark(1, said, noor)}\n\n${mark(2, 'It told me the wrong number, twice.', noor)}`,
  ),
  'interviews/2026/b.md': note(2, mark(3, 'For me it was clear at once.', sol)),
  'findings/2026/a.md': findingFile(
    500,
    { claim: 'Step filters are invisible.', status: 'in_review', teams: '[replay]', goals: `[${noteId(700)}]` },
    [
      { highlight: 1, interview: 1, quote: said },
      { highlight: 2, interview: 1, quote: 'It told me the wrong number.' },
      { highlight: 3, interview: 2, stance: 'contradicts', quote: 'For me it was clear at once.' },
      { highlight: 4, interview: 2, quote: 'A quote\u001b[31m that went' },
      { highlight: 5, interview: 9, quote: 'A call that went' },
    ],
  ),
  'findings/2026/b.md': findingFile(501, { claim: '""' }, []),
};

async function run(...argv: string[]) {
  const root = await folderOf(files);
  return fieldbook(root, await tempFolder(), 'findings', '.', ...argv);
}

describe('findings', () => {
  test('as lines: counts with counter-evidence beside them, and what is changed or missing with its quote', async () => {
    const { code, out, err } = await run();
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      `2026-09-21  draft  No claim yet  ${noteId(501)}`,
      '    0 people, 0 companies, 0 mentions',
      `2026-09-21  in_review  Step filters are invisible.  ${noteId(500)}`,
      '    1 person, 1 company, 2 mentions · against it 1 person, 1 company, 1 mention',
      '      Changed: “It told me the wrong number.”',
      '          now: “It told me the wrong number, twice.”',
      '      Missing (the interview no longer has this highlight): “A quote [31m that went”',
      '      Missing (the interview is gone): “A call that went”',
      '',
    ]);
  });

  test('a problem with no field of its own stands alone', async () => {
    const file = `---\nid: ${noteId(502)}\n<<<<<<< HEAD\nclaim: Ours.\n---\n`;
    const { out } = await fieldbook(
      await folderOf({ ...files, 'findings/2026/c.md': file }),
      await tempFolder(),
      'findings',
      '.',
    );
    expect(out).toContain('\n      Line 3 cannot be read as “key: value”.\n');
  });

  test('as JSON: everything, item by item', async () => {
    const rows = (await run('--json')).json();
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({
      id: noteId(500),
      claim: 'Step filters are invisible.',
      counts: { people: 1, companies: 1, mentions: 2, contradicting: { people: 1 }, missing: 2, changed: 1 },
      evidence: [
        { highlight: highlightIdOf(1), state: 'standing', speaker: { participantId: noor }, at: { noteId: noteId(1) } },
        { state: 'changed', now: 'It told me the wrong number, twice.' },
        { state: 'standing', stance: 'contradicts' },
        { state: 'missing', reason: 'highlight', at: null },
        { state: 'missing', reason: 'interview' },
      ],
    });
  });

  test.each([
    [['--status', 'in_review'], 0],
    [['--status', 'merged'], 1],
    [['--status', 'merged', '--status', 'in_review'], 0],
    [['--team', 'session replay'], 0],
    [['--team', 'replay', '--status', 'draft'], 1],
    [['--goal', noteId(700)], 0],
    [['--goal', 'why do funnels mislead?'], 0],
  ])('narrowed by %j', async (argv, code) => {
    const found = await run(...argv, '--json');
    expect([found.code, found.err]).toEqual([code, '']);
    expect(found.json().map(({ id }: { id: string }) => id)).toEqual(code === 0 ? [noteId(500)] : []);
  });

  test('a status that there is not, and a team that nobody knows', async () => {
    expect(await run('--status', 'done')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--status takes draft, '),
    });
    expect(await run('--team', 'nobody')).toMatchObject({ code: 1, out: '', err: 'No team is called “nobody”.\n' });
  });
});

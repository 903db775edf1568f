import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ids, researchVault } from '../export/research-vault.ts';
import { folderOf, noteId, tempFolder } from '../vault/vault-fixture.ts';
import { fieldbook } from './fieldbook.ts';

async function setUp(files = researchVault) {
  const root = await folderOf(files);
  const appData = await tempFolder();
  return { root, run: (...argv: string[]) => fieldbook(root, appData, 'document', '.', ...argv) };
}

describe('document', () => {
  test('names that are undecided are told with their places, and nothing is printed', async () => {
    const { run } = await setUp();
    const { code, out, err } = await run('--type', 'digest', '--finding', ids.filters, '--markdown');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^Nothing was printed: these may name somebody\. .*--pseudonyms\.\nname “Noor”: line \d+\ncompany “Lumenpay”: line \d+\n$/,
    );
  });

  test('with stand-ins it is printed, the same each time, and the vault is left alone', async () => {
    const { root, run } = await setUp();
    const before = await readdir(root, { recursive: true });
    const line = ['--type', 'digest', '--finding', ids.filters, '--pseudonyms', '--owner', 'Mira'];
    const { code, out, err } = await run(...line);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^Could be recognized by what stands of them: Participant \d+ \(role, segment, date: 1 of 4\); Participant \d+ \(role, segment, date: 1 of 4\)\.\n$/,
    );
    expect(out).toMatch(/^\*\*Owner:\*\* Mira\\\n/);
    expect(out).toContain('# Step filters are invisible.\n');
    expect(out).toMatch(/“Participant \d+ told the board of Company [A-Z] a wrong number\.”/);
    expect(out).not.toMatch(/Noor|Lumenpay/i);
    expect((await run(...line)).out).toBe(out);
    expect(await readdir(root, { recursive: true })).toEqual(before);
  });

  test('somebody whom a tag names by a part of a name, in lower case, has a stand-in there', async () => {
    const note = (tags: string) =>
      `---\nid: ${noteId(900)}\ntitle: A call\noccurredAt: 2026-09-01\nparticipants: [p_000000000900]\n---\n<mark data-highlight="h_000000000900" data-kind="pain" data-tags="${tags}">It was slow.</mark>\n`;
    const { run } = await setUp({
      ...researchVault,
      'participants/p_000000000900.md': '---\nid: p_000000000900\nname: Wren Oduya\ncompany: Medora Health\n---\n',
      'interviews/2026/call.md': note('medora, wren-visit, filters'),
    });
    const { out } = await run('--type', 'summary', '--interview', noteId(900), '--pseudonyms');
    expect(out).toMatch(/mostly about Company [A-Z]+ and Participant \d+-visit/);
    expect(out).not.toMatch(/wren|medora/i);
  });

  test('as JSON with the names it would be proposed under', async () => {
    const { run } = await setUp();
    const { json } = await run('--type', 'goal', '--goal', ids.goal, '--pseudonyms', '--json');
    expect(json()).toEqual({
      title: 'Research: Why do funnels mislead?',
      path: expect.stringMatching(/^user-research\/\d{4}\/\d{4}-\d\d-\d\d-why-do-funnels-mislead\.md$/),
      branch: expect.stringMatching(/^research\/\d{4}-\d\d-\d\d-why-do-funnels-mislead$/),
      commitMessage: expect.stringContaining('2 of 4 interviews held.'),
      pullRequest: {
        title: 'Research: Why do funnels mislead?',
        body: expect.stringContaining('2 of 4 interviews held.'),
      },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      markdown: expect.stringContaining('**Question:** Why do funnels mislead?'),
    });
  });

  test('findings and interviews by a query', async () => {
    const { run } = await setUp();
    const standup = await run('--type', 'standup', '--query', 'weeks', '--pseudonyms');
    expect(standup).toMatchObject({ code: 0, err: '' });
    expect(standup.out).toMatch(
      /^- \*\*Step filters are invisible\.\*\* For: 2 people at 1 company, 3 mentions\. .*\[\^1\]$/m,
    );
    const summary = await run('--type', 'summary', '--query', 'team:surveys status:complete', '--pseudonyms');
    expect(summary.out).toContain('# Call 5\n');
    expect(await run('--type', 'standup', '--query', 'zeppelin')).toMatchObject({
      code: 1,
      out: '',
      err: 'Nothing was found. (finding)\n',
    });
    expect((await run('--type', 'summary', '--query', 'zeppelin')).code).toBe(1);
    expect((await run('--type', 'standup', '--query', 'hue:red weeks', '--pseudonyms')).err).toMatch(/hue/);
  });

  test.each<[string[], string]>([
    [['--finding', ids.exportable], 'Depots keep secrets.'],
    [['--finding', ids.old], 'Nobody uses funnels.'],
  ])('a claim that nothing supports is refused by name: %j', async (line, claim) => {
    const { run } = await setUp();
    const { code, out, err } = await run('--type', 'digest', ...line);
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: `No quote that still stands supports this claim. (${claim})\n`,
    });
  });

  test.each<[string[], RegExp]>([
    [[], /--type takes/],
    [['--type', 'poem'], /--type takes/],
    [['--type', 'digest'], /--finding ID or --query/],
    [['--type', 'goal'], /--goal ID/],
    [['--type', 'summary'], /--interview ID or --query/],
    [['--type', 'summary', '--finding', ids.filters], /made of interviews/],
    [['--type', 'digest', '--interview', noteId(1)], /Only a summary/],
    [['--type', 'digest', '--finding', ids.filters, '--json', '--markdown'], /two ways/],
    [['--type', 'digest', '--finding', ids.filters, '--title', 'x'.repeat(201)], /too long/],
  ])('what cannot be meant is told: %j', async (line, sentence) => {
    const { run } = await setUp();
    const { code, out, err } = await run(...line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  });

  test('what is not there is not found', async () => {
    const { root, run } = await setUp();
    expect((await run('--type', 'digest', '--finding', noteId(999))).code).toBe(1);
    expect((await run('--type', 'goal', '--goal', noteId(999))).code).toBe(1);
    expect((await run('--type', 'summary', '--interview', noteId(999))).code).toBe(1);
    expect(await readdir(join(root, 'findings'))).toEqual(['2026']);
  });
});

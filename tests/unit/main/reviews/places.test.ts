import { expect, test } from 'vitest';
import type { ExportDraft } from '../../../../shared/ipc/export.ts';
import { ids, researchVault } from '../export/research-vault.ts';
import { highlightIdOf, noteId } from '../vault/vault-fixture.ts';
import { reviewedVault } from './reviewed-vault.ts';

const review = { title: 'What funnels hide', owner: 'Mira', deadline: '', feedbackWanted: '' };
const files = {
  ...researchVault,
  // A second finding that may leave: it shares a quote with the first.
  'findings/2026/second.md': `---\nid: ${noteId(510)}\nclaim: Teams find out late.\nevidence:\n  - highlight: ${highlightIdOf(4)}\n    interview: ${noteId(2)}\n    stance: supports\n    quote: Nobody here noticed for two weeks.\n---\n## Open questions\n`,
};

test.each<[string, ExportDraft, string[] | null]>([
  ['digest', { document: 'digest', findingIds: [noteId(510), ids.filters], ...review }, [noteId(510), ids.filters]],
  ['goal', { document: 'goal', findingIds: [ids.filters], goalId: ids.goal, ...review }, [ids.filters]],
  ['standup', { document: 'standup', findingIds: [ids.filters], ...review }, [ids.filters]],
  ['summary', { document: 'summary', interviewIds: [noteId(1), noteId(2)], ...review }, null],
  ['interviews', { selection: { interviewIds: [noteId(1), noteId(2)] }, ...review }, null],
])('in a %s that has passed the gate, a comment on any line stands where the line says', async (_, draft, told) => {
  const { reviews, publish } = await reviewedVault(files);
  const { pull, commit, path, lines, number } = await publish(draft);
  for (const i of lines.keys()) pull.comment({ login: 'jonas-w', body: `${i}`, path, line: i + 1, commit });
  const { pullRequests } = await reviews.refresh();
  const [{ comments, ...it }] = pullRequests as [(typeof pullRequests)[0]];
  expect(it).toMatchObject({ number, state: 'open', failure: null, document: draft.document ?? 'interviews' });
  expect(comments).toHaveLength(lines.length);

  let section: string | null = null;
  for (const [i, line] of lines.entries()) {
    const { highlightId, findingIds } = comments.find(({ body }) => body === String(i))!;
    const heading = /^#+ (.*)/.exec(line)?.[1];
    if (heading !== undefined) section = told?.[Number(/^(?:Finding|Claim) (\d+)$/.exec(heading)?.[1]) - 1] ?? null;
    const quotes = [...new Set(line.match(/h_[0-9a-z]{12}/g) ?? [])];
    const linked = /\(#finding-(\d)\)/.exec(line)?.[1];
    if (quotes.length === 1 && section === null && told === null) {
      expect(highlightId, line).toBe(quotes[0]);
      expect(findingIds, 'whoever rests on the quote').toContain(ids.filters);
    } else if (quotes.length === 1 && section !== null) {
      expect([highlightId, findingIds], line).toEqual([quotes[0], [section]]);
    } else if (linked !== undefined) expect(findingIds, line).toEqual([told![Number(linked) - 1]]);
    else if (section !== null) expect(findingIds, line).toEqual([section]);
    else if (told?.length === 1 && quotes.length > 1) expect([highlightId, findingIds], line).toEqual([null, told]);
  }
  // The one footnote of the stand-up note has three quotes.
  expect(comments.some(({ highlightId }) => highlightId !== null)).toBe(draft.document !== 'standup');
  expect(
    comments.some(({ findingIds }) => findingIds.length === 0),
    'and on the whole document',
  ).toBe(true);
});

import { expect, test, vi } from 'vitest';
import type { SearchLine } from '../../../../renderer/state/search-lines.ts';
import type { PageAnswer, PageRequest } from '../../../../shared/search/protocol.ts';
import { highlightId, standing } from '../../shared/findings/evidence.ts';

const asked: PageRequest[] = [];
const line: SearchLine = {
  onmessage: null as ((event: { data: PageAnswer }) => void) | null,
  postMessage(question) {
    asked.push(question);
    if (!('type' in question) || question.type !== 'highlights') return;
    const ids = 'ids' in question ? question.ids : [];
    const highlights = ids.slice(0, 1).map((id) => standing({ highlightId: id }));
    line.onmessage?.({
      data: { type: 'highlights', requestId: question.requestId, highlights, total: 1, problems: [] },
    });
  },
  close() {},
};
vi.mock('../../../../renderer/state/search-lines.ts', () => ({
  onSearchLine: (take: (next: SearchLine) => void) => take(line),
  connectSearch: async () => {},
}));
const { askHighlights } = await import('../../../../renderer/state/evidence.ts');

test('more ids than one question may hold are asked for in several, each id once', async () => {
  const ids = Array.from({ length: 10_005 }, (_, i) => highlightId(i));
  const { highlights, total } = await askHighlights({ ids: [...ids, ids[0]!] });
  expect(asked.map((question) => ('ids' in question ? question.ids.length : 0))).toEqual([10_000, 5]);
  expect([highlights.map(({ highlightId }) => highlightId), total]).toEqual([[ids[0], ids[10_000]], 2]);
});

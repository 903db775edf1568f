import { expect, test } from 'vitest';
import { neighborOf, tagRows } from '../../../../renderer/features/tags/tag-rows.ts';
import { nearDuplicates, tagUsage } from '../../../../shared/domain/tag-usage.ts';

const usageOf = (tags: string[]) =>
  tagUsage(
    tags.map((tag) => ({ tags: [tag], highlightTags: [] })),
    [{ tag: 'churn', description: 'Later', path: 'tags/churn.yml' }],
  );
const rowsOf = (tags: string[], typed = '') => tagRows(usageOf(tags), nearDuplicates(usageOf(tags)), typed);
const words = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) =>
    'title' in row ? `# ${row.title}` : 'similar' in row ? `${row.similar.from} → ${row.similar.into}` : row.use.tag,
  );

test('proposals stand first, what nobody uses last; typing narrows all of them', () => {
  const tags = ['funnel', 'funnel', 'Funnel', 'pricing'];
  expect(words(rowsOf(tags))).toEqual([
    '# May be one tag',
    'Funnel → funnel',
    '# In use',
    'funnel',
    'Funnel',
    'pricing',
    '# Not used',
    'churn',
  ]);
  expect(words(rowsOf(tags, ' pric'))).toEqual(['# In use', 'pricing']);
  expect(words(rowsOf(tags, 'nothing like it'))).toEqual([]);
});

test('where the row that was active is gone, the next one is', () => {
  const before = rowsOf(['a', 'a', 'b', 'A', 'c']);
  const proposal = before[1]!.key;
  const after = rowsOf(['a', 'a', 'b', 'a', 'c']);
  expect(neighborOf(before, after, proposal)).toBe('tag a');
  expect(neighborOf(before, after, 'tag c')).toBe('tag c');
  expect(neighborOf(after, rowsOf(['a', 'b']), 'tag c')).toBe('tag churn');
  expect(neighborOf([], after, null)).toBe('tag a');
  expect(neighborOf(before, [], 'tag a')).toBeNull();
});

import { expect, test } from 'vitest';
import { readSnapshot } from '../../../../shared/export/snapshot.ts';

const nothing = { summary: null, facts: [], opportunities: [], insights: [], next: [], highlights: [] };

test.each<[string, string, object]>([
  ['an empty note', '', nothing],
  ['text under no heading, or under another', 'Before.\n\n## Daily use\n\nA lot.', nothing],
  ['a summary is its first paragraph', '## Summary\n\nOne.\n\nTwo.\n', { ...nothing, summary: 'One.' }],
  [
    'headings of any level, case and ending',
    '# QUICK FACTS:\n\nA\n\n#### tl;dr\n\nB',
    { ...nothing, facts: ['A'], summary: 'B' },
  ],
  ['items of lists, nested and quoted', '## Background\n\n- a\n  - b\n\n> c', { ...nothing, facts: ['a', 'b', 'c'] }],
  ['a section ends at the next heading', '## Insights\n\na\n\n## Other\n\nb', { ...nothing, insights: ['a'] }],
  [
    'formats, times, links and pictures as words',
    '## Facts\n\n[02:10](#t=130) **Two** [docs](a.md) `x` ![a chart](c.png)',
    { ...nothing, facts: ['Two docs x a chart'] },
  ],
  [
    'what the author hid stays hidden',
    '## Facts\n\na <!-- b --> %% c %%\n\n<!-- d -->\n\n%%\ne\n%%',
    { ...nothing, facts: ['a'] },
  ],
  ['to-dos that are open', '- [x] a\n- [ ] b\n  - [ ] c', { ...nothing, next: ['b', 'c'] }],
  ['a table by its rows', '## Facts\n\n| a | b |\n|---|---|\n| c | d |', { ...nothing, facts: ['a · b; c · d'] }],
])('%s', (_, body, expected) => {
  expect(readSnapshot(body)).toEqual(expected);
  expect(readSnapshot(body.replaceAll('\n', '\r\n'))).toEqual(expected);
});

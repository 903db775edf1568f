import { describe, expect, test } from 'vitest';
import { addSections, headingsOf, missingSections } from '../../../../shared/markdown/add-sections.ts';

describe('sections that a finding lacks', () => {
  test.each([
    ['all', 'Text\n', ['Limitations', 'Recommendations', 'Open questions']],
    ['none', '# LIMITATIONS\n\n## Recommendation:\n\n### Open  questions\n', []],
    ['some', '---\nclaim: Limitations\n---\n## Limitations\n', ['Recommendations', 'Open questions']],
    [
      'one that stands in code alone',
      '```\n## Limitations\n## Recommendations\n## Open questions\n```\n\n## Recommendations\n',
      ['Limitations', 'Open questions'],
    ],
  ])('%s', (_, file, missing) => {
    expect(missingSections(headingsOf(file))).toEqual(missing);
  });
});

test.each([
  ['an empty file', '', '## Limitations\n\n## Open questions\n'],
  ['front matter alone', '---\nclaim: A\n---\n', '---\nclaim: A\n---\n## Limitations\n\n## Open questions\n'],
  ['text without a line end', 'Text', 'Text\n\n## Limitations\n\n## Open questions\n'],
  ['text', 'Text\n', 'Text\n\n## Limitations\n\n## Open questions\n'],
  ['text and an empty line', 'Text\n\n', 'Text\n\n## Limitations\n\n## Open questions\n'],
  ['CRLF', 'Text\r\n', 'Text\r\n\r\n## Limitations\r\n\r\n## Open questions\r\n'],
  ['code that is not closed', '```\ncode\n', null],
])('begun behind %s', (_, file, added) => {
  expect(addSections(file, ['Limitations', 'Open questions'])).toBe(added);
});

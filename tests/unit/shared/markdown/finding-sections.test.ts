import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSections } from '../../../../shared/markdown/finding-sections.ts';
import { writeFinding } from '../../../../shared/markdown/finding-text.ts';
import '../../../support/property-seed.ts';

const empty = { limitations: '', recommendations: [], openQuestions: [], verdict: null, other: '' };

test('the body of a new finding says nothing yet', () => {
  expect(readSections(writeFinding('01JDA0R7Y5N3W9Q2H8E6C4KQ7D', { claim: 'C' }))).toEqual(empty);
});

test('sections are found by the words of their headings, at any level, in any order and case', () => {
  const body = `Seen first in **spring**.

Open Questions
--------------
1. Does it hold on [mobile](https://a.example)?
2. Who else?

# RECOMMENDATIONS:
- [x] Label each step (@mira)
  - in the export as well (@Jonas).
- <mark data-highlight="h_000000000001" data-kind="pain">Say it</mark>
  in the tooltip %% or not %%

### Later

Rethink it. (@mira)

## Limitations

Only admins were asked,
all from *small* companies.

- no mobile
- nobody from finance
  or legal

### Of the method

Five calls.

## History
Two rounds.
`;
  expect(readSections(`---\nclaim: C\n---\n${body}`)).toEqual({
    limitations:
      'Only admins were asked, all from small companies.\n\n- no mobile\n- nobody from finance or legal\n\nOf the method\n\nFive calls.',
    recommendations: [
      { text: 'Label each step', ownerId: 'mira' },
      { text: 'in the export as well', ownerId: 'jonas' },
      { text: 'Say it in the tooltip', ownerId: null },
      { text: 'Rethink it.', ownerId: 'mira' },
    ],
    openQuestions: ['Does it hold on mobile?', 'Who else?'],
    verdict: null,
    other: 'Seen first in spring.\n\nHistory\n\nTwo rounds.',
  });
});

test('the verdict is the key; the section of that name only where there is none', () => {
  const body = '## Verdict\nTrue for admins.\n';
  expect(readSections(`---\nclaim: C\n---\n${body}`).verdict).toBe('True for admins.');
  expect(readSections(`---\nclaim: C\nverdict: Holds\n---\n${body}`)).toEqual({ ...empty, verdict: 'Holds' });
});

test('a section that stands twice is one', () => {
  const { limitations } = readSections('## Limitations\nOne.\n## Other\nx\n## limitations\nTwo.\n');
  expect(limitations).toBe('One.\n\nTwo.');
});

test('any text is read to the end', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('## Limitations\n', '- ', '> ', '(@a)', '<mark>', '`', '\n', '| a |\n|-|\n', 'x', '$$\n'),
        { maxLength: 30 },
      ),
      (parts) => {
        const read = readSections(parts.join(''));
        expect(Object.keys(read)).toEqual(Object.keys(empty));
      },
    ),
    { numRuns: 100 },
  );
  expect(readSections(`${'> '.repeat(5_000)}deep\n`)).toMatchObject({
    recommendations: [],
    other: expect.stringContaining('deep'),
  });
});

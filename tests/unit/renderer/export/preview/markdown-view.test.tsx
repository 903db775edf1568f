import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { MarkdownView } from '../../../../../renderer/features/export/preview/MarkdownView.tsx';
import type { TextMark } from '../../../../../renderer/features/export/preview/mark-pieces.ts';
import { runs } from '../../../shared/markdown/markdown-arbitrary.ts';

const mark = (start: number, end: number, hitId: string): TextMark => ({ start, end, hitId, state: 'open' });

/** The words that are marked in the rendered document, by hit. */
function shownMarks(markdown: string, marks: readonly TextMark[]): Map<string, string> {
  const html = renderToStaticMarkup(<MarkdownView markdown={markdown} marks={marks} pictures={new Map()} />);
  const shown = new Map<string, string>();
  for (const [, hitId = '', text = ''] of html.matchAll(/data-hit="([^"]*)"[^>]*>([^<]*)</g)) {
    const words = text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#x27;/g, "'");
    shown.set(hitId, (shown.get(hitId) ?? '') + words.replace(/&amp;/g, '&'));
  }
  return shown;
}

const markOf = (markdown: string, words: string) => {
  const start = markdown.indexOf(words);
  return shownMarks(markdown, [mark(start, start + words.length, 'h')]).get('h');
};

describe('a hit is seen in the rendered document', () => {
  test.each([
    ['in words', 'Ask Noor now.', 'Noor', 'Noor'],
    ['over emphasis', 'Ask **Noor** Haddad.', 'Noor** Haddad', 'Noor Haddad'],
    ['in the address of a link', '[page](https://noor.example/x)', 'noor.example', 'noor.example'],
    ['in the title of a link', "[page](https://a.example 'of Noor')", 'Noor', 'Noor'],
    ['in a definition', '[page][1]\n\n[1]: https://noor.example', 'noor.example', 'noor.example'],
    ['in the name of a definition', '[page][noor]\n\n[noor]: https://a.example', 'noor', 'noor'],
    ['in the words of a picture', '![The funnel of Noor](a.png)', 'Noor', 'Noor'],
    ['in marked-up words of a picture', '![The *funnel* of Noor](a.png)', 'Noor', 'Noor'],
    ['in the name of a picture', '![Funnel](noor.png)', 'noor', 'noor'],
    ['in HTML', '<b title="Noor">x</b>', 'Noor', 'Noor'],
    ['in code', '    Noor', 'Noor', 'Noor'],
    ['in the language of code', '```noor\nx\n```', 'noor', 'noor'],
    ['in the name of a footnote', 'So[^noor]\n\n[^noor]: x', 'noor', 'noor'],
    ['in a footnote', 'So[^1]\n\n[^1]: Noor', 'Noor', 'Noor'],
    ['in a table', '| Noor | b |\n| - | - |\n| c | d |', 'Noor', 'Noor'],
    ['from one cell to the next', '| Noor | Haddad |\n| - | - |\n| c | d |', 'Noor | Haddad', 'NoorHaddad'],
    ['in an address of its own', 'See https://noor.example/x.', 'noor.example', 'noor.example'],
  ])('%s', (_what, markdown, words, shown) => expect(markOf(markdown, words)).toBe(shown));

  test('wherever it stands', () => {
    const piece = fc.constantFrom(
      ...['Noor ', 'Haddad', ' ', '\n', '\n\n', '> ', '- ', '1. ', '`', '*', '**', '_', '\\', '&amp;', '~~', '# ', '|'],
      ...[
        '[',
        '](',
        '](noor.png "',
        '")',
        ')',
        '![',
        '][',
        ']: ',
        ']',
        '<b ',
        '>',
        '<!-- ',
        ' -->',
        '```',
        '[^',
        '    ',
        '\\\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
        const markdown = pieces.join('');
        const marks = [...markdown.matchAll(/noor|haddad/gi)].map(({ index, 0: { length } }, i) =>
          mark(index, index + length, `h${i}`),
        );
        const shown = shownMarks(markdown, marks);
        for (const { hitId, start, end } of marks) {
          expect(shown.get(hitId), JSON.stringify(markdown)).toContain(markdown.slice(start, end));
        }
      }),
      runs(60),
    );
  });
});

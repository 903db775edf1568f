import { $getRoot } from 'lexical';
import { describe, expect, test } from 'vitest';
import { $block, change, openNote, replaceWord, shownAndSaved } from './note-editor.ts';

/** What the editor does not know, one block each. */
const blocks: [string, string][] = [
  ['raw HTML', '<div class="a">\n  raw **html**   <br>\n</div>'],
  ['details', '<details open>\n<summary>More</summary>\n</details>'],
  ['an HTML comment over several lines', '<!-- one\n\n  two *x*\n\t-->'],
  ['a footnote of several paragraphs', '[^long]: First  paragraph.\n\n    Second one,\n    still.\n\n    - item'],
  ['math', '$$\n\\frac{a_1}{b*c*}\n$$'],
  ['a directive with content', ':::note[Label]{.warn #id}\nText *inside*\n\n- item\n:::'],
  ['nested directives', '::::outer\n:::inner\nx\n:::\n::::'],
  ['a leaf directive', '::youtube[A   label]{#v}'],
  ['an import of MDX', "import Chart from './chart.mdx'\nimport { Tabs } from '@theme/Tabs'"],
  ['an export of MDX', "export const meta = {\n  title: 'A_b_c',\n}"],
  ['an element of MDX', '<Chart data={[1, 2]} color="#f00" />'],
  ['an element of MDX around text', '<Note type={kind}>Some *text* here</Note>'],
  ['a comment of MDX', '{/* a *comment* of MDX */}'],
  ['a comment of Obsidian over several blocks', '%%\nhidden *x*\n\n- a\n\n%%'],
  ['a definition', '[docs]: <https://docs.example/a b>  "A title"'],
  ['a list where items go on after a list', '- a\n  - b\n\n  and on\n- c'],
];

/** What stands in a line or a quote, with a word that can be edited. */
const inlines: [string, string][] = [
  ['a wiki link', 'See [[Page_one|the *page*]] and **word** here.'],
  ['an embed', 'See ![[picture_a.png|200]] and __word__ here.'],
  ['a comment', 'Seen %%not *for* all%% and word here.'],
  ['a footnote', 'Said[^long] and word[^a_b] here.\n\n[^long]: A.\n[^a_b]: B.'],
  ['math', 'As $$a_1 * b_2$$ and word here.'],
  ['prices and times', 'Costs $5, or $6*2 at 12:34 :smile: and word here.'],
  ['tags', 'Press <kbd>Ctrl</kbd>+<kbd>*</kbd><img src=x onerror=alert(1)> and word here.'],
  ['an HTML comment', 'A <!-- not *shown* --> and word here.'],
  ['a callout', '> [!warning]- A *title*\n> The word   is\n> here.\n>\n> - item'],
  ['a callout with a code block', '> [!note] Title\n> word\n>\n> ```js\n> a  = 1\n> ```'],
  ['a table', '| a_b | [[x]] | %%c%% |\n|:--|--:|---|\n| word | $$x$$ | ![[e]] |'],
  ['details around text', '<details>\n<summary>S</summary>\n\nThe *inner* word.\n\n</details>'],
  ['MDX around text', '<Tabs items={["a", "b"]}>\n\nThe _inner_ word.\n\n</Tabs>'],
  ['an image of a share', '![share](\\\\host\\share\\a_b.png) and word here.'],
  ['links that must not run', '[a](javascript:alert(1)) [b](<java\tscript:x>) [c](data:text/html,<b>) and word here.'],
];

const lineEnds: [string, string][] = [
  ['\\n', '\n'],
  ['\\r\\n', '\r\n'],
];

describe.each(lineEnds)('lines that end in %s:', (_, eol) => {
  const withEol = (text: string) => text.replaceAll('\n', eol);

  test.each(blocks)('%s is one block of source and keeps its bytes while others change', (_name, block) => {
    const file = withEol(`The word before.\n\n${block}\n\nAfter.\n`);
    const { editor, note } = openNote(file);
    const types = editor.getEditorState().read(() =>
      $getRoot()
        .getChildren()
        .map((node) => node.getType()),
    );
    expect(types).toEqual(['paragraph', 'opaque-block', 'paragraph']);
    replaceWord(editor, 'word', 'text');
    replaceWord(editor, 'After', 'Then');
    expect(note.text()).toBe(file.replace('word', 'text').replace('After', 'Then'));
    expect(note.literalBlocks()).toBe(0);
  });

  test.each(blocks)('%s keeps its bytes when it is moved, and goes when it is removed', (_name, block) => {
    const file = withEol(`Before.\n\n${block}\n\nAfter.\n`);
    const { editor, note } = openNote(file);
    change(editor, () => $getRoot().append($block(1)));
    expect(note.text()).toBe(withEol(`Before.\n\nAfter.\n\n${block}\n`));
    change(editor, () => $block(0).insertBefore($block(2)));
    expect(note.text()).toBe(withEol(`${block}\n\nBefore.\n\nAfter.\n`));
    change(editor, () => $block(0).remove());
    expect(note.text()).toBe(withEol('Before.\n\nAfter.\n'));
  });

  test.each(inlines)('%s keeps its bytes while a word beside it changes, over many saves', (_name, text) => {
    let file = withEol(`Before.\n\n${text}\n\nAfter.\n`);
    for (let i = 0; i < (eol === '\n' ? 10 : 2); i++) {
      const [from, to] = i % 2 === 0 ? ['word', 'other'] : ['other', 'word'];
      const { editor, note } = openNote(file);
      replaceWord(editor, from!, to!);
      const expected = file.replace(from!, to!);
      expect(note.text()).toBe(expected);
      expect(note.literalBlocks()).toBe(0);
      file = expected;
    }
  });
});

test.each([
  ['1986\\. A great year, said one.'],
  ['In C:\\path\\to\\*.txt, said one.'],
  ['Use ` a  b ` and ``  x ` y `` said one.'],
  ['\\# no heading, \\- no list, \\> no quote, a\\_b said one.'],
  ['snake_case_name and 2 * 3 * 4, said one.'],
])('%j stays as it is over ten saves, with an edit in it or elsewhere', (text) => {
  let file = `Start.\n\n${text}\n\n- item\n`;
  for (let i = 0; i < 10; i++) {
    const { editor, note } = openNote(file);
    const turns = [
      ['Start', 'Begin'],
      ['said one', 'said two'],
      ['Begin', 'Start'],
      ['said two', 'said one'],
    ];
    const [from, to] = turns[i % 4]!;
    replaceWord(editor, from!, to!);
    expect(note.text()).toBe(file.replace(from!, to!));
    file = note.text();
  }
});

test('typed MDX is text', () => {
  for (const text of ["import a from 'b'", 'export const a = 1', '{/* a */}', '<Chart data={[1]} />', '%%']) {
    const { editor, note } = openNote('before\n');
    replaceWord(editor, 'before', text);
    const { shown, saved } = shownAndSaved(editor, note.text());
    expect(saved).toEqual(shown);
    expect(note.literalBlocks()).toBe(0);
  }
});

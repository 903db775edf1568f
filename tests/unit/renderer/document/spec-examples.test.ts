import { createHeadlessEditor } from '@lexical/headless';
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical';
import { describe, expect, test } from 'vitest';
import { editorNodes } from '../../../../renderer/features/editor/document/editor-nodes.ts';
import { createNoteDocument } from '../../../../renderer/features/editor/document/note-document.ts';

/** Corners of CommonMark and GFM, in the manner of their specifications. */
const examples = [
  '\tfoo\tbaz\t\tbim\n',
  '  - foo\n\n\tbar\n',
  '>\t\tfoo\n',
  '-\t\tfoo\n',
  ' - foo\n   - bar\n\t - baz\n',
  '#\tFoo\n',
  '*\t*\t*\t\n',
  '- `one\n- two`\n',
  '+++\n',
  '--\n**\n__\n',
  ' ***\n  ***\n   ***\n',
  'Foo\n    ***\n',
  '_____________________________________\n',
  '- foo\n***\n- bar\n',
  'Foo\n***\nbar\n',
  '* Foo\n* * *\n* Bar\n',
  '- Foo\n- * * *\n',
  '#5 bolt\n\n#hashtag\n',
  '\\## foo\n',
  '#                  foo                     \n',
  '## foo ##\n  ###   bar    ###\n',
  '# foo#\n',
  '## \n#\n### ###\n',
  'Foo *bar\nbaz*\n====\n',
  '  Foo *bar\nbaz*\t\n====\n',
  'Foo\n-------------------------\n\nFoo\n=\n',
  '    Foo\n    ---\n\n    Foo\n---\n',
  '`Foo\n----\n`\n',
  '> Foo\n---\n',
  '- Foo\n---\n',
  '---\nFoo\n---\nBar\n---\nBaz\n',
  '\n====\n',
  '    a simple\n      indented code block\n',
  '  - foo\n\n    bar\n',
  '1.  foo\n\n    - bar\n',
  '    chunk1\n\n    chunk2\n  \n \n \n    chunk3\n',
  'Foo\n    bar\n',
  '\n    \n    foo\n    \n',
  '```\n<\n >\n```\n',
  '~~~\naaa\n```\n~~~\n',
  '````\naaa\n```\n``````\n',
  '```\n',
  '> ```\n> aaa\n\nbbb\n',
  '```\n\n  \n```\n',
  '   ```\n   aaa\n    aaa\n  aaa\n   ```\n',
  '    ```\n    aaa\n    ```\n',
  '``` ```\naaa\n',
  '~~~~    ruby startline=3 $%@#$\ndef foo(x)\nend\n~~~~~~~\n',
  '```\n``` aaa\n```\n',
  '<table><tr><td>\n<pre>\n**Hello**,\n\n_world_.\n</pre>\n</td></tr></table>\n',
  ' <div>\n  *hello*\n         <foo><a>\n',
  '</div>\n*foo*\n',
  '<DIV CLASS="foo">\n\n*Markdown*\n\n</DIV>\n',
  '<del>\n*foo*\n</del>\n',
  '<del>*foo*</del>\n',
  '<script>\nvar a = 1;\n\n</script>\nokay\n',
  '<!-- Foo\n\nbar\n   baz -->\nokay\n',
  '<?php\n\necho 1;\n\n?>\nokay\n',
  '<![CDATA[\na\n\nb\n]]>\nokay\n',
  'Foo\n<div>\nbar\n</div>\n',
  '[foo]: /url "title"\n\n[foo]\n',
  "   [foo]: \n      /url  \n           'the title'  \n\n[foo]\n",
  "[foo]: /url '\ntitle\nline1\n'\n\n[foo]\n",
  '[foo]:\n\n[foo]\n',
  '[foo]: <>\n\n[foo]\n',
  '[foo]\n\n[foo]: first\n[foo]: second\n',
  '[FOO]: /url\n\n[Foo]\n',
  '[foo]: /foo-url "foo"\n[bar]: /bar-url\n  "bar"\n[baz]: /baz-url\n\n[foo],\n[bar],\n[baz]\n',
  '> [foo]: /url\n\n[foo]\n',
  'aaa\n             bbb\n                                       ccc\n',
  'aaa     \nbbb     \n',
  '> # Foo\n> bar\n> baz\n',
  '># Foo\n>bar\n> baz\n',
  '   > # Foo\n   > bar\n > baz\n',
  '> - foo\n- bar\n',
  '> ```\nfoo\n```\n',
  '>\n',
  '>\n>  \n> \n',
  '>\n> foo\n>  \n',
  '> > > foo\nbar\n',
  '>>> foo\n> bar\n>>baz\n',
  '>     code\n\n>    not code\n',
  '1.  A paragraph\n    with two lines.\n\n        indented code\n\n    > A block quote.\n',
  '- one\n\n two\n',
  '   > > 1.  one\n>>\n>>     two\n',
  '>>- one\n>>\n  >  > two\n',
  '-one\n\n2.two\n',
  '- foo\n\n\n  bar\n',
  '1234567890. not ok\n',
  '0. ok\n',
  '-1. not ok\n',
  '1.     indented code\n\n   paragraph\n\n       more code\n',
  '-\n  foo\n-\n  ```\n  bar\n  ```\n-\n      baz\n',
  '-   \n  foo\n',
  '-\n\n  foo\n',
  '- foo\n-\n- bar\n',
  'foo\n*\n\nfoo\n1.\n',
  '  1.  A paragraph\nwith two lines.\n\n          indented code\n\n      > A block quote.\n',
  '> 1. > Blockquote\ncontinued here.\n',
  '- foo\n  - bar\n    - baz\n      - boo\n',
  '10) foo\n    - bar\n',
  '- - foo\n',
  '1. - 2. foo\n',
  '- # Foo\n- Bar\n  ---\n  baz\n',
  '- foo\n- bar\n+ baz\n',
  '1. foo\n2. bar\n3) baz\n',
  'The number of windows in my house is\n14.  The number\n',
  '- foo\n\n- bar\n\n\n- baz\n',
  '- foo\n- bar\n\n<!-- -->\n\n- baz\n- bim\n',
  '- a\n - b\n  - c\n   - d\n  - e\n - f\n- g\n',
  '- a\n- b\n\n- c\n',
  '* a\n*\n\n* c\n',
  '- a\n- b\n\n  [ref]: /url\n- d\n',
  '- a\n- ```\n  b\n\n\n  ```\n- c\n',
  '* a\n  > b\n  >\n* c\n',
  '1. ```\n   foo\n   ```\n\n   bar\n',
  '* foo\n  * bar\n\n  baz\n',
  '\\*not emphasized*\n\\<br/> not a tag\n',
  'foo\\\nbar\n',
  '&nbsp; &amp; &copy; &AElig; &Dcaron;\n',
  '&#35; &#1234; &#992; &#0;\n',
  '`` foo ` bar ``\n',
  '` `` `\n',
  '`  ``  `\n',
  '` a`\n',
  '`foo   bar \nbaz`\n',
  '*foo`*`\n',
  '<a href="`">`\n',
  'a*"foo"*\n',
  '*foo bar\n*\n',
  '**foo*bar**baz*\n',
  '***strong** in emph*\n',
  '*foo **bar***\n',
  '_foo_bar_baz_\n',
  'foo******bar*********baz\n',
  '*foo [*bar*](/url)*\n',
  '**a<https://foo.bar/?q=**>\n',
  '[link](/uri "title")\n',
  '[link](</my uri>)\n',
  '[link](foo\\)\\:)\n',
  '[link](\\(foo\\))\n',
  '[link [foo [bar]]](/uri)\n',
  '[![moon](moon.jpg)](/uri)\n',
  '![[[foo](uri1)](uri2)](uri3)\n',
  '![foo *bar*]\n\n[foo *bar*]: train.jpg "train & tracks"\n',
  '<https://foo.bar.baz/test?q=hello&id=22&boolean>\n',
  '<foo@bar.example.com>\n',
  '<a><bab><c2c>\n',
  '<a  /><b2\ndata="foo" >\n',
  'foo  \nbaz\n',
  'foo       \n     bar\n',
  '*foo\\\nbar*\n',
  'foo\\\n',
  '| foo | bar |\n| --- | --- |\n| baz | bim |\n',
  '| abc | defghi |\n:-: | -----------:\nbar | baz\n',
  '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n',
  '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n',
  '| abc | def |\n| --- |\n| bar |\n',
  '| abc | def |\n| --- | --- |\n',
  '- [ ] foo\n- [x] bar\n  - [ ] baz\n',
  '~~Hi~~ Hello, ~there~ world!\n',
  'www.commonmark.org/help\n',
  'Visit https://encrypted.google.com/search?q=Markup+(business)\n',
  'foo@bar.baz\n',
  '***\n+ a\n\n***\n',
  'a\n\n\n\n\nb',
  '\n\n\na\n\n\n',
  '$$\na\n$$\n$$ b\n',
  '%% multi\nline %%\n',
  '::::outer\n:::inner\n:::\n::::\n',
  'Term\n: Definition\n',
  '[TOC]\n',
  '{{< shortcode >}}\n',
  '<!-- a --> text\n',
];

function open(file: string) {
  const editor = createHeadlessEditor({
    namespace: 'test',
    nodes: [...editorNodes],
    onError: (error) => {
      throw error;
    },
  });
  return { editor, note: createNoteDocument(editor, file) };
}

describe.each(examples.map((example) => [example]))('%j', (example) => {
  test.each([
    ['as it is', example],
    ['with CRLF', example.replaceAll('\n', '\r\n')],
    ['between other blocks', `before\n\n${example}\n\nafter\n`],
  ])('%s: unchanged unless edited', (_, file) => {
    const { editor, note } = open(file);
    editor.update(
      () => {
        for (const child of $getRoot().getChildren()) child.markDirty();
      },
      { discrete: true },
    );
    expect(note.text()).toBe(file);
  });

  test('a paragraph added at the end leaves every byte before it', () => {
    const { editor, note } = open(`${example}\n`);
    editor.update(
      () => {
        $getRoot().append($createParagraphNode().append($createTextNode('added')));
      },
      { discrete: true },
    );
    const text = note.text();
    expect(text).toMatch(/\n\nadded\n$/);
    const kept = example.trimEnd();
    if (!isOpenEnded(example)) expect(text.startsWith(kept)).toBe(true);
  });
});

/** Blocks that only the end of the file closes: they have to be closed, or fenced, before anything can follow. */
function isOpenEnded(example: string): boolean {
  return (
    /^(?:```|> ```\nfoo|``` ```|\$\$|.*\n``` ```)/.test(example) ||
    example.includes('<>\n') ||
    example.startsWith('`Foo')
  );
}

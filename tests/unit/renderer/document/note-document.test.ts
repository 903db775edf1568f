import { createHeadlessEditor } from '@lexical/headless';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import type { ListNode } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import { $createTableNode, $createTableRowNode } from '@lexical/table';
import fc from 'fast-check';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  ParagraphNode,
  TextNode,
  UNDO_COMMAND,
} from 'lexical';
import { describe, expect, test, vi } from 'vitest';
import { editorNodes } from '../../../../renderer/features/editor/document/editor-nodes.ts';
import { createNoteDocument } from '../../../../renderer/features/editor/document/note-document.ts';
import { $readMarkdown } from '../../../../renderer/features/editor/document/read/read-blocks.ts';
import { fingerprintsOf } from '../../../../renderer/features/editor/document/source/scratch.ts';
import { $fingerprint } from '../../../../renderer/features/editor/document/write/fingerprint.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import { hostileText, markdownSoup, runs, wellFormedBody } from '../../shared/markdown/markdown-arbitrary.ts';

function newEditor(): LexicalEditor {
  return createHeadlessEditor({
    namespace: 'test',
    nodes: [...editorNodes],
    onError: (error) => {
      throw error;
    },
  });
}

function open(file: string) {
  const editor = newEditor();
  const note = createNoteDocument(editor, file);
  return { editor, note };
}

function change(editor: LexicalEditor, run: () => void): void {
  editor.update(run, { discrete: true });
}

function $texts(): TextNode[] {
  const found: TextNode[] = [];
  const visit = (node: LexicalNode) => {
    if ($isTextNode(node)) found.push(node);
    if ($isElementNode(node)) node.getChildren().forEach(visit);
  };
  visit($getRoot());
  return found;
}

/** Replaces the first occurrence of a word in the editor's text. */
function replaceWord(editor: LexicalEditor, word: string, by: string): void {
  change(editor, () => {
    const node = $texts().find((text) => text.getTextContent().includes(word));
    node?.setTextContent(node.getTextContent().replace(word, () => by));
  });
}

function block(at: number): ElementNode {
  return $getRoot().getChildAtIndex(at) as ElementNode;
}

/** What the editor shows now, and what its text reads back as. */
function shownAndSaved(editor: LexicalEditor, file: string) {
  const shown = editor.getEditorState().read(() => $getRoot().getChildren().map($fingerprint));
  const saved = fingerprintsOf(splitFile(file).body) ?? [];
  return { shown: shown.filter((print) => print !== null), saved: saved.filter((print) => print !== null) };
}

const sample = `---
title: Filters in funnels   # as agreed
teams: [product-analytics]
---
Background
==========

[02:10](#t=130) Runs growth alone;   two engineers
set up tracking.  
Hard break above, *stars*, __under__ and \`code\`.

*   first item
*   <mark data-kind="pain" data-highlight="h_k3x9q2m7v0tb" data-x="1">I thought the filter applied</mark>
    * nested \`item\`

1) one
1) two

> quoted line
continued lazily

| a  |  b |
|:---|---:|
| 1 | two cells |

\`\`\`\`js title
const a = 1;
\`\`\`\`

    indented code

***

<details>
<summary>Raw</summary>
</details>

[^1]: A footnote.

See [the docs][docs] and https://example.org now.

[docs]: https://docs.example "T"
`;

describe('a file that was not edited', () => {
  test.each([
    ['as it is', sample],
    ['with CRLF', sample.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${sample}`],
    ['without a final newline', sample.trimEnd()],
    ['with mixed line ends', sample.replace(/\n/g, (eol, at: number) => (at % 3 === 0 ? '\r\n' : eol))],
    ['with lone carriage returns', 'a\rb\r\r# c\r'],
    ['empty', ''],
    ['blank', '\n \n\n'],
    ['front matter alone', '---\ntitle: A\n---\n'],
    ['an unclosed fence', 'a\n\n```js\nb\n'],
    ['an unclosed comment', 'a\n\n<!-- b\n'],
    ['a definition before a setext heading', '[a]: b\nTitle\n=====\n'],
    ['adjacent lists', '- a\n\n* b\n\n+ c\n\n1. d\n\n1) e\n'],
    ['deep quotes', `${'>'.repeat(300)} a\n`],
    ['a list that begins with a list', '- - a\n  - b\n- c\n'],
    ['a NUL', 'a\0b\n'],
    ['an empty link and highlight', '[](a) <mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain"></mark>\n'],
  ])('%s comes out byte for byte', (_, file) => {
    const { editor, note } = open(file);
    expect(note.text()).toBe(file);
    expect(note.isDirty()).toBe(false);
    change(editor, () => {
      for (const child of $getRoot().getChildren()) child.markDirty();
    });
    expect(note.text()).toBe(file);
  });

  test('whatever it holds', () => {
    const file = fc.tuple(fc.oneof(markdownSoup, wellFormedBody), fc.boolean());
    fc.assert(
      fc.property(file, ([body, windows]) => {
        const text = windows ? body.replace(/\r?\n/g, '\r\n') : body;
        const { editor, note } = open(text);
        change(editor, () => {
          for (const child of $getRoot().getChildren()) child.markDirty();
        });
        expect(note.text()).toBe(text);
      }),
      runs(250),
    );
  });

  test('one top-level node stands for each block', () => {
    const { editor } = open(sample);
    const types = editor.getEditorState().read(() =>
      $getRoot()
        .getChildren()
        .map((node) => node.getType()),
    );
    expect(types).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'quote',
      'table',
      'code',
      'code',
      'rule',
      'opaque-block',
      'opaque-block',
      'paragraph',
      'opaque-block',
    ]);
  });
});

describe('a one-word edit', () => {
  test.each([
    ['Background', 'History'],
    ['growth alone', 'growth together'],
    ['first', 'last'],
    ['filter', 'step filter'],
    ['nested', 'inner'],
    ['two', 'three'],
    ['quoted', 'said'],
    ['continued', 'went on'],
    ['cells', 'columns'],
    ['const a', 'const b'],
    ['indented', 'other'],
    ['docs', 'manual'],
    ['stars', 'moons'],
  ])('of “%s” changes nothing else', (word, by) => {
    for (const file of [sample, sample.replaceAll('\n', '\r\n'), `\uFEFF${sample}`]) {
      const { editor, note } = open(file);
      const at = splitFile(file).bodyStart;
      replaceWord(editor, word, by);
      expect(note.text()).toBe(file.slice(0, at) + file.slice(at).replace(word, () => by));
      expect(note.literalBlocks()).toBe(0);
    }
  });

  test('of a fence without an end closes it only when something follows', () => {
    const { editor, note } = open('a\n\n```js\nb\n');
    replaceWord(editor, 'b', 'c');
    expect(note.text()).toMatch(/^a\n\n```js\nc\n(```\n)?$/);
    change(editor, () => {
      $getRoot().append($createParagraphNode().append($createTextNode('after')));
    });
    expect(note.text()).toBe('a\n\n```js\nc\n```\n\nafter\n');
  });
});

describe('undo', () => {
  test('restores the exact bytes, even after a save in between', async () => {
    const editor = newEditor();
    const stops = [registerRichText(editor), registerHistory(editor, createEmptyHistoryState(), 0)];
    const note = createNoteDocument(editor, sample);
    replaceWord(editor, 'first', 'last');
    replaceWord(editor, 'growth', 'everything');
    expect(note.text()).not.toBe(sample);
    for (let i = 0; i < 2; i++) {
      editor.dispatchCommand(UNDO_COMMAND, undefined);
      await Promise.resolve();
    }
    expect(note.text()).toBe(sample);
    for (const stop of stops) stop();
  });

  test('a block that was cut and pasted back keeps its spelling', () => {
    const { editor, note } = open(sample);
    change(editor, () => {
      const list = block(2);
      const copy = $copyDeep(list);
      list.replace(copy);
    });
    expect(note.text()).toBe(sample);
  });
});

function $copyDeep(node: LexicalNode): LexicalNode {
  const copy = $copyWithoutKey(node);
  if ($isElementNode(node) && $isElementNode(copy)) copy.append(...node.getChildren().map($copyDeep));
  return copy;
}

function $copyWithoutKey(node: LexicalNode): LexicalNode {
  const json = { ...node.exportJSON(), children: [] };
  const Type = editorNodes.find((one) => one.getType() === node.getType());
  return Type
    ? Type.importJSON(json)
    : $createTextNode(node.getTextContent()).setFormat((node as TextNode).getFormat());
}

describe('blocks added and removed', () => {
  test('a new note begins with its first words', () => {
    const head = '---\nid: 01JD9ZC4F2M6P1S8T0V3XWXABD\n---\n';
    const { editor, note } = open(head);
    expect(note.text()).toBe(head);
    change(editor, () => {
      block(0).append($createTextNode('Hello'));
      $getRoot().append($createParagraphNode());
    });
    expect(note.text()).toBe(`${head}Hello\n`);
  });

  test('a block removed takes its gap along', () => {
    const { editor, note } = open('a\n\nb\n\n\nc\n');
    change(editor, () => block(1).remove());
    expect(note.text()).toBe('a\n\nc\n');
  });

  test('all blocks removed leaves the front matter', () => {
    const { editor, note } = open('---\ntitle: A\n---\na\n\nb\n');
    change(editor, () => $getRoot().clear().append($createParagraphNode()));
    expect(note.text()).toBe('---\ntitle: A\n---\n');
  });

  test('links outlive their definition', () => {
    const { editor, note } = open('See [the docs][d] and [d].\n\n[d]: https://docs.example "T"\n');
    change(editor, () => block(1).remove());
    expect(note.text()).toBe('See [the docs](https://docs.example "T") and [d](https://docs.example "T").\n');
  });

  test('a link that refers to a definition of another note brings its address along', () => {
    const { editor, note } = open('a\n');
    change(editor, () => {
      $getRoot().append(...$readMarkdown('See [the docs][d].\n\n[d]: https://docs.example').nodes.slice(0, 1));
    });
    expect(note.text()).toBe('a\n\nSee [the docs](https://docs.example).\n');
    expect(note.literalBlocks()).toBe(0);
  });

  test('lists that come to stand side by side stay two', () => {
    const { editor, note } = open('- a\n\nbetween\n\n- [ ] b\n');
    change(editor, () => block(1).remove());
    const { shown, saved } = shownAndSaved(editor, note.text());
    expect(saved).toEqual(shown);
    expect(note.text().startsWith('- a\n\n')).toBe(true);
  });

  test('a rule at the top never becomes front matter', () => {
    const { editor, note } = open('x\n\n---\n\ny\n\n---\n');
    change(editor, () => block(0).remove());
    expect(splitFile(note.text()).frontMatter).toBe('');
    expect(note.text()).toContain('---\n\ny\n\n---\n');
  });

  test('an unclosed comment does not swallow what is written after it', () => {
    const { editor, note } = open('a\n\n<!-- b\n');
    change(editor, () => {
      $getRoot().append($createParagraphNode().append($createTextNode('after')));
    });
    expect(note.text()).toBe('a\n\n<!-- b\n-->\n\nafter\n');
  });
});

describe('typed text', () => {
  const typed = (file: string, text: string) => {
    const { editor, note } = open(file);
    change(editor, () => {
      $getRoot().append($createParagraphNode().append($createTextNode(text)));
    });
    const saved = note.text();
    const again = open(saved);
    const last = again.editor.getEditorState().read(() => $getRoot().getLastChild()?.getTextContent() ?? '');
    return { saved, last, literal: note.literalBlocks(), note, editor };
  };

  test.each([
    '1986. was a year',
    '# not a heading',
    '- not a list',
    '> not a quote',
    '*stars* and _lines_',
    'a_b_c',
    '<b>bold</b>',
    'C:\\path\\*',
    '`code`',
    '[x](y)',
    '[[wiki]]',
    '==marked==',
    '~~gone~~',
    '%%hidden%%',
    '$$x$$',
    '::name',
    ':::note',
    '&amp; &copy;',
    'https://a.example/b_c_d',
    'user@mail.example',
    'www.docs.example',
    '| a | b |',
    '---',
    '***',
    '===',
    '+ a',
    '1) a',
    '12:34',
    '\\',
    'a\\',
    '<!-- x -->',
    '![a](b)',
    '[a]: b',
    '[^1]',
    '[^1]: x',
    '```',
    '~~~',
    '    four',
    'a  b',
    '😀 ZWJ 👩‍👩‍👧',
    'שלום',
    '[!note] x',
    '<mark>',
    'http://a.example.',
    'a@a@b.cd*',
    'www.]!@a\\@b.cd^',
    'www.\\<amp^)|{{http://',
  ])('%j is kept', (text) => {
    const { saved, last, literal } = typed('before\n', text);
    expect(last).toBe(text.trim());
    expect(saved.startsWith('before\n\n')).toBe(true);
    expect(literal).toBe(0);
  });

  test('plain text gets no backslashes that it does not need', () => {
    const text = 'snake_case costs $5 (or 50%) & more – see [sic], #4, 2 * 3 at 12:34.';
    expect(typed('', text).saved).toBe(`${text}\n`);
  });

  test('whatever it is, stays unchanged through saving and reading', () => {
    const invisible = /[\0\r\n]/g;
    fc.assert(
      fc.property(hostileText, (raw) => {
        const text = raw.replace(invisible, ' ');
        const { last, note, editor } = typed('before\n', text);
        fc.pre(text.trim() !== '');
        const { shown, saved } = shownAndSaved(editor, note.text());
        expect(saved).toEqual(shown);
        expect(last).toBe(text.replace(/^[ \t]+|[ \t]+$/g, ''));
      }),
      runs(250),
    );
  });

  test('in the middle of any note, too', () => {
    fc.assert(
      fc.property(wellFormedBody, hostileText, fc.nat(), (body, raw, at) => {
        const { editor, note } = open(body);
        const text = raw.replace(/[\0\r\n]/g, ' ');
        change(editor, () => {
          const texts = $texts().filter((node) => !node.getParents().some((parent) => parent.getType() === 'code'));
          const node = texts[at % Math.max(1, texts.length)];
          if (node) node.setTextContent(`${node.getTextContent()} ${text}`);
        });
        const { shown, saved } = shownAndSaved(editor, note.text());
        if (note.literalBlocks() === 0) expect(saved).toEqual(shown);
        else expect(saved.length).toBe(shown.length);
      }),
      runs(150),
    );
  });

  test('an edited file that is opened and edited again stays the same', () => {
    fc.assert(
      fc.property(hostileText, (raw) => {
        let file = typed('before\n', raw.replace(/[\0\r\n]/g, ' ')).saved;
        const first = file;
        for (let i = 0; i < 3; i++) {
          const { editor, note } = open(file);
          replaceWord(editor, i % 2 === 0 ? 'before' : 'after', i % 2 === 0 ? 'after' : 'before');
          file = note.text();
        }
        expect(file.slice(5)).toBe(first.slice(6));
      }),
      runs(100),
    );
  });
});

describe('a list made another kind', () => {
  test.each([
    ['- [ ] a\n- [x] b\n', 'bullet', '- a\n- b\n'],
    ['- [ ] a\n- [x] b\n', 'number', '1. a\n2. b\n'],
    ['* a\n* b\n', 'number', '1. a\n2. b\n'],
    ['1) a\n2) b\n', 'bullet', '- a\n- b\n'],
    ['* a\n* b\n', 'check', '* [ ] a\n* [ ] b\n'],
  ] as const)('%j as %s', (file, type, expected) => {
    const { editor, note } = open(file);
    change(editor, () => (block(0) as ListNode).setListType(type));
    expect(note.text()).toBe(expected);
  });

  test('numbered tasks of a file keep their boxes', () => {
    const { editor, note } = open('1. [ ] a\n2. [x] b\n');
    replaceWord(editor, 'a', 'c');
    expect(note.text()).toBe('1. [ ] c\n2. [x] b\n');
  });
});

describe('node transforms', () => {
  test('that run while a note is opened are no edits', () => {
    const editor = newEditor();
    const stop = editor.registerNodeTransform(TextNode, (node) => {
      if (node.getTextContent().includes('sample') && !node.hasFormat('bold')) node.toggleFormat('bold');
    });
    const note = createNoteDocument(editor, 'a   sample\n\n*b*  \nc\n');
    change(editor, () => {
      for (const child of $getRoot().getChildren()) child.markDirty();
    });
    expect(note.text()).toBe('a   sample\n\n*b*  \nc\n');
    replaceWord(editor, 'c', 'd');
    expect(note.text()).toBe('a   sample\n\n*b*  \nd\n');
    stop();
  });

  test('that would join or drop blocks leave them in the file', () => {
    const editor = newEditor();
    const stop = editor.registerNodeTransform(ParagraphNode, (node) => {
      const next = node.getNextSibling();
      if (next instanceof ParagraphNode) {
        node.append(...next.getChildren());
        next.remove();
      }
    });
    const file = 'a\n\nb\n\n- c\n\nd\n';
    const note = createNoteDocument(editor, file);
    replaceWord(editor, 'c', 'e');
    expect(note.text()).toBe(file.replace('c', 'e'));
    stop();
  });
});

describe('a node the writer cannot hold', () => {
  test('is saved as its text, and counted', () => {
    const { editor, note } = open('a\n');
    change(editor, () => {
      $getRoot().append($createTableNode().append($createTableRowNode()));
      $getRoot().append($createParagraphNode().append($createTextNode('b')));
    });
    expect(note.text()).toContain('\n\nb\n');
  });
});

describe('properties', () => {
  test('a field changes its own bytes and nothing of the body', () => {
    const { note } = open(sample);
    expect(note.setField('status', 'complete')).toBe('edited');
    expect(note.text()).toBe(sample.replace('\nteams:', '\nstatus: complete\nteams:'));
    expect(note.fields().values).toEqual({
      title: 'Filters in funnels',
      status: 'complete',
      teams: ['product-analytics'],
    });
    expect(note.setField('status', undefined)).toBe('edited');
    expect(note.text()).toBe(sample);
    expect(note.setField('title', 'Filters in funnels')).toBe('unchanged');
  });

  test('a first field makes front matter in the file’s own style', () => {
    const { note } = open('\uFEFFa\r\n\r\nb\r\n');
    note.setField('id', '01JD9ZC4F2M6P1S8T0V3XWXABD');
    expect(note.text()).toBe('\uFEFF---\r\nid: 01JD9ZC4F2M6P1S8T0V3XWXABD\r\n---\r\na\r\n\r\nb\r\n');
  });

  test('listeners hear of edits and fields, not of loading', () => {
    const { editor, note } = open(sample);
    const heard = vi.fn();
    const stop = note.onChange(heard);
    note.load('other\n');
    expect(heard).not.toHaveBeenCalled();
    expect(note.isDirty()).toBe(false);
    replaceWord(editor, 'other', 'changed');
    expect(heard).toHaveBeenCalledTimes(1);
    note.setField('title', 'A');
    expect(heard).toHaveBeenCalledTimes(2);
    expect(note.text()).toBe('---\ntitle: A\n---\nchanged\n');
    stop();
    note.setField('title', 'B');
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

describe('hostile files', () => {
  test.each([
    ['100,000 asterisks', '*'.repeat(100_000)],
    ['100,000 brackets', '['.repeat(100_000)],
    ['quotes 5,000 deep', `${'> '.repeat(5000)}a`],
    ['600 nested elements', `${'<div>'.repeat(600)}\n`],
    ['lists 1,000 deep', Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
    ['styles that never end', '_*a'.repeat(33_000)],
    ['33,000 marks', '==a'.repeat(33_000)],
    ['25,000 links', '[a]('.repeat(25_000)],
    ['a line of 4 MB', 'word '.repeat(800_000)],
  ])('%s open, stay as they are and can be left', (_, file) => {
    const started = performance.now();
    const { note } = open(file);
    expect(note.text()).toBe(file);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

import { createHeadlessEditor } from '@lexical/headless';
import { $createRangeSelection, $getRoot, $isElementNode, $isTextNode, $setSelection, type LexicalNode } from 'lexical';
import { expect, test } from 'vitest';
import { editorNodes } from '../../../../renderer/features/editor/document/editor-nodes.ts';
import { createNoteDocument } from '../../../../renderer/features/editor/document/note-document.ts';
import { $changeMark, $mark, $momentFor, $unmark } from '../../../../renderer/features/editor/highlight/marks.ts';

const id = 'h_k3x9q2m7v0tb';

function open(markdown: string) {
  const editor = createHeadlessEditor({
    nodes: [...editorNodes],
    onError(error) {
      throw error;
    },
  });
  const document = createNoteDocument(editor, markdown);
  const leaves = () => {
    const texts: { node: LexicalNode; text: string }[] = [];
    const visit = (node: LexicalNode) => {
      if ($isTextNode(node)) texts.push({ node, text: node.getTextContent() });
      if ($isElementNode(node)) for (const child of node.getChildren()) visit(child);
    };
    visit($getRoot());
    return texts;
  };
  const point = (text: string, end: boolean) => {
    const leaf = leaves().find((one) => one.text.includes(text));
    if (!leaf) throw new Error(`“${text}” is not in the note`);
    return { key: leaf.node.getKey(), offset: leaf.text.indexOf(text) + (end ? text.length : 0) };
  };
  /** Selects from the start of one text to the end of another; `null` puts the caret at the start of the first. */
  const select = (from: string, to: string | null) => {
    const selection = $createRangeSelection();
    const [a, b] = [point(from, false), to === null ? point(from, false) : point(to, true)];
    selection.anchor.set(a.key, a.offset, 'text');
    selection.focus.set(b.key, b.offset, 'text');
    $setSelection(selection);
    return selection;
  };
  return {
    text: () => document.text(),
    update: (run: () => void) => editor.update(run, { discrete: true }),
    mark(from: string, to: string | null) {
      this.update(() => void $mark(select(from, to), { id, kind: 'pain', tags: [] }));
      return document.text();
    },
    moment(from: string, now: number | null) {
      let moment: number | undefined;
      this.update(() => {
        moment = $momentFor(select(from, null), now);
      });
      return moment;
    },
  };
}

const tag = `<mark data-highlight="${id}" data-kind="pain">`;

test.each([
  ['a piece of a line', 'It felt slow today.\n', 'felt', 'slow', `It ${tag}felt slow</mark> today.\n`],
  ['the whole line of the caret', 'It felt slow.\n', 'felt', null, `${tag}It felt slow.</mark>\n`],
  [
    'white space at the edges stays outside',
    'It felt slow today.\n',
    ' felt',
    'slow ',
    `It ${tag}felt slow</mark> today.\n`,
  ],
  [
    'a timestamp stays before it',
    '[02:10](#t=130) It felt slow.\n',
    'It',
    null,
    `[02:10](#t=130) ${tag}It felt slow.</mark>\n`,
  ],
  ['formats inside', 'It **felt** slow.\n', 'It', 'slow', `${tag}It **felt** slow</mark>.\n`],
  [
    'a link as a whole',
    'See [docs](https://d.example/) now.\n',
    'See',
    'now',
    `${tag}See [docs](https://d.example/) now</mark>.\n`,
  ],
  [
    'two blocks, one id',
    'First one.\n\nSecond one.\n',
    'one',
    'Second',
    `First ${tag}one.</mark>\n\n${tag}Second</mark> one.\n`,
  ],
  [
    'a list item without what is nested in it',
    '- outer\n  - inner\n',
    'outer',
    null,
    `- ${tag}outer</mark>\n  - inner\n`,
  ],
  ['not code', '```\ncode\n```\n', 'code', null, '```\ncode\n```\n'],
])('marks %s', (_name, before, from, to, after) => {
  expect(open(before).mark(from, to)).toBe(after);
});

test('changes and takes away every part of a highlight, and leaves the text', () => {
  const note = open('First one.\n\nSecond one.\n');
  note.mark('one', 'Second');
  note.update(() => $changeMark(id, { kind: 'praise', tags: ['speed'] }));
  expect(note.text().match(/data-kind="praise" data-tags="speed"/g)).toHaveLength(2);
  note.update(() => $unmark(id));
  expect(note.text()).toBe('First one.\n\nSecond one.\n');
});

test('belongs to the moment of its line, else to now, else to the last moment above', () => {
  const markdown = '[02:10](#t=130) Early.\n\nMiddle.\n\n[06:48](#t=408) Late.\n';
  expect(open(markdown).moment('Late', 900)).toBe(408);
  expect(open(markdown).moment('Middle', 900)).toBe(900);
  expect(open(markdown).moment('Middle', null)).toBe(130);
  expect(open('No moments.\n').moment('No', null)).toBeUndefined();
});

import { INSERT_LINE_BREAK_COMMAND } from 'lexical';
import { describe } from 'vitest';
import { $mark } from '../../../../renderer/features/editor/highlight/marks.ts';
import { A, a, B, b, holds, selected } from './edit-rows.ts';
import type { Typist } from './typist.ts';

describe('typing at a mark', () => {
  holds([
    [
      'inside it is part of it',
      `x ${A('one two')} y\n`,
      (t) => {
        t.behind('one');
        t.type(' and a half');
      },
      `x ${A('one and a half two')} y\n`,
    ],
    [
      'right behind it is not',
      `x ${A('one')}\n`,
      (t) => {
        t.behind('one');
        t.type(' two');
      },
      `x ${A('one')} two\n`,
    ],
    [
      'right behind it, before more text',
      `x ${A('one')} y\n`,
      (t) => {
        t.behind('one');
        t.type('s');
      },
      `x ${A('one')}s y\n`,
    ],
    [
      'right before it is not',
      `${A('one')} y\n`,
      (t) => {
        t.before('one');
        t.type('two ');
      },
      `two ${A('one')} y\n`,
    ],
    [
      'right behind two that end together',
      `${A(`one ${B('two')}`)}\n`,
      (t) => {
        t.behind('two');
        t.type(' x');
      },
      `${A(`one ${B('two')}`)} x\n`,
    ],
    [
      'right before two that begin together',
      `${A(`${B('two')} one`)}\n`,
      (t) => {
        t.before('two');
        t.type('x ');
      },
      `x ${A(`${B('two')} one`)}\n`,
    ],
    [
      'over all of it takes it away',
      `x ${A('one')} y\n`,
      (t) => {
        t.select('one');
        t.type('two');
      },
      'x two y\n',
    ],
    [
      'a bold word at its end',
      `x ${A('one **two**')} y\n`,
      (t) => {
        t.behind('two');
        t.type('s');
      },
      `x ${A('one **two**')}s y\n`,
    ],
  ]);
});

describe('splitting and joining', () => {
  holds([
    [
      'Enter inside: both halves are one highlight',
      `x ${A('one two')} y\n`,
      (t) => {
        t.behind('one');
        t.enter();
      },
      `x ${A('one')}\n\n${A('two')} y\n`,
    ],
    [
      'Enter at its end leaves no empty mark',
      `x ${A('one')} y\n`,
      (t) => {
        t.behind('one');
        t.enter();
      },
      `x ${A('one')}\n\ny\n`,
    ],
    [
      'Enter at its start leaves no empty mark',
      `x ${A('one')} y\n`,
      (t) => {
        t.before('one');
        t.enter();
      },
      `x\n\n${A('one')} y\n`,
    ],
    [
      'Enter in two that nest',
      `${A(`one ${B('two three')}`)}\n`,
      (t) => {
        t.behind('two');
        t.enter();
      },
      `${A(`one ${B('two')}`)}\n\n${A(B('three'))}\n`,
    ],
    [
      'Enter in a list item',
      `- ${A('one two')}\n`,
      (t) => {
        t.behind('one');
        t.enter();
      },
      `- ${A('one')}\n- ${A('two')}\n`,
    ],
    [
      'Enter in a quote',
      `> ${A('one two')}\n`,
      (t) => {
        t.behind('one');
        t.enter();
      },
      `> ${A('one')}\n>\n> ${A('two')}\n`,
    ],
    [
      'Enter in a bold word of it',
      `${A('**one two**')}\n`,
      (t) => {
        t.behind('one');
        t.enter();
      },
      `${A('**one**')}\n\n${A('**two**')}\n`,
    ],
    [
      'a line break inside stays inside',
      `${A('one two')}\n`,
      (t) => {
        t.behind('one');
        t.editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false);
        t.type('');
      },
      `${A('one\\\ntwo')}\n`,
    ],
    [
      'joining its halves makes one mark',
      `x ${A('one')}\n\n${A('two')} y\n`,
      (t) => t.joinBefore('two'),
      `x ${A('onetwo')} y\n`,
    ],
    [
      'joining its halves in a list',
      `- ${A('one')}\n- ${A('two')}\n`,
      (t) => t.joinBefore('two'),
      `- ${A('onetwo')}\n`,
    ],
    [
      'joining two highlights keeps both',
      `${A('one')}\n\n${B('two')}\n`,
      (t) => t.joinBefore('two'),
      `${A('one')}${B('two')}\n`,
    ],
    [
      'Enter and Backspace are as before',
      `x ${A('one two')} y\n`,
      (t) => {
        t.behind('one');
        t.enter();
        t.joinBefore(' two');
      },
      `x ${A('one two')} y\n`,
    ],
    [
      'unknown attributes go along',
      `<mark data-x="1" data-kind="pain" data-highlight="${a}">one two</mark>\n`,
      (t) => {
        t.behind('one');
        t.enter();
      },
      `<mark data-x="1" data-kind="pain" data-highlight="${a}">one</mark>\n\n<mark data-x="1" data-kind="pain" data-highlight="${a}">two</mark>\n`,
    ],
  ]);
});

describe('taking text away', () => {
  holds([
    [
      'a part of it',
      `x ${A('one two three')} y\n`,
      (t) => {
        t.select('two ');
        t.remove();
      },
      `x ${A('one three')} y\n`,
    ],
    [
      'all of it',
      `x ${A('one')} y\n`,
      (t) => {
        t.select('one');
        t.remove();
      },
      'x  y\n',
    ],
    [
      'over its start',
      `x ${A('one two')} y\n`,
      (t) => {
        t.select('x ', 'one ');
        t.remove();
      },
      `${A('two')} y\n`,
    ],
    [
      'over its end',
      `x ${A('one two')} y\n`,
      (t) => {
        t.select(' two', ' y');
        t.remove();
      },
      `x ${A('one')}\n`,
    ],
    [
      'across blocks',
      `x ${A('one two')}\n\nmiddle\n\n${A('three four')} y\n`,
      (t) => {
        t.select(' two', 'three ');
        t.remove();
      },
      `x ${A('onefour')} y\n`,
    ],
    [
      'the whole line',
      `${A('one')}\n\ny\n`,
      (t) => {
        t.select('one');
        t.remove();
      },
      'y\n',
    ],
    [
      'from one highlight into another',
      `${A('one two')} ${B('three four')}\n`,
      (t) => {
        t.select(' two', 'three ');
        t.remove();
      },
      `${A('one')}${B('four')}\n`,
    ],
  ]);
});

describe('marking', () => {
  const marking =
    (from: string, to = from) =>
    (t: Typist) => {
      t.select(from, to);
      selected((selection) => void $mark(selection, { id: b, kind: 'bug', tags: [] }))(t);
    };
  holds([
    ['inside another nests', `${A('one two three')}\n`, marking('two'), `${A(`one ${B('two')} three`)}\n`],
    ['over another nests', `x ${A('one')} y\n`, marking('x', 'y'), `${B(`x ${A('one')} y`)}\n`],
    [
      'over the end of another nests',
      `${A('one two')} three\n`,
      marking('two', 'three'),
      `${A(`one ${B('two')}`)}${B(' three')
        .replace('> ', '>')
        .replace(B('three').slice(0, 5), ` ${B('three').slice(0, 5)}`)}\n`,
    ],
    [
      'several blocks repeats the id',
      'one two\n\n- three\n- four five\n',
      marking('two', 'four'),
      `one ${B('two')}\n\n- ${B('three')}\n- ${B('four')} five\n`,
    ],
    ['white space stays outside', 'x one  y\n', marking(' one  '), `x ${B('one')}  y\n`],
    ['lines of one paragraph are one mark', 'one\ntwo\n', marking('one', 'two'), `${B('one\ntwo')}\n`],
  ]);
});

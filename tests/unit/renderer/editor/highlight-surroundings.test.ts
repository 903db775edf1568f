import { $createCodeNode } from '@lexical/code-core';
import { INSERT_UNORDERED_LIST_COMMAND } from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { FORMAT_TEXT_COMMAND, INDENT_CONTENT_COMMAND, OUTDENT_CONTENT_COMMAND } from 'lexical';
import { describe, expect, test } from 'vitest';
import { $toggleQuote } from '../../../../renderer/features/editor/format/blocks.ts';
import { A, B, holds, selected } from './edit-rows.ts';
import { type Typist, typistAt } from './typist.ts';

describe('what surrounds a mark', () => {
  const list = (t: Typist) => t.editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
  const bold = (t: Typist) => t.update(() => void t.editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold'));
  holds([
    [
      'bold over its start',
      `x one ${A('two three')}\n`,
      (t) => {
        t.select('one ', 'two');
        bold(t);
      },
      `x **one** ${A('**two** three')}\n`,
    ],
    [
      'bold over all of it',
      `x ${A('two')} y\n`,
      (t) => {
        t.select('two');
        bold(t);
      },
      `x ${A('**two**')} y\n`,
    ],
    [
      'a heading',
      `x ${A('two')}\n`,
      (t) => {
        t.select('two');
        selected((s) => $setBlocksType(s, () => $createHeadingNode('h2')))(t);
      },
      `## x ${A('two')}\n`,
    ],
    [
      'a list',
      `x ${A('two')}\n`,
      (t) => {
        t.select('two');
        t.update(() => void list(t));
      },
      `- x ${A('two')}\n`,
    ],
    [
      'a quote',
      `x ${A('two')}\n`,
      (t) => {
        t.select('two');
        selected($toggleQuote)(t);
      },
      `> x ${A('two')}\n`,
    ],
    [
      'out of a quote',
      `> x ${A('two')}\n`,
      (t) => {
        t.select('two');
        selected($toggleQuote)(t);
      },
      `x ${A('two')}\n`,
    ],
    [
      'indenting',
      `- x\n- ${A('two')}\n`,
      (t) => {
        t.behind('two');
        t.update(() => void t.editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined));
      },
      `- x\n  - ${A('two')}\n`,
    ],
    [
      'outdenting',
      `- x\n  - ${A('two')}\n`,
      (t) => {
        t.behind('two');
        t.update(() => void t.editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined));
      },
      `- x\n- ${A('two')}\n`,
    ],
    [
      'code takes the mark and leaves the text',
      `x ${A('two **three** [04:05](#t=245)')}\n`,
      (t) => {
        t.select('two');
        selected((s) => $setBlocksType(s, () => $createCodeNode()))(t);
      },
      '```\nx two three 04:05\n```\n',
    ],
  ]);

  test('that code took marks away is told', () => {
    const typist = typistAt(`x ${A('two')} ${B('three')}\n`);
    typist.select('two');
    selected((s) => $setBlocksType(s, () => $createCodeNode()))(typist);
    expect(typist.lostInCode).toEqual([2]);
  });
});

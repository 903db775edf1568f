import type { Nodes, Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../../shared/markdown/parse.ts';
import { serializeMarkdown } from '../../../../shared/markdown/serialize.ts';

/** The types of a tree, nested: `paragraph(text,link(text))`. */
function shape(node: Nodes): string {
  const children = 'children' in node ? `(${node.children.map(shape).join(',')})` : '';
  return node.type + children;
}
const shapes = (body: string) => parseMarkdown(body).children.map(shape).join(' ');

describe('what the parser takes for markup', () => {
  test.each([
    ['at 12:34 he said :smile: to me', 'paragraph(text)'],
    ['it costs $5 or $6', 'paragraph(text)'],
    ['inline $$x^2$$ math', 'paragraph(text,inlineMath,text)'],
    ['$$\nx\n$$', 'math'],
    ['see [[Page|alias]] and ![[embed]]', 'paragraph(text,opaqueLiteral,text,opaqueLiteral)'],
    ['> [!note] Title', 'blockquote(paragraph(opaqueLiteral,text))'],
    ['a %%secret%% b', 'paragraph(text,opaqueLiteral,text)'],
    ['100%% sure', 'paragraph(text)'],
    ['==marked== ~~gone~~', 'paragraph(highlight(text),text,delete(text))'],
    [':::note\ntext\n:::', 'containerDirective(paragraph(text))'],
    ['::youtube[label]', 'leafDirective(text)'],
    ['a :abbr[x] b', 'paragraph(text)'],
    ['mail foo\\@bar.example', 'paragraph(text)'],
    ['see https://docs.example now', 'paragraph(text,link(text),text)'],
    ['[12:34](#t=754) said', 'paragraph(link(text),text)'],
    ['- [x] done', 'list(listItem(paragraph(text)))'],
    ['a[^1]\n\n[^1]: b', 'paragraph(text,footnoteReference) footnoteDefinition(paragraph(text))'],
    ['[[a\nb]]', 'paragraph(text)'],
  ])('%j', (body, expected) => {
    expect(shapes(body)).toBe(expected);
  });
});

describe('writing in the sample’s style', () => {
  const styles: [string, Root['children'][number], string][] = [
    [
      'bullets',
      {
        type: 'list',
        spread: false,
        children: [
          {
            type: 'listItem',
            spread: false,
            children: [{ type: 'paragraph', children: [{ type: 'text', value: 'a' }] }],
          },
        ],
      },
      '- a\n',
    ],
    [
      'emphasis',
      {
        type: 'paragraph',
        children: [
          { type: 'emphasis', children: [{ type: 'text', value: 'a' }] },
          { type: 'strong', children: [{ type: 'text', value: 'b' }] },
        ],
      },
      '*a*__b__\n',
    ],
    ['a rule', { type: 'thematicBreak' }, '---\n'],
    ['a kept rule', { type: 'thematicBreak', data: { rule: '* * *' } as never }, '* * *\n'],
    [
      'a new break',
      { type: 'paragraph', children: [{ type: 'text', value: 'a' }, { type: 'break' }, { type: 'text', value: 'b' }] },
      'a\\\nb\n',
    ],
    [
      'a break in a heading',
      {
        type: 'heading',
        depth: 3,
        children: [{ type: 'text', value: 'a' }, { type: 'break' }, { type: 'text', value: 'b' }],
      },
      '### a<br>b\n',
    ],
    [
      'an underlined heading',
      { type: 'heading', depth: 1, children: [{ type: 'text', value: 'a' }], data: { underline: '=====' } as never },
      'a\n=====\n',
    ],
    ['a tilde fence', { type: 'code', value: 'x', data: { fence: '~~~~' } as never }, '~~~\nx\n~~~\n'],
    [
      'a parenthesis after numbers',
      {
        type: 'list',
        ordered: true,
        start: 2,
        spread: false,
        children: [{ type: 'listItem', spread: false, children: [] }],
        data: { bullet: ')' } as never,
      },
      '2)\n',
    ],
  ];
  test.each(styles)('%s', (_, node, expected) => {
    expect(serializeMarkdown({ type: 'root', children: [node] })).toBe(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../../shared/markdown/parse.ts';

const types = (body: string) => parseMarkdown(body).children.map((child) => child.type);

describe('MDX', () => {
  test.each([
    "import Chart from './chart'",
    "import { Tabs, Tab } from '@theme/Tabs';",
    "import React, { useState } from 'react'",
    'import * as data from "../data.js"',
    "import './styles.css'",
    "import type { Props } from './props'",
    "import a from './a'\nimport b from './b'\nexport const year = 2026",
    "import {\n  a,\n  b,\n} from './ab'",
    "export const meta = {\n  title: 'Hi',\n}",
    'export default function Page() {\n  return 1\n}',
    'export default ({ children }) => children',
    "export { a } from './a'",
    "export * from './a'",
    'export async function load() {}',
    '{/* a comment */}',
    '{/* over\ntwo lines */}',
    '<Chart data={[1, 2]} />',
    '<Chart\n  data={[1, 2]}\n  title="a > b"\n/>',
    "<Tabs items={['a', 'b']}>",
    '<Note type={kind}>Some *text* and <b>more</b></Note>',
    '<>\na fragment\n</>',
    '<Tabs.Item>',
    '</Tabs.Item>',
    '<A x={`}`} /><B y={{ a: 1 }} />',
  ])('%j is kept as it stands', (body) => {
    expect(parseMarkdown(`before\n\n${body}\n\nafter\n`).children).toMatchObject([
      { type: 'paragraph' },
      { type: 'foreignBlock', value: body },
      { type: 'paragraph' },
    ]);
  });

  test.each([
    'import contacts from the old tool',
    "import contacts from 'the old tool'",
    "import data from 'Excel' is what they asked for",
    'import',
    'Import Chart from "./chart"',
    'important: export const',
    'export default settings to CSV',
    'export const is a word',
    'export functions (three of them)',
    'exports are slow',
    'export class sizes to a sheet',
    '{name} wrote that',
    '{/* never closed',
    '{/* a */} and text {/* b */}',
    '<Chart data={[1, 2]} /> shows growth',
    'see <Chart data={[1, 2]} />',
    '<3 this',
    '<A quote "that never ends={',
    '<Note type={kind}>open',
    '100%% sure\n%%',
  ])('%j stays text', (body) => {
    expect(types(`before\n\n${body}\n\nafter\n`)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });
});

describe('comments between lines of %%', () => {
  test.each([
    ['%%\nhidden\n%%', ['foreignBlock']],
    ['%%\nhidden *x*\n\n- a\n- b\n\n# More\n\n%%', ['foreignBlock']],
    ['%%\r\nhidden\r\n\r\nmore\r\n%%\r\n\r\nafter', ['foreignBlock', 'paragraph']],
    ['%%\n- a\n%%\n\nafter', ['foreignBlock', 'paragraph']],
    ['%%\na\n%%\n\nb\n\n%%\nc\n%%', ['foreignBlock', 'paragraph', 'foreignBlock']],
    ['%%\nnever closed\n\nb', ['paragraph', 'paragraph']],
    ['%%', ['paragraph']],
    ['%% one line %%', ['paragraph']],
  ])('%j', (body, expected) => {
    expect(types(body)).toEqual(expected);
  });
});

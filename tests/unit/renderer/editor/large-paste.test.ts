import { expect, test } from 'vitest';
import { clipWith, typistAt } from './typist.ts';

const markdown = '## A\n\n- **one**\n- two\n\n'.repeat(6000).trimEnd();
const prose = '12:34 so `x` * y\n'.repeat(40_000).trimEnd();

test.each([
  ['Markdown stays what it is', markdown, markdown],
  [
    'Markdown that is not closed does not take in what follows',
    `${markdown}\n\n~~~\nopen`,
    `${markdown}\n\n~~~\nopen\n~~~`,
  ],
  ['text is fenced, so that nothing in it means anything', prose, `\`\`\`\n${prose}\n\`\`\``],
  ['text with fences of its own', `${prose}\n\`\`\`\`\nx`, `\`\`\`\`\`\n${prose}\n\`\`\`\`\nx\n\`\`\`\`\``],
  ['Windows line ends', prose.replaceAll('\n', '\r\n'), `\`\`\`\n${prose}\n\`\`\``],
])('much text is one block of source, and one undo step: %s', (_name, text, source) => {
  const t = typistAt('start\n\nend\n');
  t.behind('start');
  t.type(' here');
  expect(t.paste(clipWith({ 'text/plain': text }))?.asSource).toBe(true);
  expect(t.file()).toBe(`start here\n\n${source}\n\nend\n`);
  t.undo();
  expect(t.file()).toBe('start here\n\nend\n');
});

test('less of it is ordinary blocks', () => {
  const t = typistAt('start\n');
  t.behind('start');
  t.enter();
  expect(t.paste(clipWith({ 'text/plain': '## A\n\n- [ ] b' }))?.asSource).toBe(false);
  expect(t.file()).toBe('start\n\n## A\n\n- [ ] b\n');
});

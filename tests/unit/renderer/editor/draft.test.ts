import { expect, test } from 'vitest';
import { withDraft } from '../../../../renderer/features/editor/session/draft.ts';

const front = '---\ntitle: <b>x</b>\n---\n';

test.each([
  ['in its place', `${front}One.\n\n<b>x</b>\n\nTwo.\n`, '<b>x</b>', '<b>y</b>', `${front}One.\n\n<b>y</b>\n\nTwo.\n`],
  ['of several lines, with CRLF', 'a\r\n\r\n$$\r\nx\r\n$$\r\n', '$$\nx\n$$', '$$\ny\n$$', 'a\r\n\r\n$$\ny\n$$\r\n'],
  ['whose place is not found', '> $$\n> x\n> $$', '$$\nx\n$$', 'new words', '> $$\n> x\n> $$\n\nnew words\n'],
])('a draft %s is part of the text', (_name, text, source, typed, expected) => {
  expect(withDraft(text, { source, typed })).toBe(expected);
});

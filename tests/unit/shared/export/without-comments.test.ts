import { expect, test } from 'vitest';
import { exportBody } from '../../../../shared/export/note-body.ts';

test.each([
  ['within a line', 'Said %%to Noor Haddad%% so.', 'Said  so.'],
  ['with formats in it', 'Said %%to *Noor* **Haddad** `x`%% so.', 'Said  so.'],
  ['that begins in a format', 'A *b %%Noor* Haddad%% c', 'A *b  c'],
  ['of one block', 'Before.\n\n%%\nNoor Haddad\n%%\n\nAfter.', 'Before.\n\n\n\nAfter.'],
  ['over several blocks', 'Before.\n\n%%\n- Noor\n\n> Haddad\n\n%%\n\nAfter.', 'Before.\n\n\n\nAfter.'],
  ['in a list', '- one %%Noor *Haddad*%%\n- two', '- one \n- two'],
  ['of MDX', 'Before.\n\n{/* Noor Haddad */}\n\nAfter.', 'Before.\n\n\n\nAfter.'],
  ['in code is no comment', 'Use `%%x%%` here.', 'Use `%%x%%` here.'],
  ['that is not closed is text', 'Grew by 5 %% or so.', 'Grew by 5 %% or so.'],
])('a comment %s does not leave', (_name, body, expected) => {
  const { markdown } = exportBody(body, 1);
  expect(markdown.replace(/ +$/gm, '')).toBe(expected.replace(/ +$/gm, '').replace(/\n{3,}/g, (run) => run));
  if (!body.includes('or so') && !body.includes('`%%')) expect(markdown).not.toMatch(/Noor|Haddad/);
});

test('MDX leaves as text that nothing runs', () => {
  const { markdown } = exportBody("import { Chart } from './chart'\n\n<Chart data={[1]} />", 1);
  expect(markdown).not.toContain('<Chart');
});

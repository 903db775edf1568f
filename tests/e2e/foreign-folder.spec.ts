import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';

const latin1 = new Uint8Array([0x43, 0x61, 0x66, 0xe9, 0x0a]);

test.use({
  files: {
    'README.md': '# Research notes\r\n\r\nKept with CRLF.\r\n',
    'calls/one.md': '\uFEFF# Call with a baker\n\nNo final newline',
    'calls/broken.md': '---\ntitle: "unclosed\n---\n# Broken front matter\n\ntext\n',
    'calls/latin1.md': latin1,
    'calls/odd.md':
      'Setext\n======\n\n* star\n* list\n\n1) one\n1) two\n\n[ref]: https://docs.example\n\n$$\nx\n$$\n\n:::note\ninside\n:::\n',
    'notes.txt': 'not Markdown',
    '.obsidian/app.json': '{}',
  },
});

test('any folder of Markdown opens as it is, and stays byte-identical while it is read', async ({ app, vault }) => {
  const before = await vault.snapshot();
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  for (const title of ['Research notes', 'Call with a baker', 'Setext']) await workbench.open(title);
  await workbench.row(/broken/i).click();
  await expect(editor.body).toContainText('Broken front matter');
  await workbench.row('latin1').click();
  await expect(app.page.getByText('This file is not UTF-8 text')).toBeVisible();
  await app.restart();
  await workbench.ready();
  await app.close();
  expect(await vault.snapshot()).toEqual(before);
  await app.start();
});

test('the first edit writes that file alone, with an id, and keeps the rest of its bytes', async ({ app, vault }) => {
  const before = await vault.snapshot();
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('Research notes');
  await editor.goToEnd();
  await editor.type(' And more.');
  await workbench.expectSaved();
  const text = await vault.read('README.md');
  expect(text).toMatch(/^---\r\nid: [0-9A-HJKMNP-TV-Z]{26}\r\n---\r\n/);
  expect(text).toContain('# Research notes\r\n\r\nKept with CRLF. And more.\r\n');
  const after = await vault.snapshot();
  expect({ ...after, 'README.md': '' }).toEqual({ ...before, 'README.md': '' });
});

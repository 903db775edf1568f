import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const note = (n: number, title: string, body: string) =>
  noteText({ id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`, title, occurredAt: `2026-11-1${n}T15:00:00+01:00` }, body);
const first = 'interviews/2026/first.md';
const second = 'interviews/2026/second.md';
const source = note(1, 'First call', 'Alpha  *one*.\n\n* a\n* b\n');

test.use({ files: vaultFiles({ [first]: source, [second]: note(2, 'Second call', 'Beta two.\n') }) });

const bodyOf = (text: string) => text.replace(/^---\n[\s\S]*?\n---\n/, '');

test('Markdown as it is typed is what the file says', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  const typed = {
    Headings: ['# One\n## Two\n### Three\ntext', '# One\n\n## Two\n\n### Three\n\ntext\n'],
    Lists: ['- a\nb\n\nbetween\n1. c\nd\n\nafter', '- a\n- b\n\nbetween\n\n1. c\n2. d\n\nafter\n'],
    Quote: ['> said\nmore\n\nout', '> said\n>\n> more\n\nout\n'],
    Code: ['```ts\nlet a = `x`;\n``` no end', '````ts\nlet a = `x`;\n``` no end\n````\n'],
    Rule: ['above\n---\nbelow', 'above\n\n---\n\nbelow\n'],
    Inline: [
      'a **b** *i* ~~s~~ `c` [d](https://docs.example/d) e',
      'a **b** *i* ~~s~~ `c` [d](https://docs.example/d) e\n',
    ],
    Literal: ['2*3 a_b <b> &amp; C:\\path 12:34 # no', '2*3 a_b \\<b> \\&amp; C:\\path 12:34 # no\n'],
    Scripts: ['שלום مرحبا 👩‍👩‍👧 🇩🇪 cafe\u0301', 'שלום مرحبا 👩‍👩‍👧 🇩🇪 cafe\u0301\n'],
  } as const;
  for (const [title, [keys]] of Object.entries(typed)) {
    await editor.start(title);
    await editor.type(keys);
  }
  for (const [title, [, expected]] of Object.entries(typed)) {
    const read = async () => {
      const texts = await Promise.all((await vault.list()).map((name) => vault.read(name)));
      return bodyOf(texts.find((text) => text.includes(`\ntitle: ${title}\n`)) ?? '');
    };
    await expect.poll(read, title).toBe(expected);
  }
});

test('words stay with their interview however fast one switches; undo goes back to the bytes of before', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  for (const [title, words] of [
    ['First call', ' uno'],
    ['Second call', ' due'],
    ['First call', ' tre'],
    ['Second call', ' quattro'],
  ] as const) {
    await workbench.open(title);
    await editor.goToEnd();
    await editor.type(words);
  }
  await expect.poll(() => vault.read(second)).toBe(note(2, 'Second call', 'Beta two. due quattro\n'));
  await expect.poll(() => vault.read(first)).toBe(source.replace('* b', '* b uno tre'));

  await workbench.open('First call');
  await editor.body.getByText('Alpha').click();
  await app.page.keyboard.press('Control+a');
  await app.page.keyboard.press('Delete');
  await editor.type('## New\n- list\n\nEnd');
  await expect.poll(() => vault.read(first)).toContain('## New\n\n- list\n\nEnd\n');
  for (let i = 0; i < 30; i++) await app.page.keyboard.press('Control+z');
  await expect.poll(() => vault.read(first)).toBe(source.replace('* b', '* b uno tre'));
  for (let i = 0; i < 30; i++) await app.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => vault.read(first)).toContain('## New\n\n- list\n\nEnd\n');
});

test('a composition goes on while autosave runs', async ({ app, vault }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('Second call');
  await editor.goToEnd();
  const client = await app.page.context().newCDPSession(app.page);
  // A window of another test that opens meanwhile takes the focus, and a blur ends a composition.
  await client.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  for (const text of ['k', 'か', 'かn', 'かな']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await app.page.waitForTimeout(400);
  }
  await expect.poll(() => vault.read(second)).toContain('Beta two.かな');
  await client.send('Input.insertText', { text: '仮名' });
  await editor.type(' b');
  await expect.poll(() => vault.read(second)).toBe(note(2, 'Second call', 'Beta two.仮名 b\n'));
});

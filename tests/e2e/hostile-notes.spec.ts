import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostsIn } from '../../scripts/lib/net-log.mjs';
import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const fields = (n: number, title: string) => ({
  id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`,
  title,
  occurredAt: `2026-11-1${n}T15:00:00+01:00`,
  kind: 'general_feedback',
  status: 'complete',
});
const file = (name: string) => `interviews/2026/${name}.md`;
const run = 'window.hostile=1';
const body = (port: number) => `First word of the note.

[a link that runs](javascript:${run}) and [another](<java\tscript:${run}>) and [a page](data:text/html,<script>${run}</script>) here.

Inline <img src="x" onerror="${run}"> and <svg onload="${run}"></svg> here.

<img src="http://127.0.0.1:${port}/html.png" onerror="${run}">

<svg xmlns="http://www.w3.org/2000/svg"><script>${run}</script></svg>

<iframe src="file:///etc/passwd"></iframe>

<script src="http://127.0.0.1:${port}/run.js"></script>

<link rel="stylesheet" href="http://127.0.0.1:${port}/style.css">

![a tracking pixel](http://127.0.0.1:${port}/pixel.png) and ![another](http://tracker.example/pixel.gif) here.

![a share](\\\\host\\share\\a.png) and ![a share too](//host.example/share/a.png) and ![a file](file:///etc/passwd) here.

[a name to look up](http://lookup.example) and http://autolink.example/here and <http://angle.example>.

<Chart data={[1, 2]} />

%%
hidden

still hidden
%%

Last word.
`;

let server: Server;
const asked: string[] = [];
test.beforeEach(async () => {
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

test.use({
  files: vaultFiles({
    [file('traps')]: noteText(fields(1, 'Traps'), 'To be filled.\n'),
    [file('stars')]: noteText(fields(2, 'Stars'), `${'*'.repeat(100_000)}\n\n${'['.repeat(100_000)}\n`),
    [file('deep')]: noteText(fields(3, 'Deep'), `${'> '.repeat(5000)}a\n\n${'<div>'.repeat(600)}\n`),
  }),
});

test('a note full of traps asks nobody for anything, runs nothing, and keeps its bytes around an edit', async ({
  app,
  vault,
  folder,
}) => {
  const text = noteText(fields(1, 'Traps'), body((server.address() as AddressInfo).port));
  await app.close();
  await vault.write(file('traps'), text);
  const log = folder.path('net.json');
  await app.start({ args: [`--log-net-log=${log}`] });
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await workbench.open('Traps');
  await expect(editor.body).toContainText('Last word.');
  await expect(editor.body).toContainText('<iframe src="file:///etc/passwd"></iframe>');
  expect(await editor.body.locator('iframe, script, link, svg image, [onerror]').count()).toBe(0);
  for (const name of ['a link that runs', 'another', 'a page']) {
    const link = editor.body.getByText(name, { exact: true }).first();
    await link.click();
    await link.click({ modifiers: ['Control'] });
  }
  await editor.body.getByText('First word').click();
  await app.page.keyboard.press('Home');
  await editor.type('The ');
  await workbench.expectSaved();
  await expect.poll(() => vault.read(file('traps'))).toBe(text.replace('First word', 'The First word'));
  expect(await app.page.evaluate(() => (window as { hostile?: unknown }).hostile)).toBeUndefined();

  const interview = app.page.getByRole('region', { name: 'Interview', exact: true });
  const before = await vault.snapshot();
  for (const title of ['Stars', 'Deep']) {
    await workbench.row(title).click();
    await expect(interview).toContainText('too large or too deeply nested to be formatted');
  }
  await workbench.open('Traps');
  await expect(editor.body).toContainText('The First word');
  expect(await vault.snapshot()).toEqual(before);
  expect(app.electron.windows()).toHaveLength(1);
  await app.close();
  expect(asked).toEqual([]);
  expect(hostsIn(await readFile(log, 'utf8'))).toEqual([]);
});

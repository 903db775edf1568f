import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { App } from '../support/app.ts';
import { expect, test } from '../support/fixtures.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const note = (n: number, body: string) => ({
  [`interviews/2026/2026-11-0${n}-note-${n}.md`]: noteText(
    { id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`, title: `Interview ${n}`, occurredAt: `2026-11-0${n}`, status: 'complete' },
    `${body}\n`,
  ),
});

test.use({
  files: vaultFiles({ ...note(1, 'The otter waited.'), ...note(2, 'The badger left.'), ...note(3, 'Lunch was good.') }),
});

/** Searches for the words until this is what is found, passage by passage. */
async function expectFound(app: App, query: string, passages: RegExp[]) {
  await new Workbench(app).ready();
  await app.page.keyboard.press('Control+Shift+F');
  await app.page.getByRole('combobox', { name: 'Search all interviews' }).fill(query);
  await expect(app.page.getByRole('listbox', { name: 'Passages' }).getByRole('option')).toHaveText(passages);
}

async function keptIndex(app: App): Promise<string> {
  const folder = path.join(app.profile, 'search-indexes');
  const names = async () => (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.index'));
  await expect.poll(names, { timeout: 15_000 }).toHaveLength(1);
  return path.join(folder, (await names())[0]!);
}

const searchProcesses = (app: App) =>
  app.electron.evaluate(({ app: electron }) =>
    electron.getAppMetrics().flatMap((m) => (m.serviceName === 'node.mojom.NodeService' ? [m.pid] : [])),
  );

test('what was changed while the app was closed is found beside what was kept, also with a damaged index', async ({
  app,
  vault,
}) => {
  await expectFound(app, 'the otter', [/The otter waited/]);
  const file = await keptIndex(app);
  await app.close();

  for (const [name, text] of Object.entries(note(3, 'Another otter came.'))) await vault.write(name, text);
  await app.start();
  await expectFound(app, 'otter', [/Another otter came|The otter waited/, /Another otter came|The otter waited/]);
  await expectFound(app, 'badger', [/The badger left/]);
  await app.close();

  const bytes = await readFile(file);
  const at = bytes.indexOf('badger');
  bytes.write('beaver', at);
  await writeFile(file, bytes);
  await app.start();
  await expectFound(app, 'badger', [/The badger left/]);
  await expect.poll(async () => (await readFile(file)).includes('beaver'), { timeout: 15_000 }).toBe(false);
});

test('a search process that is killed is back at once with what was kept and what was saved since', async ({
  app,
  vault,
}) => {
  await expectFound(app, 'otter', [/The otter waited/]);
  await keptIndex(app);
  // The process that makes a first index hands over to one that reads it; after a start there is no such change.
  await app.restart();
  await expectFound(app, 'otter', [/The otter waited/]);
  const [first] = await searchProcesses(app);
  process.kill(first!, 'SIGKILL');
  for (const [name, text] of Object.entries(note(3, 'Another otter came.'))) await vault.write(name, text);
  await expectFound(app, 'another', [/Another otter came/]);
  await expectFound(app, 'badger', [/The badger left/]);
  expect(await searchProcesses(app)).not.toContain(first);
  expect(app.mainLog()).toContain('the search process ended');
});

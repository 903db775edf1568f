import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { writeSampleVault } from '../../main/vault/sample.ts';
import { App } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { root } from '../support/launch-app.ts';

const page1 = path.join(root, 'tests/fixtures/handbook-page.md');
const page2 = path.join(root, 'tests/fixtures/handbook-page-edited.md');
const out = '/tmp/rs/shots';

test('look', async () => {
  test.setTimeout(120000);
  const vault = await mkdtemp('/tmp/rs/vault-');
  await writeSampleVault(vault, { now: Date.now, random: (n) => randomBytes(n) });
  const app = await App.launch({ vault });
  const p = app.page;
  const shot = async (name: string) => {
    for (const theme of ['light', 'dark'] as const)
      for (const [w, h] of [
        [1280, 800],
        [880, 560],
      ] as const) {
        await app.useTheme(theme);
        await app.resize(w, h);
        await p.waitForTimeout(250);
        await p.screenshot({ path: `${out}/${name}-${w}-${theme}.png` });
        await expectAccessible(p).catch((e) => console.log(name, theme, String(e).slice(0, 1500)));
      }
    await app.resize(1280, 800);
  };
  const cmd = async (title: string) => {
    await p.keyboard.press('Control+k');
    await p.keyboard.type(title);
    await p.keyboard.press('Enter');
  };
  await p.getByText('Filters in funnels').first().waitFor();
  await cmd('Teams and people');
  await p.getByRole('heading', { name: 'Teams and people' }).waitFor();
  await p.getByRole('button', { name: 'This is me: Mira Okafor' }).click();
  await shot('1-view');
  await cmd('Import teams and PMs');
  await p.getByRole('dialog').waitFor();
  await shot('2-source');
  await p.getByRole('textbox', { name: /paste/ }).fill('Nothing about teams here.');
  await p.getByRole('button', { name: 'Review' }).click();
  await p.getByRole('alert').waitFor();
  await shot('3-no-teams');
  await p
    .getByRole('textbox', { name: /paste/ })
    .fill(
      readFileSync(page1, 'utf8') +
        '\n**Jo**\n- [Support](/teams/support) (until the move in spring)\n- and whatever else, really.\n- [Docs](/teams/docs)\n',
    );
  await p.getByRole('button', { name: 'Review' }).click();
  await p.getByText('differences').waitFor();
  await shot('4-review');
  await p.getByRole('button', { name: 'Import', exact: true }).click();
  await p.getByText('Imported the page').waitFor();
  await shot('5-imported');
  await app.chooseFolder(page2);
  await cmd('Import teams and PMs');
  await p.getByRole('button', { name: 'Choose a file…' }).click();
  await p.getByText('differences').waitFor();
  await shot('6-edited');
  await p.getByRole('button', { name: 'Import', exact: true }).click();
  await cmd('Import teams and PMs');
  await p.getByRole('button', { name: 'Choose a file…' }).click();
  await p.getByText('already matches').waitFor();
  await shot('7-same');
  expect(app.problems()).toEqual([]);
  await app.close();
});

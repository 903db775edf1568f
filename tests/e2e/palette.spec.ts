import { commandIds, commands } from '../../shared/commands.ts';
import { expect, test } from '../support/fixtures.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

test.use({
  files: vaultFiles({
    'interviews/2026/two.md': noteText(
      { id: '01JD9ZC4F2M6P1S8T0V3XWXABE', title: 'Two', occurredAt: '2026-11-17' },
      'Text.\n',
    ),
    'interviews/2026/one.md': noteText(
      { id: '01JD9ZC4F2M6P1S8T0V3XWXABD', title: 'One', occurredAt: '2026-11-18' },
      'Text.\n',
    ),
  }),
});

test('the palette reaches every command, and says why one cannot run now', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  await workbench.open('One');
  await app.page.keyboard.press('Control+k');
  const palette = app.page.getByRole('dialog', { name: 'Command palette' });
  const input = palette.getByRole('combobox');
  for (const id of commandIds) {
    const { title } = commands[id];
    await input.fill(`>${title}`);
    await expect(palette.getByRole('option', { name: title }).first(), id).toBeVisible();
  }
  await input.fill('>End the call');
  await expect(palette.getByRole('option', { name: 'End the call' })).toContainText('No call is running');
  await app.page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('the native menu and the shortcut sheet hold the same commands', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  const labels = await app.electron.evaluate(({ Menu }) => {
    const all: string[] = [];
    const walk = (items: Electron.MenuItem[]) => {
      for (const item of items) {
        all.push(item.label);
        if (item.submenu) walk(item.submenu.items);
      }
    };
    walk(Menu.getApplicationMenu()?.items ?? []);
    return all;
  });
  for (const id of commandIds) expect(labels, id).toContain(commands[id].title.replaceAll('&', '&&'));

  await app.page.keyboard.press('Control+/');
  const sheet = app.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const id of commandIds) {
    if ('keys' in commands[id]) await expect(sheet, id).toContainText(commands[id].title);
  }
});

test('a command chosen in the native menu runs in the page', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  await app.electron.evaluate(({ Menu, BrowserWindow }) => {
    const find = (items: Electron.MenuItem[]): Electron.MenuItem | undefined => {
      for (const item of items) {
        if (item.label === 'New interview') return item;
        const inside = item.submenu && find(item.submenu.items);
        if (inside) return inside;
      }
      return undefined;
    };
    find(Menu.getApplicationMenu()?.items ?? [])?.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
  });
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toBeFocused();
});

test('the switcher shows recents when empty, finds by few letters, and offers to create', async ({ app }) => {
  const workbench = new Workbench(app);
  await workbench.ready();
  await workbench.open('One');
  await workbench.open('Two');
  const body = app.page.getByRole('textbox', { name: 'Notes' });
  await body.getByText('Text.').click();
  await app.page.keyboard.press('End');
  for (const keys of ['Control+o', 'Control+k', 'Control+/']) {
    await app.page.keyboard.press(keys);
    await expect(app.page.getByRole('dialog')).toBeVisible();
    await app.page.keyboard.press('Escape');
    await expect(body).toBeFocused();
    await app.page.keyboard.type('!');
  }
  await expect(body).toHaveText('Text.!!!'); // the caret came back with the focus
  await app.page.keyboard.press('Control+o');
  const switcher = app.page.getByRole('dialog').filter({ has: app.page.getByRole('combobox') });
  await expect(switcher.getByRole('option', { name: /One/ })).toBeVisible();
  await switcher.getByRole('combobox').fill('A talk with nobody yet');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toHaveValue('A talk with nobody yet');

  await app.page.keyboard.press('Control+o');
  await switcher.getByRole('combobox').fill('tw');
  await expect(switcher.getByRole('option', { name: /Two/ })).toHaveAttribute('data-highlighted');
  await expect(switcher.getByRole('option').last()).toHaveText('Create interview “tw”');
  await app.page.keyboard.press('Control+Enter');
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toHaveValue('tw');
});

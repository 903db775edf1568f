import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { vaultFiles } from '../support/temp-vault.ts';

test.use({ files: vaultFiles() });

test('a task is ticked by a click on its box and by keyboard, and says so to a screen reader', async ({
  app,
  vault,
}) => {
  const { page } = app;
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await editor.start('To dos');
  await editor.type('[ ] Send the docs\nAsk again\nin May');
  await page.keyboard.press('Tab');
  await workbench.expectSaved();
  const [file = ''] = (await vault.list()).filter((name) => name.startsWith('interviews/'));
  const body = async () => (await vault.read(file)).split('\n---\n')[1];
  await expect.poll(body).toBe('- [ ] Send the docs\n- [ ] Ask again\n  - [ ] in May\n');

  const item = editor.body.locator('li').first();
  const box = await item.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    const before = getComputedStyle(element, '::before');
    return { x: left + Number.parseFloat(before.left) + 8, y: top + Number.parseFloat(before.top) + 8 };
  });
  await page.mouse.click(box.x, box.y);
  await expect.poll(body).toContain('- [x] Send the docs');
  await page.keyboard.press('Space');
  await expect.poll(body).toContain('- [ ] Send the docs');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect.poll(body).toBe('- [ ] Send the docs\n- [x] Ask again\n  - [ ] in May\n');

  // The first letters are text: a click there places the cursor.
  await item.getByText('Send the docs').click({ position: { x: 3, y: 8 } });
  await page.keyboard.press('Home');
  await editor.type('Please ');
  await expect.poll(body).toContain('- [ ] Please Send the docs');
  await page.keyboard.press('Control+Enter');
  await expect.poll(body).toContain('- [x] Please Send the docs');

  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const spoken = nodes.filter((node) => !node.ignored).map((node) => String(node.name?.value ?? ''));
  expect(spoken.filter((name) => /^(Done|To do):/.test(name))).toEqual(['Done:', 'Done:', 'To do:']);
});

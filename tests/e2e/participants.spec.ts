import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/fixtures.ts';
import { ExportPage } from '../support/pages/export-page.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const title = 'Filters in funnels';
const noor = 'p_7f3k9q2m1x0c';
const noorFile = `---\nid: ${noor}\ncompany:   Lumenpay # since spring\nname: Noor Haddad\nrole: Head of growth\nsegment: fintech\n---\nMet at the meetup.\n`;
/** Somebody else of her segment, heard in the same month. */
const other = (n: number) => {
  const id = `p_00000000000${n}`;
  const about = { title: `Call ${n}`, occurredAt: '2026-11-02', status: 'complete', participants: [id] };
  return {
    [`participants/${id}.md`]: noteText({ id, name: `Guest ${n}`, role: 'Analyst', segment: 'Fintech' }),
    [`interviews/2026/call-${n}.md`]: noteText({ id: `01JD9ZC4F2M6P1S8T0V3XWXAB${n}`, ...about }, 'Nothing.\n'),
  };
};

test.use({
  files: vaultFiles({
    'interviews/2026/2026-11-18-filters-in-funnels-wxabd.md': noteText(
      { id: '01JD9ZC4F2M6P1S8T0V3XWXABD', title, occurredAt: '2026-11-18', status: 'complete', participants: [noor] },
      'Nono checks every filter twice.\n',
    ),
    [`participants/${noor}.md`]: noorFile,
    ...other(1),
    ...other(2),
  }),
});

test('a nickname that is entered is found in the export, and whoever could be recognized is not without their role', async ({
  app,
  vault,
}) => {
  const workbench = new Workbench(app);
  const { page } = app;
  await workbench.ready();
  await workbench.open(title);
  await page.getByRole('button', { name: 'Noor Haddad' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Noor Haddad', exact: true });
  await expect(dialog.getByText('Stays in this file')).toBeVisible();
  // The canary of each vault is one of them.
  await expect(dialog.getByText('Only 1 of 4 participants has this role and segment.')).toBeVisible();
  await dialog.getByLabel('Nicknames').fill('Nono');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const file = vault.path(`participants/${noor}.md`);
  expect(await readFile(file, 'utf8')).toBe(
    noorFile.replace('name: Noor Haddad\n', 'name: Noor Haddad\nnicknames: [Nono]\n'),
  );

  const exporting = new ExportPage(app);
  await exporting.open();
  await expect(exporting.hit('Nono')).toBeVisible();
  await expect(exporting.document).toContainText('Head of growth, fintech');
  const section = page.getByRole('region', { name: 'Could be recognized' });
  await expect(section.getByRole('status')).toContainText('Fewer than 3 participants share');
  const role = section.getByRole('button', { name: 'Leave out the role: Head of growth' });
  await role.click();
  await expect(exporting.document).not.toContainText('Head of growth');
  await expect(exporting.document).toContainText('fintech');
  await expect(section.getByRole('status')).toContainText('Enough participants share what stands here');
  await role.click();
  await expect(exporting.document).toContainText('Head of growth');

  await exporting.document.focus();
  await page.keyboard.press('l');
  await expect(exporting.document).not.toContainText('Head of growth');
  await expect(role).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('u');
  await expect(exporting.document).toContainText('Head of growth');
  await expect(section.getByRole('status')).toContainText('Fewer than 3 participants share');
});

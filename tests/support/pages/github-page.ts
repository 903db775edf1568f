import { expect, type Locator } from '@playwright/test';
import type { App } from '../app.ts';
import { Workbench } from './workbench.ts';

/** Accounts, repositories and pull requests, where the app asks about them. */
export class GitHubPage {
  constructor(private readonly app: App) {}

  private get page() {
    return this.app.page;
  }

  /** Connects an account of an Enterprise server in the settings, by its token. */
  async connect(server: string, token: string): Promise<void> {
    await new Workbench(this.app).run('GitHub accounts');
    await this.page.getByRole('button', { name: 'Connect GitHub…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Connect GitHub' });
    await dialog.getByRole('radio', { name: 'GitHub Enterprise' }).click();
    await dialog.getByLabel('Address of the server').fill(server);
    await dialog.getByLabel('Token', { exact: true }).fill(token);
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    const done = this.page.getByRole('dialog', { name: 'GitHub is connected' });
    // Without a keyring it is said where the token is kept.
    await expect(done.or(this.page.getByText(/^Connected as/)).first()).toBeVisible();
    if (await done.isVisible()) await done.getByRole('button', { name: 'Done' }).click();
  }

  /** Chooses a repository for the export on screen. */
  async chooseRepository(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Choose a repository…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Choose a repository' });
    await dialog.getByRole('combobox', { name: 'Find a repository' }).fill(name);
    await dialog.getByRole('option', { name }).click();
    await dialog.getByRole('button', { name: 'Use repository' }).click();
    await expect(dialog).toBeHidden();
  }

  /** How the pull request is to be opened. */
  get options(): Locator {
    return this.page.getByRole('region', { name: 'Pull request', exact: true });
  }

  /** What others committed to the branch. */
  get moved(): Locator {
    return this.page.getByRole('dialog', { name: 'Others have changed this branch' });
  }
}

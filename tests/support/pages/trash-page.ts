import { expect, type Locator } from '@playwright/test';
import type { App } from '../app.ts';

/** The trash of the vault. */
export class TrashPage {
  constructor(private readonly app: App) {}

  get page() {
    return this.app.page;
  }

  get view(): Locator {
    return this.page.getByRole('region', { name: 'Trash', exact: true });
  }

  row(title: string): Locator {
    return this.view.getByRole('listbox', { name: 'What is in the trash' }).getByRole('option', { name: title });
  }

  /** The text of the chosen one. */
  get text(): Locator {
    return this.view.getByRole('region', { name: 'Its text' });
  }

  button(name: RegExp): Locator {
    return this.view.getByRole('button', { name });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Areas and teams' }).getByRole('button', { name: 'Trash' }).click();
    await expect(this.view).toBeVisible();
  }
}

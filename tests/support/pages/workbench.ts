import { expect, type Locator } from '@playwright/test';
import type { App } from '../app.ts';

/** Sidebar, interview list, palette and status line of the open app. */
export class Workbench {
  constructor(private readonly app: App) {}

  get page() {
    return this.app.page;
  }

  /** Waits until the list of the open vault is on screen. */
  async ready(): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-ready', 'list');
  }

  get list(): Locator {
    return this.page.getByRole('listbox', { name: 'Interviews' });
  }

  row(title: string | RegExp): Locator {
    return this.list.getByRole('option').filter({ hasText: title });
  }

  async open(title: string): Promise<void> {
    await this.row(title).click();
    // A note without a title of its own shows its heading or file name as the placeholder.
    const field = this.page.getByRole('textbox', { name: 'Title' });
    await expect
      .poll(async () => [await field.inputValue(), await field.getAttribute('placeholder')].find(Boolean))
      .toBe(title);
  }

  /** Narrows the list to a team or a PM by its row in the sidebar; again to stop. */
  async narrow(name: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Areas and teams' }).getByRole('button', { name }).click();
  }

  /** Runs a command by its title in the palette. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const palette = this.page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('combobox').fill(`>${title}`);
    await palette.getByRole('option', { name: title }).first().click();
    await expect(palette).toBeHidden();
  }

  /** What the status line says of the open note. */
  get saveState(): Locator {
    return this.page.locator('[data-save]');
  }

  async expectSaved(): Promise<void> {
    await expect(this.saveState).toHaveAttribute('data-save', 'saved', { timeout: 8_000 });
  }
}

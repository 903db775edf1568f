import { expect, type Locator } from '@playwright/test';
import type { App } from '../app.ts';

/** The Markdown source of the open note. */
export class SourceView {
  constructor(private readonly app: App) {}

  get text(): Locator {
    return this.app.page.getByRole('textbox', { name: 'Markdown source' });
  }

  /** From the formatted text to the source. */
  async show(): Promise<void> {
    await this.app.page.keyboard.press('Control+Shift+u');
    await expect(this.text).toBeFocused();
  }

  /** Back to the formatted text. */
  async leave(): Promise<void> {
    await this.app.page.keyboard.press('Control+Shift+u');
    await expect(this.app.page.getByRole('textbox', { name: 'Notes' })).toBeVisible();
  }

  /** The lines that are on screen. */
  lines(): Promise<string[]> {
    return this.text.locator('.cm-line').allTextContents();
  }
}

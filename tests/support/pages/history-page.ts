import { expect, type Locator } from '@playwright/test';
import type { App } from '../app.ts';

/** The history of the open interview. */
export class HistoryPage {
  constructor(private readonly app: App) {}

  get page() {
    return this.app.page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^History/ });
  }

  get list(): Locator {
    return this.dialog.getByRole('listbox', { name: 'Versions' });
  }

  get versions(): Locator {
    return this.list.getByRole('option');
  }

  /** The version the keyboard is on. */
  get chosen(): Locator {
    return this.dialog.locator('[role=option][aria-selected=true]');
  }

  /** What changed in the chosen version. */
  get changes(): Locator {
    return this.dialog.getByRole('region', { name: 'What changed' });
  }

  get added(): Locator {
    return this.changes.locator('ins');
  }

  get removed(): Locator {
    return this.changes.locator('del');
  }

  get restore(): Locator {
    return this.dialog.getByRole('button', { name: /^Restore this version/ });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+Y');
    await expect(this.dialog).toBeVisible();
  }
}

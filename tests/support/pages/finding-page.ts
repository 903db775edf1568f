import { expect, type Locator } from '@playwright/test';
import type { App } from '../app.ts';

/** An open finding: its claim, its text and the evidence beside it. */
export class FindingPage {
  constructor(private readonly app: App) {}

  get page() {
    return this.app.page;
  }

  get claim(): Locator {
    return this.page.getByRole('textbox', { name: 'Claim' });
  }

  get evidence(): Locator {
    return this.page.getByRole('region', { name: 'Evidence' });
  }

  /** How many people, companies and mentions there are, and what needs a look. */
  get counts(): Locator {
    return this.evidence.locator('[data-counts]');
  }

  /** Evidence of one stance: "Supports", "Counter-evidence", "Context". */
  group(name: string): Locator {
    return this.evidence.getByRole('region', { name });
  }

  /** A piece of evidence by words of its quote. */
  row(words: string): Locator {
    return this.evidence.locator('[data-evidence]').filter({ hasText: words });
  }

  /** Opens the first finding of the list, by keys. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+3');
    await this.page.getByRole('radio', { name: 'List' }).press('Space');
    const list = this.page.getByRole('listbox', { name: 'Findings' });
    await list.press('Home');
    await list.press('Enter');
    await expect(this.claim).toBeVisible();
  }
}

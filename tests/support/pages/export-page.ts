import { expect, type Locator } from '@playwright/test';
import type { App } from '../app.ts';
import { Workbench } from './workbench.ts';

/** The export before it leaves: document, names to decide, target. */
export class ExportPage {
  constructor(private readonly app: App) {}

  get page() {
    return this.app.page;
  }

  get document(): Locator {
    return this.page.getByRole('region', { name: 'What will leave' });
  }

  get publish(): Locator {
    return this.page.getByRole('button', { name: /^(Open|Update) pull request…|^Push branch…|^Publishing…/ });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+E');
    await expect(this.document).toBeVisible();
  }

  /** The export of an interview, from the start of the app on. */
  async openFor(title: string): Promise<void> {
    const workbench = new Workbench(this.app);
    await workbench.ready();
    await workbench.open(title);
    await this.open();
  }

  /** The exact Markdown that would leave. */
  async source(): Promise<string> {
    await this.page.getByRole('radiogroup', { name: 'Show as' }).getByRole('radio', { name: 'Markdown' }).click();
    return (await this.page.getByRole('region', { name: 'Markdown source' }).textContent()) ?? '';
  }

  /** The row of an identity, by the string as it stands. */
  hit(exact: string): Locator {
    return this.page.locator('[data-hit-row]').filter({ hasText: exact });
  }

  async decide(exact: string, choice: 'Keep' | 'Redact' | RegExp): Promise<void> {
    await this.hit(exact).getByRole('radio', { name: choice }).click();
  }

  /** Puts a stand-in in the place of each identity that is open. */
  async replaceAll(): Promise<void> {
    const open = this.page.locator('[data-hit-row][data-open]');
    await expect(this.document.locator('article, pre, section').first()).toBeVisible();
    while ((await open.count()) > 0) {
      const left = await open.count();
      await open.first().getByRole('radio').nth(1).click();
      await expect(open).toHaveCount(left - 1);
    }
  }

  /** The preview is the one for the chosen repository: until then nothing is decided. */
  async expectCurrent(): Promise<void> {
    await expect(this.document).toHaveAttribute('aria-busy', 'false');
  }

  /** Where the focus is, in the text or beside it: the string of a hit, or what took its place. */
  get focusedHit(): Locator {
    return this.page.locator('[data-hit]:focus');
  }

  /** Adds the clone that the folder dialog answers with. */
  async useClone(folder: string): Promise<void> {
    await this.app.chooseFolder(folder);
    const choose = this.page.getByRole('button', { name: 'Choose a local clone…' });
    await choose.click();
    await expect(choose).toBeHidden();
    await this.expectCurrent();
  }

  /** Publishes and, where the target is new, confirms it. */
  async send(): Promise<void> {
    await expect(this.publish).toBeEnabled();
    await this.publish.click();
    const confirm = this.page.getByRole('button', { name: /^(?:Push|Publish) there$/ });
    const outcome = this.page.getByRole('region', { name: 'Published' }).or(this.page.getByRole('alert'));
    await expect(confirm.or(outcome).first()).toBeVisible();
    if (await confirm.isVisible()) await confirm.click();
  }

  get published(): Locator {
    return this.page.getByRole('region', { name: 'Published' });
  }
}

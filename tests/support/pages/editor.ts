import { expect, type Locator } from '@playwright/test';
import type { App } from '../app.ts';

/** The open note: its title, tags and text. */
export class Editor {
  constructor(private readonly app: App) {}

  get page() {
    return this.app.page;
  }

  get title(): Locator {
    return this.page.getByRole('textbox', { name: 'Title' });
  }

  get body(): Locator {
    return this.page.getByRole('textbox', { name: 'Notes' });
  }

  /** The chips of one line under the title: "Teams", "People", "When, kind, and tags". */
  chips(line: string): Locator {
    return this.page.getByRole('group', { name: line });
  }

  /** Starts a new interview by its key, gives it a title and goes on to the body. */
  async start(title: string): Promise<void> {
    await this.page.keyboard.press('Control+n');
    await expect(this.title).toBeFocused();
    await expect(this.title).toHaveValue('');
    await this.page.keyboard.type(title);
    await this.page.keyboard.press('Enter');
    await expect(this.body).toBeFocused();
  }

  /** Puts the cursor behind the last character of the body. */
  async goToEnd(): Promise<void> {
    await this.body.click();
    await this.page.keyboard.press('Control+End');
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Chooses a value in a picker opened by its "Add …" chip; `created` where it is new. */
  async add(what: 'Team' | 'PM' | 'Participant' | 'Tag', name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: new RegExp(`^Add ${what}$`, 'i') }).click();
    await this.page.getByRole('combobox', { name: what, exact: true }).fill(name);
    // The list beside it has options too: the picker's is the one that Enter would take.
    await expect(this.page.locator('[role=option][data-highlighted]')).toContainText(name);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
  }

  /** Puts HTML on the page's clipboard event and pastes it at the cursor, as from a web page. */
  async pasteHtml(html: string, text: string): Promise<void> {
    await this.body.evaluate(
      (element, data) => {
        const transfer = new DataTransfer();
        transfer.setData('text/html', data.html);
        transfer.setData('text/plain', data.text);
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
        );
      },
      { html, text },
    );
  }
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { App } from '../support/app.ts';

/** Numbered pictures of each step, in both themes. */
export class Gallery {
  private count = 0;

  constructor(
    private readonly app: App,
    private readonly folder: string,
  ) {}

  /** Takes the next picture in light and in dark: `07-search-light.png`. */
  async show(name: string): Promise<void> {
    this.count += 1;
    const number = String(this.count).padStart(2, '0');
    await mkdir(this.folder, { recursive: true });
    for (const theme of ['dark', 'light'] as const) {
      await this.app.setTheme(theme);
      await this.app.page.waitForTimeout(150); // a transition of colors, and pop-ups fading in
      await this.app.page.screenshot({ path: path.join(this.folder, `${number}-${name}-${theme}.png`) });
    }
  }
}

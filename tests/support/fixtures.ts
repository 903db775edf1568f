import { test as base, expect } from '@playwright/test';
import { App } from './app.ts';
import { createProfile, type LaunchOptions, removeFolder } from './launch-app.ts';
import { createTempVault, type TempVault, type VaultFiles } from './temp-vault.ts';

interface Options {
  /** Files of the vault that is open at start; `null` (the default): no vault, the welcome screen. */
  files: VaultFiles | null;
  /** More for the launch of `app`: switches, environment. */
  launch: LaunchOptions;
}

interface Fixtures {
  vault: TempVault;
  /** A second temporary folder, for clones, exports and what else a test needs outside the vault. */
  folder: TempVault;
  app: App;
}

/**
 * Each test gets its own profile, its own vault and its own start of the app. A test fails when the page logged an error
 * that it did not announce; a failure leaves a screenshot and main's log with the report.
 */
export const test = base.extend<Options & Fixtures>({
  files: [null, { option: true }],
  launch: [{}, { option: true }],
  vault: async ({ files }, use) => {
    const vault = await createTempVault(files ?? {});
    await use(vault);
    await vault.dispose();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from the pattern
  folder: async ({}, use) => {
    const folder = await createTempVault();
    await use(folder);
    await folder.dispose();
  },
  app: async ({ files, launch, vault }, use, info) => {
    const profile = launch.profile ?? (await createProfile());
    const app = await App.launch({ profile, vault: files ? vault.root : null, ...launch });
    try {
      await use(app);
      if (info.status !== info.expectedStatus) {
        const image = await app.page.screenshot().catch(() => null);
        if (image) await info.attach('screenshot', { body: image, contentType: 'image/png' });
      }
    } finally {
      await app.close().catch(() => {});
      if (info.status !== info.expectedStatus) await info.attach('main.log', { body: app.mainLog() });
      await removeFolder(profile);
    }
    expect(app.problems(), 'errors in the console of the page').toEqual([]);
  },
});

export { expect };

import { test as base, expect } from '@playwright/test';
import { App } from './app.ts';
import { githubToken, plant, withCanary } from './canary/plants.ts';
import { watchForLeaks } from './canary/watch.ts';
import type { GitHubDouble } from './github/double.ts';
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
  /** GitHub on this machine, where `githubToken` is the token of `juno-vale`. Ends with the test, which fails where a request was none of GitHub's. */
  github: GitHubDouble;
  app: App;
}

/**
 * Each test gets its own profile, its own vault and its own start of the app. A test fails when the page logged an error
 * that it did not announce, or where an identity or a secret stands where it may not; a failure leaves a screenshot and main's
 * log with the report.
 */
export const test = base.extend<Options & Fixtures>({
  files: [null, { option: true }],
  launch: [{}, { option: true }],
  vault: async ({ files }, use) => {
    const vault = await createTempVault(files ? withCanary(files) : {});
    await use(vault);
    await vault.dispose();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from the pattern
  folder: async ({}, use) => {
    const folder = await createTempVault();
    await use(folder);
    await folder.dispose();
  },
  github: async ({ folder }, use) => {
    const { startGitHub } = await import('./github/double.ts');
    const github = await startGitHub({ folder: folder.path('github') });
    github.addUser({ login: 'juno-vale', name: 'Juno Vale', token: githubToken });
    await use(github);
    await github.close();
  },
  app: async ({ files, launch, vault, folder }, use, info) => {
    const profile = launch.profile ?? (await createProfile());
    const plants = await plant();
    const env = { ...plants.env, ...launch.env };
    const app = await App.launch({ profile, vault: files ? vault.root : null, ...launch, env });
    const leaks = watchForLeaks({ app, vault, folder, plants });
    try {
      await use(app);
      await leaks.look();
      if (info.status !== info.expectedStatus) {
        const image = await app.page.screenshot().catch(() => null);
        if (image) await info.attach('screenshot', { body: image, contentType: 'image/png' });
      }
    } finally {
      await app.close().catch(() => {});
      leaks.stop();
      try {
        if (info.status !== info.expectedStatus) await info.attach('main.log', { body: app.mainLog() });
        else await leaks.check();
      } finally {
        await removeFolder(profile);
        await leaks.remove();
      }
    }
    expect(app.problems(), 'errors in the console of the page').toEqual([]);
  },
});

export { expect };

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, type Page, test } from '@playwright/test';
import { appEnvironment, createProfile, removeFolder, root } from '../support/launch-app.ts';

// One package for all tests here: making it takes seconds.
test.describe.configure({ mode: 'serial' });

let output: string;
let folder: string;
let program: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  output = await mkdtemp(path.join(os.tmpdir(), 'fieldbook-package-'));
  const script = path.join(root, 'scripts/package.mjs');
  await promisify(execFile)(process.execPath, [script, '--dir', `--output=${output}`], { cwd: root });
  folder = path.join(output, 'linux-unpacked');
  const names = await readdir(folder);
  program = path.join(folder, names.includes('fieldbook') ? 'fieldbook' : 'fieldbook-dev');
});
test.afterAll(() => removeFolder(output));

test('the fuses are set', async () => {
  const { version: _, ...fuses } = await getCurrentFuseWire(program);
  const { DISABLE, ENABLE } = FuseState;
  expect(fuses).toMatchObject({
    [FuseV1Options.RunAsNode]: DISABLE,
    [FuseV1Options.EnableCookieEncryption]: ENABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
  });
});

test('it holds the built app and nothing else', async () => {
  const archive = path.join(folder, 'resources/app.asar');
  const files = listPackage(archive, { isPack: false });
  expect(files).toContain('/dist/main/main.js');
  const strangers = files.filter((file) => !/^\/(package\.json|dist|dist\/(main|preload|renderer)(\/.*)?)$/.test(file));
  expect(strangers).toEqual([]);
  expect(await readdir(path.join(folder, 'resources'))).not.toContain('default_app.asar');
  expect(await readdir(path.join(folder, 'locales'))).toEqual(['en-US.pak']);
});

test('it starts, shows the welcome screen, and looks through what leaves on a thread out of its archive', async () => {
  // With its fuses set it refuses Playwright's own way in, which is Node's inspector.
  const profile = await createProfile();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const netLog = path.join(profile, 'net-log.json');
  const asked = ['--remote-debugging-port=0', '--disable-gpu', `--log-net-log=${netLog}`];
  const switches = [...asRoot, ...asked, `--user-data-dir=${profile}`];
  const child = spawn(program, switches, { env: appEnvironment() });
  const ended = once(child, 'exit');
  try {
    const address = await addressOf(child);
    const connect = () => chromium.connectOverCDP(address, { timeout: 12_000 });
    // On a slow machine the first connection gets no answer at times; to begin anew would make the package again.
    const browser = await connect().catch(connect);
    const context = browser.contexts()[0]!;
    const page: Page = context.pages()[0] ?? (await context.waitForEvent('page'));
    await page.getByRole('button', { name: /sample/i }).click();
    const draft = { document: 'link', query: 'ask noor@lumenpay.example' };
    const prepare = () =>
      page.evaluate((input) => window.bridge.invoke('export:prepare', input) as Promise<object>, {
        draft,
        targetId: null,
      });
    await expect.poll(prepare, { timeout: 20_000 }).toMatchObject({
      ok: true,
      value: { undecided: 1, hits: [{ kind: 'email', exact: 'noor@lumenpay.example' }] },
    });
    const accounts = page.evaluate(() => window.bridge.invoke('github:accounts', undefined));
    expect(await accounts, 'what speaks to GitHub, loaded when it is asked').toEqual({ ok: true, value: [] });
    await expect(access(netLog), 'a log of the network, which would hold tokens').rejects.toThrow('ENOENT');
    await browser.close();
  } finally {
    child.kill();
    await ended;
    await removeFolder(profile);
  }
});

/** Address of the debugging port, which Chromium prints once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (data: Buffer) => {
      text += data.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`the app ended before it listened:\n${text}`)));
  });
}

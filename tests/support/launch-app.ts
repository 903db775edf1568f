import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from '@playwright/test';
import { electronExecutable } from '../../scripts/electron-runtime.mjs';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** Folder of Chromium's and Fieldbook's own data. A fresh one where left out. */
  profile?: string;
  /** Folder to open at start, given as `--open-vault`. */
  vault?: string | null;
  /** More switches, such as `--log-net-log=<file>`. */
  args?: readonly string[];
  env?: Record<string, string>;
  /** Another program than Electron itself, and the folder the app is in. For tests of how the app is run. */
  program?: string;
  folder?: string;
  /** Chromium's own sandbox, which root cannot have. */
  sandbox?: boolean;
}

/** A running app and what it has said so far. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** Process id of main, which the closed app still tells. */
  readonly pid: number | undefined;
  /** What main wrote to its terminal. */
  mainLog(): string;
  /** The same with what Chromium complains about, and all that the page said in its console. */
  everythingSaid(): string;
  /** Errors in the page's console and uncaught ones, in order. */
  problems(): string[];
}

type ElectronOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** A fresh, empty folder for `profile`; remove it with `removeFolder`. */
export function createProfile(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'fieldbook-profile-'));
}

/** Removes a folder that processes may still be leaving. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Environment of the app under test: this process's, on the screen of this worker. */
export function appEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const display = process.env.FIELDBOOK_DISPLAYS?.split(' ')[Number(process.env.TEST_PARALLEL_INDEX)];
  return {
    ...Object.fromEntries(inherited),
    ...(display && { DISPLAY: display }),
    LANG: 'en_US.UTF-8',
    TZ: 'Europe/Berlin',
    ...extra,
  };
}

/** Path of the Electron to test with, which the Playwright configuration has found. */
export function electronProgram(): string {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dist) throw new Error('Run the end-to-end tests with `npm run test:e2e`.');
  return electronExecutable(dist);
}

/** Starts the built app in real Electron and waits for its window. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const profile = options.profile ?? (await createProfile());
  const electron = await launchPatiently({
    executablePath: options.program ?? electronProgram(),
    cwd: options.folder ?? root,
    chromiumSandbox: options.sandbox ?? false,
    args: [
      '.',
      `--user-data-dir=${profile}`,
      '--disable-gpu',
      ...(options.vault ? [`--open-vault=${options.vault}`] : []),
      ...(options.args ?? []),
    ],
    env: appEnvironment(options.env),
    // The theme is the app's own: Playwright would otherwise force the light one.
    colorScheme: null,
  });
  const log: string[] = [];
  const problems: string[] = [];
  electron.process().stdout?.on('data', (data: Buffer) => log.push(data.toString()));
  electron.process().stderr?.on('data', (data: Buffer) => log.push(data.toString()));
  const said: string[] = [];
  const watch = (page: Page) => {
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      said.push(message.text());
      if (message.type() === 'error') problems.push(message.text());
    });
  };
  electron.on('window', watch);
  const page = await electron.firstWindow();
  watch(page);
  return {
    electron,
    page,
    profile,
    pid: electron.process().pid,
    mainLog: () => withoutNoise(log.join('')),
    everythingSaid: () => [...log, ...said, ...problems].join('\n'),
    problems: () => [...new Set(problems)],
  };
}

const launchTries = 4;

/**
 * On a busy machine Playwright and a page that opens in the same moment now and then wait for each other for ever: such a
 * launch is ended and made anew. The page itself is not what is waited for here; if that hangs, the test fails.
 */
async function launchPatiently(options: ElectronOptions, tries = launchTries): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: 10_000 });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError) || tries === 1) throw error;
    process.stderr.write('launched again, as the launch did not answer\n');
    return launchPatiently(options, tries - 1);
  }
}

/** Chromium complains about machines without a message bus or a graphics card. */
function withoutNoise(log: string): string {
  const noise = /:(?:ERROR|WARNING):(?:bus|viz_main_impl|gpu|gl_|vaapi|object_proxy|angle)/;
  return log
    .split('\n')
    .filter((line) => !noise.test(line))
    .join('\n');
}

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { root } from './root.mjs';

/** How long a start may take. */
const PATIENCE_MS = 45_000;
/** How long the processes of a killed app may need to be gone. */
const GONE_MS = 10_000;

/**
 * Starts the app as a group of processes of its own, which can be killed as one. `folder` is the project (or a copy of it)
 * whose `dist/` runs, unless `entry` is the folder of another app. Nothing is attached to it until `connect` is called.
 */
export function startApp({ program, vault, profile, folder = root, entry = '.', args = [] }) {
  const switches = [
    '--disable-gpu',
    '--remote-debugging-port=0',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    ...(vault ? [`--open-vault=${vault}`] : []),
    ...args,
  ];
  const env = { ...process.env, LANG: 'en_US.UTF-8', TZ: 'Europe/Berlin' };
  const child = spawn(program, [...switches, entry], {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const ended = once(child, 'exit');
  let browser = null;
  let struckAt = null;
  return {
    pid: child.pid,
    output: () => output,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    /** Attaches to the page and resolves to it once `ready` is in it: by default, once the list of the vault is on screen. */
    async connect({ ready = 'html[data-ready=list]' } = {}) {
      browser = await attach(() => output, child);
      const context = browser.contexts()[0];
      const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: PATIENCE_MS }));
      page.setDefaultTimeout(PATIENCE_MS);
      await page.waitForSelector(ready, { state: 'attached', timeout: PATIENCE_MS });
      return page;
    },
    /** Sends the signal that ends all processes of the app; `kill` waits until they are gone. */
    strike() {
      struckAt ??= Date.now();
      signal(-child.pid);
    },
    /** Ends all processes of the app at once. Resolves to the moment it was done, once every one of them is gone. */
    async kill() {
      struckAt ??= Date.now();
      signal(-child.pid);
      for (const { pid } of processesOf(profile)) signal(pid);
      await ended;
      const deadline = Date.now() + GONE_MS;
      for (let left = processesOf(profile); left.length > 0; left = processesOf(profile)) {
        if (Date.now() > deadline) throw new Error(`still there after SIGKILL: ${left[0].line}`);
        for (const { pid } of left) signal(pid);
        await sleep(10);
      }
      await browser?.close().catch(() => {});
      return struckAt;
    },
    /** Ends one kind of its processes: `renderer`, or the `search` process. Resolves to the moment, or `null` where there is none. */
    killOnly(kind) {
      const type = kind === 'search' ? '--utility-sub-type=node.mojom.NodeService' : `--type=${kind}`;
      const found = processesOf(profile).filter(({ line }) => line.includes(type));
      const at = Date.now();
      for (const { pid } of found) signal(pid);
      return found.length > 0 ? at : null;
    },
    /** Quits as the user does. */
    async quit() {
      signal(child.pid, 'SIGTERM');
      const timer = setTimeout(() => signal(-child.pid), GONE_MS);
      await ended;
      clearTimeout(timer);
      await browser?.close().catch(() => {});
    },
  };
}

/** The processes that run with a profile, but not those that have ended and only wait to be told of. */
function processesOf(profile) {
  const lines = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, state, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    const isOurs = pid && !state.startsWith('Z') && command.includes(`--user-data-dir=${profile}`);
    return isOurs ? [{ pid: Number(pid), line: command }] : [];
  });
}

function signal(pid, name = 'SIGKILL') {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function attach(output, child) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const address = /DevTools listening on (ws:\S+)/.exec(output())?.[1];
    if (address) {
      // Under load the port now and then accepts a connection and says nothing.
      const browser = await chromium.connectOverCDP(address, { timeout: 10_000 }).catch(() => null);
      if (browser) return browser;
    }
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      throw new Error(`the app did not start:\n${output()}`);
    }
    await sleep(20);
  }
}

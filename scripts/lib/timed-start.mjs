import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { root } from './root.mjs';

/** How long a start may take before it counts as failed. */
const PATIENCE_MS = 60_000;
/** Nobody looks into the app while it starts: its own marks tell when it was ready. */
const LEAVE_ALONE_MS = 1500;

/**
 * Starts an app and resolves to the milliseconds from the start of its process until it was ready, then ends it. `until`
 * is given the output so far and a page, and returns the moment it was ready (milliseconds since 1970), or `null` for not yet.
 */
export async function timedStart(contender) {
  try {
    return await oneStart(contender);
  } catch (error) {
    // On a machine under load the debugging port now and then accepts a connection and says nothing.
    process.stderr.write(
      `bench: started again, as the first time could not be read (${error.message.split('\n')[0]})\n`,
    );
    return oneStart(contender);
  }
}

async function oneStart({ program, args, until, thenWait }) {
  const switches = [
    '--disable-gpu',
    '--remote-debugging-port=0',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const begun = Date.now();
  const child = spawn(program, [...switches, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const ended = once(child, 'exit');
  let browser;
  try {
    await sleep(LEAVE_ALONE_MS);
    browser = await connect(() => output, begun);
    const page = browser.contexts()[0].pages()[0] ?? (await browser.contexts()[0].waitForEvent('page'));
    const ready = await poll(
      () => until({ output, page }),
      begun,
      () => output,
    );
    await thenWait?.(page);
    return ready - begun;
  } finally {
    await browser?.close();
    child.kill();
    const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(killer);
  }
}

async function connect(output, begun) {
  const address = await poll(() => /DevTools listening on (ws:\S+)/.exec(output())?.[1] ?? null, begun, output);
  return chromium.connectOverCDP(address, { timeout: 10_000 });
}

async function poll(look, begun, output) {
  while (Date.now() - begun < PATIENCE_MS) {
    const found = await look();
    if (found !== null) return found;
    await sleep(50);
  }
  throw new Error(`not ready after ${PATIENCE_MS / 1000} s:\n${output()}`);
}

/** The Electron hello world of tests/bench/hello, until it could show its window. */
export function helloWorld(profile) {
  return {
    args: [path.join(root, 'tests/bench/hello'), `--user-data-dir=${profile}`],
    until({ output }) {
      const found = /^ready (\S+)$/m.exec(output);
      return found ? Number(found[1]) : null;
    },
  };
}

/** Fieldbook on a vault, until its note list is painted and usable. */
export function fieldbookOn(vault, profile) {
  return {
    args: ['.', `--user-data-dir=${profile}`, `--open-vault=${vault}`],
    until: ({ page }) =>
      page.evaluate(() => {
        const [mark] = performance.getEntriesByName('fieldbook:list-ready');
        return mark ? performance.timeOrigin + mark.startTime : null;
      }),
  };
}

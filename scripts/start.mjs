#!/usr/bin/env node
// `npm start`: Electron, system packages, build, run. `npm run dev` (--watch) rebuilds and starts again after each change.
import { watch } from 'node:fs';
import path from 'node:path';
import { build, buildIfStale } from './build.mjs';
import { electronDist, electronExecutable } from './electron-runtime.mjs';
import { root } from './lib/root.mjs';
import { run, start } from './lib/run.mjs';
import { ensureScreen } from './lib/screen.mjs';
import { ensureSystemDeps } from './system-deps.mjs';

const args = process.argv.slice(2);
const watching = args.includes('--watch');

try {
  const dist = await electronDist();
  ensureSystemDeps(dist);
  await ensureScreen();
  await buildIfStale({ minify: !watching });
  const command = [electronExecutable(dist), [...switches(), '.', ...args.filter((arg) => arg !== '--watch')]];
  if (watching) runAndWatch(command);
  else process.exitCode = (await run(...command)).code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Chromium refuses its sandbox to root; an ordinary user always has it. */
function switches() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function runAndWatch(command) {
  let app = startApp();
  let pending;
  let restarting = false;
  for (const folder of ['main', 'renderer', 'shared']) {
    watch(path.join(root, folder), { recursive: true }, () => {
      clearTimeout(pending);
      pending = setTimeout(restart, 150);
    });
  }

  function startApp() {
    const child = start(...command);
    child.on('close', (code) => {
      if (!restarting) process.exit(code ?? 1);
    });
    return child;
  }

  async function restart() {
    try {
      await build({ minify: false });
    } catch (error) {
      console.error(error.message);
      return;
    }
    restarting = true;
    const ended = new Promise((resolve) => app.once('close', resolve));
    app.kill();
    await ended;
    restarting = false;
    app = startApp();
  }
}

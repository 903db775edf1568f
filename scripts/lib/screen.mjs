import { spawn } from 'node:child_process';
import { needsVirtualScreen } from '../system-deps.mjs';

const SIZE = '1280x800x24';

/**
 * Makes sure that this process and its children have a display: where there is none, a virtual one that ends with this
 * process. With `count` there are several, named in `FIELDBOOK_DISPLAYS`, for apps that run beside each other: on one screen a
 * window that opens takes the focus of the others, and all share a clipboard.
 */
export async function ensureScreen(count = 1) {
  if (!needsVirtualScreen()) return;
  const displays = await Promise.all(Array.from({ length: count }, openScreen));
  process.env.DISPLAY = displays[0];
  process.env.FIELDBOOK_DISPLAYS = displays.join(' ');
}

/** It is started without `xvfb-run`, which would stand between us and the app and swallow its stop signals. */
async function openScreen() {
  // Without -noreset the server starts over when its last window closes, and turns away whoever connects just then.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = `:${await displayOf(server)}`;
  process.once('exit', () => server.kill());
  // It does not keep this process alive.
  server.unref();
  server.stdio[3].unref();
  return display;
}

/** Xvfb picks a free number and writes it once it is ready. */
function displayOf(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (data) => resolve(data.toString().trim()));
  });
}

import { spawn } from 'node:child_process';
import { needsVirtualScreen } from '../system-deps.mjs';

const SIZE = '1280x800x24';

/**
 * Makes sure that this process and its children have a display: where there is none, a virtual one that ends with this
 * process. It is started without `xvfb-run`, which would stand between us and the app and swallow its stop signals.
 */
export async function ensureScreen() {
  if (!needsVirtualScreen()) return;
  // Without -noreset the server starts over when its last window closes, and turns away whoever connects just then.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.env.DISPLAY = `:${await displayOf(server)}`;
  process.once('exit', () => server.kill());
  // It does not keep this process alive.
  server.unref();
  server.stdio[3].unref();
}

/** Xvfb picks a free number and writes it once it is ready. */
function displayOf(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (data) => resolve(data.toString().trim()));
  });
}

#!/usr/bin/env node
// `npm run demo [-- --net-log <file>]`: drives the main job in the real app on the sample vault, unattended, and leaves in
// demo-output/ a numbered screenshot of each step in both themes, the vault, and the resulting commit as a patch.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { electronDist } from './electron-runtime.mjs';
import { hostsIn } from './lib/net-log.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { ensureScreen } from './lib/screen.mjs';
import { ensureSystemDeps } from './system-deps.mjs';

const { values } = parseArgs({ options: { 'net-log': { type: 'string' } } });
const output = path.join(root, 'demo-output');
const netLog = values['net-log'] ? path.resolve(values['net-log']) : undefined;

const dist = await electronDist();
ensureSystemDeps(dist, { tests: true });
await ensureScreen();
await buildIfStale();
rmSync(output, { recursive: true, force: true });
const env = {
  ...process.env,
  ELECTRON_OVERRIDE_DIST_PATH: dist,
  FIELDBOOK_DEMO_OUTPUT: output,
  ...(netLog && { FIELDBOOK_DEMO_NET_LOG: netLog }),
};
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
const config = path.join(root, 'tests/demo/playwright.config.ts');
const { code } = await run(process.execPath, [playwright, 'test', '--config', config], { env });
process.exitCode = code;
if (code === 0)
  console.log(`\nThe pictures, the vault and the commit are in ${path.relative(process.cwd(), output) || '.'}/`);
if (netLog) {
  const logs = [netLog, `${netLog}.restarted`].filter((file) => existsSync(file));
  // The GitHub of the demo is on this machine.
  const hosts = logs.flatMap((file) => hostsIn(readFileSync(file, 'utf8'))).filter((host) => host !== '127.0.0.1');
  if (logs.length < 2) console.log('The network log is not complete.');
  else
    console.log(
      hosts.length === 0
        ? 'The network log names no host but this machine.'
        : `The network log names: ${hosts.join(', ')}`,
    );
  if (logs.length < 2 || hosts.length > 0) process.exitCode = 1;
}

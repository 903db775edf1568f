import { buffer } from 'node:stream/consumers';
import { startGateThread } from '../export/gate/thread.ts';
import { writeSample } from '../vault/sample-folder.ts';
import { runCli } from './run-cli.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  color: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  stdin: () => buffer(process.stdin),
  writeSample,
  // Beside the app's own, in dist/.
  startGate: () => startGateThread(new URL('../main/gate.js', import.meta.url)),
});

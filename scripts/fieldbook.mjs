#!/usr/bin/env node
// `npm run -s fieldbook -- …`: the development command line, in plain Node.
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

try {
  await buildIfStale();
  // Paths on the command line are meant from where the user typed it, not from the project's folder.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const program = path.join(root, 'dist/cli/cli.js');
  process.exitCode = (await run(process.execPath, [program, ...process.argv.slice(2)], { cwd })).code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

#!/usr/bin/env node
// `npm run -s fieldbook -- …`: the development command line, in plain Node.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

await buildIfStale();
const program = path.join(root, 'dist/cli/cli.js');
if (!existsSync(program)) throw new Error('main/cli/cli.ts is missing');
// Paths on the command line are meant from where the user typed it, not from the project's folder.
const cwd = process.env.INIT_CWD ?? process.cwd();
process.exitCode = (await run(process.execPath, [program, ...process.argv.slice(2)], { cwd })).code;

#!/usr/bin/env node
// `npm run check`: types, lint, layers, dead code and the house rules. Prints what is wrong and nothing else.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectForNpmElectron } from './lib/electron-types.mjs';
import { bridgeUsers, forbiddenLicences, longFiles, pathsNamed } from './lib/house-rules.mjs';
import { layerBreaches } from './lib/layers.mjs';
import { npmElectron } from './lib/npm-electron.mjs';
import { isProgram, root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { sourceFiles } from './lib/source-files.mjs';

const DOCS = ['docs/architecture.md', 'README.md', 'CONTRIBUTING.md'];

/** Each step returns what is wrong as text; '' where nothing is. */
const STEPS = {
  types: () => tool('typescript/bin/tsc', ['-b', '--pretty', 'false']),
  [`types on Electron ${npmElectron.version}`]: async () =>
    tool('typescript/bin/tsc', ['-p', await projectForNpmElectron(), '--pretty', 'false']),
  lint: () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=50', '.']),
  layers: async () => (await layerBreaches()).join('\n'),
  'dead code': () => tool('knip/bin/knip.js', ['--no-progress', '--treat-config-hints-as-errors']),
  'house rules': () => [...longFiles(sourceFiles()), ...bridgeUsers(sourceFiles())].join('\n'),
  'paths in the docs': () => DOCS.flatMap(missingPaths).join('\n'),
  licences: () => forbiddenLicences(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))).join('\n'),
};

/** Runs all steps, two at a time, and prints a line for each. Resolves to how many passed and failed. */
export async function check() {
  const waiting = Object.entries(STEPS);
  const result = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, step] = next;
      const problem = await Promise.resolve()
        .then(step)
        .catch((error) => error.stack);
      result[problem ? 'failed' : 'passed'] += 1;
      console.log(problem ? `✗ ${name}\n${problem.trim().replace(/^/gm, '    ')}` : `✓ ${name}`);
    }
  };
  await Promise.all([worker(), worker()]);
  return result;
}

/** Output of a tool of node_modules where it fails, else ''. */
async function tool(program, args) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const { code, output } = await run(process.execPath, [path.join(root, 'node_modules', program), ...args], {
    capture: true,
    env,
  });
  return code === 0 ? '' : output || `ended with ${code}`;
}

function missingPaths(page) {
  const file = path.join(root, page);
  if (!existsSync(file)) return [];
  return pathsNamed(readFileSync(file, 'utf8'))
    .filter((named) => !existsSync(path.join(root, named)))
    .map((named) => `${page} names ${named}, which does not exist`);
}

if (isProgram(import.meta.url)) process.exitCode = (await check()).failed > 0 ? 1 : 0;

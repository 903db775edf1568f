#!/usr/bin/env node
// Linux: the libraries that Electron links to, a virtual screen where there is none, and the programs that tests call.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { electronDist, electronExecutable } from './electron-runtime.mjs';
import { isProgram } from './lib/root.mjs';

const LIBRARIES = ['libnss3', 'libgtk-3-0', 'libasound2', 'libgbm1'];
/** Program on PATH → Debian's package. */
const SCREEN = { Xvfb: 'xvfb' };
const FOR_TESTS = {
  git: 'git',
  strace: 'strace',
  'cmark-gfm': 'cmark-gfm',
  'dbus-run-session': 'dbus-daemon',
  'gnome-keyring-daemon': 'gnome-keyring',
};

/** Whether `program` is on PATH. */
export function onPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether windows need a virtual screen here: Linux without a display. */
export function needsVirtualScreen() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/** Debian packages that are missing to run the Electron in `dist`; with `tests`, also those its tests need. */
export function missingPackages(dist, { tests = false } = {}) {
  if (process.platform !== 'linux') return [];
  const links = spawnSync('ldd', [electronExecutable(dist)], { encoding: 'utf8' }).stdout ?? '';
  const programs = { ...(needsVirtualScreen() ? SCREEN : {}), ...(tests ? FOR_TESTS : {}) };
  return [
    ...(links.includes('not found') ? LIBRARIES : []),
    ...Object.keys(programs)
      .filter((program) => !onPath(program))
      .map((program) => programs[program]),
  ];
}

/**
 * Installs what is missing, as root on Debian and its kin; elsewhere throws with the command to type.
 * `tests` adds the programs that the tests call.
 */
export function ensureSystemDeps(dist, options) {
  const packages = missingPackages(dist, options);
  if (packages.length === 0) return;
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw new Error(`These packages are missing. Install them and start again:\n  sudo apt-get ${install.join(' ')}`);
  }
  process.stderr.write(`system-deps: installing ${packages.join(' ')} …\n`);
  apt(['update', '-qq']);
  apt(['-qq', ...install]);
  const still = missingPackages(dist, options);
  if (still.length > 0) throw new Error(`These packages did not help: ${still.join(' ')}`);
}

function apt(args) {
  const run = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`);
}

if (isProgram(import.meta.url)) ensureSystemDeps(await electronDist(), { tests: process.argv.includes('--tests') });

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const FIRST_BYTE_MS = 10_000;
const STALLED_MS = 30_000;

const require = createRequire(import.meta.url);
const electronFolder = path.dirname(require.resolve('electron/package.json'));
const { version } = require('electron/package.json');

/** The Electron that releases ship, and that the types come from. */
export const officialVersion = version;

/** The unpacked official Electron in node_modules, or `null` where it has not been downloaded yet. */
export function installedOfficial() {
  const dist = path.join(electronFolder, 'dist');
  try {
    const found = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    return found === version ? dist : null;
  } catch {
    return null;
  }
}

/**
 * Downloads the official Electron once, into node_modules/electron/dist, and returns that folder. Gives up after 10 s
 * without a first byte or 30 s without progress, so that a machine without access does not wait long. Throws on failure.
 */
export async function downloadOfficial() {
  const fromElectron = createRequire(path.join(electronFolder, 'package.json'));
  const { downloadArtifact } = await import(pathToFileURL(fromElectron.resolve('@electron/get')).href);
  const stop = new AbortController();
  const giveUp = () => stop.abort(new Error('no answer in time'));
  let timer = setTimeout(giveUp, FIRST_BYTE_MS);
  const getProgressCallback = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, STALLED_MS);
  };
  try {
    // Fills the cache of Electron's own installer, which then only has to unpack.
    await downloadArtifact({
      version,
      artifactName: 'electron',
      cacheRoot: process.env.electron_config_cache,
      checksums: require('electron/checksums.json'),
      downloadOptions: { signal: stop.signal, quiet: true, getProgressCallback },
    });
  } finally {
    clearTimeout(timer);
  }
  await unpack();
  const dist = installedOfficial();
  if (!dist) throw new Error('the download could not be unpacked');
  return dist;
}

function unpack() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(electronFolder, 'install.js')], { stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', resolve);
  });
}

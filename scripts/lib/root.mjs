import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Whether the module of this `import.meta.url` is the program that was started (and not imported). */
export function isProgram(url) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(url);
}

/** Folder for what this machine keeps between runs: runtime and type definitions. Honours XDG_CACHE_HOME. */
export function cacheFolder() {
  const home = process.env.HOME ?? process.env.USERPROFILE ?? '.';
  return path.join(process.env.XDG_CACHE_HOME || path.join(home, '.cache'), 'fieldbook-electron');
}

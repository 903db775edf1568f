import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npmElectron } from './npm-electron.mjs';
import { npmPack, untar } from './npm-pack.mjs';
import { cacheFolder, root } from './root.mjs';

const INTEGRITY = 'sha512-SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg==';

/**
 * Writes a TypeScript project of main and the tests against the declarations of the Electron that npm carries, and returns
 * its path. The package itself is only unpacked, never installed: its own installer wants the official download.
 */
export async function projectForNpmElectron() {
  const types = await typesOfNpmElectron();
  const folder = path.join(root, 'node_modules/.cache/types');
  const project = path.join(folder, 'npm-electron.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    project,
    JSON.stringify({
      extends: path.join(root, 'tests/tsconfig.json'),
      compilerOptions: {
        composite: false,
        incremental: false,
        emitDeclarationOnly: false,
        noEmit: true,
        rootDir: root,
        types: ['node', 'vite/client'],
        paths: { electron: [types], 'electron/*': [types] },
      },
      files: [types],
      include: [path.join(root, 'main/**/*.ts'), path.join(root, 'tests/**/*')],
    }),
  );
  return project;
}

async function typesOfNpmElectron() {
  const file = path.join(cacheFolder(), `electron-${npmElectron.version}.d.ts`);
  if (existsSync(file)) return file;
  mkdirSync(cacheFolder(), { recursive: true });
  const temporary = mkdtempSync(path.join(cacheFolder(), '.tmp-'));
  try {
    const archive = await npmPack(`electron@${npmElectron.version}`, INTEGRITY, temporary);
    renameSync(untar(archive, 'package/electron.d.ts', temporary), file);
    return file;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const FOLDERS = ['main', 'renderer', 'shared', 'tests', 'scripts'];
const SOURCE = /\.(ts|tsx|mjs|cjs)$/;

/** Every hand-written source: path from the project's folder (with `/`) → text. Fixtures are data and left out. */
export function sourceFiles() {
  const files = {};
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(root, file).split(path.sep).join('/');
      if (!entry.isFile() || !SOURCE.test(name) || name.startsWith('tests/fixtures/')) continue;
      files[name] = readFileSync(file, 'utf8');
    }
  }
  return files;
}

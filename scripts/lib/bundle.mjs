import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { root } from './root.mjs';

/**
 * Bundles a TypeScript module of the project for Node, imports it and resolves to what it exports. Packages are not bundled: they
 * are loaded from `node_modules` as ever. Nothing stays on the disk.
 */
export function importBundled(source) {
  return withBundled(source, (file) => import(pathToFileURL(file).href));
}

/** The same, but calls `use` with the path of the bundle, for another thread, and resolves to what that resolves to. */
export async function withBundled(source, use) {
  // Below the project, so that packages are found.
  const folder = mkdtempSync(path.join(root, '.dist-bundle-'));
  try {
    const bundle = await rolldown({
      input: path.join(root, source),
      platform: 'node',
      logLevel: 'silent',
      external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
    });
    const file = path.join(folder, 'module.mjs');
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    await bundle.close();
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { root } from '../root.mjs';

const source = path.join(root, 'tests/bench/lexical');

/** Builds the bare editor into `folder`, which becomes an app that Electron can run. */
export async function buildPeerEditor(folder) {
  cpSync(source, folder, { recursive: true });
  rmSync(path.join(folder, 'page.js'));
  const bundle = await rolldown({
    input: path.join(source, 'page.js'),
    cwd: root,
    platform: 'browser',
    logLevel: 'warn',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  await bundle.write({ file: path.join(folder, 'page.js'), format: 'iife', minify: true });
  await bundle.close();
}

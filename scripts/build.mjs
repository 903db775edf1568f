#!/usr/bin/env node
// Builds everything into dist/: main and the command line as ES modules, the preload as CommonJS, the page by Vite.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build as rolldown } from 'rolldown';
import { build as vite } from 'vite';
import { isProgram, root } from './lib/root.mjs';
import { sourcesDigest } from './lib/stale.mjs';

const dist = path.join(root, 'dist');
const external = ['electron', /^node:/, ...builtinModules];

/** One self-contained file each (main may load more of itself later): source → place in dist/. */
const BUNDLES = [
  { source: 'main/main.ts', target: 'main/main.js' },
  { source: 'main/search/process.ts', target: 'main/search.js' },
  { source: 'main/export/gate/worker.ts', target: 'main/gate.js' },
  { source: 'main/cli/cli.ts', target: 'cli/cli.js' },
  // A sandboxed preload cannot be an ES module.
  { source: 'main/preload.ts', target: 'preload/preload.cjs', format: 'cjs' },
];
const PAGE = 'renderer/index.html';
const characterNames = 'node_modules/decode-named-character-reference/index.js';

/** Builds dist/ anew. It is put in place at the end, whole, so that a program starting meanwhile never sees half of it. */
export async function build({ minify = true } = {}) {
  const digest = sourcesDigest();
  const start = performance.now();
  const temporary = path.join(root, `.dist-${process.pid}`);
  try {
    for (const source of [...BUNDLES.map((bundle) => bundle.source), PAGE]) {
      if (!existsSync(path.join(root, source))) console.error(`build: ${source} is missing and left out`);
    }
    await allOrThrow([
      buildPage(temporary, minify),
      ...BUNDLES.map((bundle) => buildBundle(bundle, temporary, minify)),
    ]);
    mkdirSync(temporary, { recursive: true });
    writeFileSync(path.join(temporary, '.sources'), digest);
    swap(temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  console.error(`build: ${Math.round(performance.now() - start)} ms`);
}

/** Builds dist/ unless it was built from the sources as they are. */
export async function buildIfStale(options) {
  const stamp = path.join(dist, '.sources');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourcesDigest()) await build(options);
}

async function buildPage(out, minify) {
  if (!existsSync(path.join(root, PAGE))) return;
  await vite({
    configFile: false,
    logLevel: 'warn',
    root: path.join(root, 'renderer'),
    base: '/',
    publicDir: false,
    plugins: [react()],
    // Its form for browsers asks the document, which a worker does not have.
    resolve: { alias: { 'decode-named-character-reference': path.join(root, characterNames) } },
    css: { transformer: 'lightningcss' },
    worker: { format: 'es' },
    build: {
      outDir: path.join(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      minify,
      // The page's policy allows no data: addresses for scripts, styles and fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // What the first screen needs is one file: each request takes its turn in main, which is busy starting.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
      chunkSizeWarningLimit: 4096,
      reportCompressedSize: false,
    },
  });
}

async function buildBundle({ source, target, format = 'es' }, out, minify) {
  if (!existsSync(path.join(root, source))) return;
  const file = path.join(out, target);
  await rolldown({
    input: path.join(root, source),
    cwd: root,
    platform: 'node',
    external,
    logLevel: 'warn',
    transform: { target: 'node20', define: settings() },
    output: {
      dir: path.dirname(file),
      format,
      entryFileNames: path.basename(file),
      chunkFileNames: 'chunk-[name]-[hash].js',
      codeSplitting: format === 'es',
      minify,
    },
  });
}

/** What is settled when the app is built: see "Signing in to GitHub" in docs/releasing.md. */
function settings() {
  return {
    'process.env.NODE_ENV': '"production"',
    'process.env.FIELDBOOK_GITHUB_CLIENT_ID': JSON.stringify(process.env.FIELDBOOK_GITHUB_CLIENT_ID ?? ''),
  };
}

/** Waits for every part, so that none still writes when the folder is removed, then throws the first failure. */
async function allOrThrow(parts) {
  const failed = (await Promise.allSettled(parts)).find((part) => part.status === 'rejected');
  if (failed) throw failed.reason;
}

function swap(temporary) {
  const old = `${temporary}-old`;
  for (let attempt = 0; ; attempt++) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(temporary, dist);
      break;
    } catch (error) {
      // Another build was put in place between the two steps.
      if (attempt === 5) throw error;
      rmSync(old, { recursive: true, force: true });
    }
  }
  rmSync(old, { recursive: true, force: true });
}

if (isProgram(import.meta.url)) {
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

#!/usr/bin/env node
// `npm run package`: the unpacked app and, on Linux, a .deb in release/. `-- --dir` stops after the unpacked app;
// `-- --all` makes every target of this platform, which needs downloads from GitHub; `-- --output=<folder>` puts it there.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Platform, build as pack } from 'electron-builder';
import { buildIfStale } from './build.mjs';
import { electronDist, electronVersion } from './electron-runtime.mjs';
import { officialVersion } from './lib/official-electron.mjs';
import { isProgram, root } from './lib/root.mjs';
import { onPath } from './system-deps.mjs';

const HOMEPAGE = 'https://fieldbook.example';

/**
 * Packages the app into `output` (a folder; release/ where left out) and returns the paths of what was made. `targets` are
 * electron-builder's names; `null`: all that electron-builder.yml lists. A package on another Electron than the one that
 * releases ship is named fieldbook-dev.
 */
export async function packageApp({ targets, output = path.join(root, 'release') }) {
  const dist = await electronDist();
  const version = electronVersion(dist);
  await buildIfStale();
  rmSync(output, { recursive: true, force: true });
  if (process.platform === 'linux') process.env.CUSTOM_FPM_PATH ??= path.join(root, 'scripts/fpm-deb.mjs');
  return pack({
    projectDir: root,
    targets: Platform.current().createTarget(targets),
    publish: 'never',
    config: {
      extends: path.join(root, 'electron-builder.yml'),
      electronDist: dist,
      electronVersion: version,
      directories: { output },
      extraMetadata: metadata('fieldbook', 'Fieldbook'),
      ...(version === officialVersion ? {} : developmentNames()),
    },
  });
}

function developmentNames() {
  const name = 'fieldbook-dev';
  return {
    appId: 'app.fieldbook.dev',
    productName: 'Fieldbook Dev',
    extraMetadata: metadata(name, 'Fieldbook Dev'),
    linux: { executableName: name },
    deb: { packageName: name },
  };
}

/** What the packaged app's own package.json says. */
function metadata(name, productName) {
  return { name, productName, homepage: HOMEPAGE, desktopName: `${name}.desktop` };
}

function targetsAskedFor(args) {
  if (args.includes('--all')) return null;
  if (args.includes('--dir') || process.platform !== 'linux' || !onPath('dpkg-deb')) return 'dir';
  return ['dir', 'deb'];
}

if (isProgram(import.meta.url)) {
  const args = process.argv.slice(2);
  const output = args.find((arg) => arg.startsWith('--output='))?.slice('--output='.length);
  const made = await packageApp({ targets: targetsAskedFor(args), output: output && path.resolve(output) });
  for (const file of made) console.log(path.relative(root, file));
}

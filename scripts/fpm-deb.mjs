#!/usr/bin/env node
// electron-builder makes a .deb with fpm, which it downloads from GitHub. This stands in for it with Debian's own dpkg-deb.
// Named by CUSTOM_FPM_PATH; understands exactly the arguments electron-builder gives.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { controlFile, readArguments } from './lib/deb.mjs';
import { isProgram } from './lib/root.mjs';

/** Builds the package that the arguments describe. Throws where they ask for anything but a .deb. */
function makeDeb(args) {
  const { options, depends, recommends, files } = readArguments(args);
  if (options.t !== 'deb') throw new Error(`only a deb can be made here, not ${options.t}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fieldbook-deb-'));
  try {
    for (const { source, target } of files) copy(source, path.join(folder, target));
    const kilobytes = Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0]);
    const debian = path.join(folder, 'DEBIAN');
    mkdirSync(debian);
    writeFileSync(path.join(debian, 'control'), controlFile({ options, depends, recommends, kilobytes }));
    script(options['after-install'], path.join(debian, 'postinst'));
    script(options['after-remove'], path.join(debian, 'postrm'));
    chmodSync(folder, 0o755);
    const compression = options['deb-compression'] ?? 'xz';
    const build = [
      '--root-owner-group',
      `-Z${compression === 'zst' ? 'zstd' : compression}`,
      '--build',
      folder,
      options.package,
    ];
    execFileSync('dpkg-deb', build, { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A source that ends with `/` stands for what is in that folder. */
function copy(source, target) {
  if (source.endsWith('/')) {
    mkdirSync(target, { recursive: true });
    execFileSync('cp', ['-a', `${source}.`, target]);
  } else {
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(source, target);
    chmodSync(target, 0o644);
  }
}

function script(source, target) {
  if (!source) return;
  copyFileSync(source, target);
  chmodSync(target, 0o755);
}

if (isProgram(import.meta.url)) {
  const args = process.argv.slice(2);
  if (args[0] === '--version') console.log('1.17.0');
  else makeDeb(args);
}

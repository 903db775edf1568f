import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** What a build is made of. */
const SOURCES = [
  'main',
  'renderer',
  'shared',
  'scripts/build.mjs',
  'scripts/lib/stale.mjs',
  'package.json',
  'package-lock.json',
];

/** A short text that changes whenever a source is changed, added or removed (names, sizes and times, not contents), or a setting of the build. */
export function sourcesDigest(folder = root, sources = SOURCES) {
  const hash = createHash('sha256');
  hash.update(`${process.env.FIELDBOOK_GITHUB_CLIENT_ID ?? ''}\n`);
  for (const source of sources) addTo(hash, path.join(folder, source), source);
  return hash.digest('hex');
}

function addTo(hash, file, name) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    hash.update(`${name}\0${stat.size}\0${stat.mtimeMs}\n`);
    return;
  }
  for (const entry of readdirSync(file).sort()) addTo(hash, path.join(file, entry), `${name}/${entry}`);
}

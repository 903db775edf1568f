import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Fetches one package with the npm client (and so from whichever registry it is set up for), without installing it.
 * `spec` is exact (`name@1.2.3`), `integrity` its `sha512-…`. Returns the path of the `.tgz` in `folder`. Throws when the
 * package cannot be had or is not the one expected.
 */
export async function npmPack(spec, integrity, folder) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['pack', spec, '--silent', '--pack-destination', folder], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(`npm pack ${spec} failed: ${(run.stderr || run.error?.message || '').trim()}`);
  const archive = path.join(folder, run.stdout.trim().split('\n').at(-1));
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive, { highWaterMark: 1 << 20 }), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw new Error(`${spec} is not the package expected: ${found}, wanted ${integrity}`);
  return archive;
}

/** Unpacks one member of a `.tgz` into `folder` and returns its path. Uses the system's `tar`. */
export function untar(archive, member, folder) {
  const run = spawnSync('tar', ['-xzf', archive, '-C', folder, member], { encoding: 'utf8' });
  if (run.status !== 0)
    throw new Error(`${member} could not be unpacked: ${(run.stderr || run.error?.message || '').trim()}`);
  return path.join(folder, member);
}
